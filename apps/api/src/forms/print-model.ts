import {
  isScored,
  layOut,
  ROLE_LABELS,
  scoreForm,
  type BoundForm,
  type FormContent,
  type LaidOut,
  type Recheck,
  type Template,
} from '@chengwen/domain';
import type { PrintModel, PrintOpinion } from '@chengwen/print';
import type { FormVersion } from '@chengwen/store';
import { chains } from '@chengwen/workflows';
import { templateFor } from './catalogue.js';
import { stageLabel } from './form-answers.js';

/** What a print is made of beside the version itself. */
export interface PrintGround {
  /** Names a version leaves to the org tree. */
  readonly unit: string;
  readonly author: string;
  /** Whether the reader may read opinions; the public copy has none. */
  readonly opinions: boolean;
  readonly origin?: string;
  /** The forms that it rests on, for the figures that its text refers to. */
  readonly bound?: readonly BoundForm[];
}

/** A frozen version as it is printed (打印模型): content, opinions, foot, and the seal once the head has approved. */
export function printModel(version: FormVersion, ground: PrintGround): PrintModel {
  const { content, recheck, year } = version;
  const head = headOf(version);
  const unit = content.fields['unit'] || ground.unit;
  return {
    ...contentPart(templateFor(version), content, year, recheck, ground.bound),
    number: version.formNumber,
    versionLabel: `第${version.number}版`,
    hash: version.hash,
    qrText: verificationCode(version, ground.origin),
    opinions: ground.opinions ? opinionsOf(version) : [],
    foot: { unit, head: head ?? '', author: ground.author, date: chineseDate(version.at) },
    ...(head === undefined ? {} : { seal: { owner: unit } }),
  };
}

/** A content that was never submitted, as it would be printed: no number, no seal, nothing to verify. */
export function previewModel(template: Template, content: FormContent, year: number): PrintModel {
  return {
    ...contentPart(template, content, year),
    number: '',
    versionLabel: '草稿',
    hash: '',
    qrText: '',
    opinions: [],
    foot: { unit: content.fields['unit'] ?? '', head: '', author: '', date: '' },
  };
}

/** Year, month and day as on paper, without leading zeros, in the time of Beijing: 2021年2月5日. */
export function chineseDate(at: string): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  }).formatToParts(new Date(at));
  const part = (type: string): string => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year')}年${part('month')}月${part('day')}日`;
}

/** What the QR code says: enough to find the version and to compare its hash. */
const verificationCode = ({ form, formNumber, number, hash }: FormVersion, origin?: string): string =>
  origin === undefined
    ? `呈文 ${formNumber} 第${number}版 ${hash}`
    : `${origin}/verify/${encodeURIComponent(form)}/${number}/${hash}`;

function contentPart(
  template: Template,
  content: FormContent,
  year: number,
  recheck?: Recheck,
  bound?: readonly BoundForm[],
): LaidOut {
  const score = isScored(template) ? scoreForm(template, content, recheck) : undefined;
  return layOut(template, content, score, { year, ...(recheck ? { recheck } : {}), ...(bound ? { bound } : {}) });
}

/** 主要负责人 of the unit, by the seat in which they approved. */
function headOf({ rounds, unit }: FormVersion): string | undefined {
  return rounds
    .flatMap(({ seats }) => seats)
    .find((seat) => seat.role === 'head' && seat.unit === unit && seat.ballot !== undefined)?.name;
}

function opinionsOf(version: FormVersion): PrintOpinion[] {
  const approvals = version.rounds.flatMap(({ stage, seats }) =>
    seats.flatMap(({ name, role, ballot }): PrintOpinion[] =>
      ballot
        ? [
            {
              stage: labelOf(version, stage),
              person: name,
              role: ROLE_LABELS[role],
              decision: '审核通过',
              opinion: ballot.opinion,
              date: chineseDate(ballot.at),
              version: `内容第${ballot.contentVersion}版`,
              carried: ballot.carried !== undefined,
            },
          ]
        : [],
    ),
  );
  return version.cause === 'return' ? [...approvals, returnOf(version)] : approvals;
}

/** The return itself: whoever gave it cast no ballot, so the version's own actor speaks. */
function returnOf(version: FormVersion): PrintOpinion {
  const { by, rounds, comments, contentVersion, at } = version;
  const open = comments.filter(({ resolved }) => resolved === undefined);
  return {
    stage: labelOf(version, rounds.at(-1)?.stage ?? ''),
    person: by.name,
    role: ROLE_LABELS[by.role],
    decision: '退回',
    opinion: inOneSentence(open.map(({ text }) => text)),
    date: chineseDate(at),
    version: `内容第${contentVersion}版`,
    carried: false,
  };
}

/** Several remarks in one cell: what ends each of them gives way to one mark between them. */
const inOneSentence = (remarks: readonly string[]): string => {
  const bare = remarks.map((remark) => remark.trim().replace(/[。；;，,]+$/, ''));
  return bare.length > 0 ? `${bare.join('；')}。` : '';
};

function labelOf({ chain: id }: FormVersion, stage: string): string {
  const chain = chains[id];
  return chain ? stageLabel(chain, stage) : stage;
}
