import type { Finding, Mask, Where } from '@chengwen/domain';
import { COMMAND_LABELS, stageOf, type Chain, type Comment } from '@chengwen/flow';
import type { FormEvent, FormVersion } from '@chengwen/store';
import { templates } from '@chengwen/templates';
import { chains } from '@chengwen/workflows';
import type { OrgService } from '../people/org.service.js';
import type { FormView } from './forms.service.js';
import { templateFor } from './catalogue.js';
import { CAUSE_LABELS, CONSEQUENCES, EVENT_LABELS } from './labels.js';
import { scoreOf } from './score-view.js';
import type {
  CommentType,
  EventType,
  FindingType,
  FormType,
  ReturnedType,
  VersionType,
  WhereType,
} from './forms.types.js';

/** What a form shows of itself at once; the dearer parts are added by field resolvers when asked for. */
export type FormHead = Omit<
  FormType,
  'author' | 'findings' | 'score' | 'stages' | 'versions' | 'version' | 'history' | 'bound' | 'lastYear'
>;

/** A form as one person may see it, as the answer that GraphQL gives. */
export async function toFormType(view: FormView, org: OrgService): Promise<FormType> {
  const { record, access } = view;
  const { context, value } = record.state;
  const chain = chains[record.chain];
  const head: FormHead = {
    view,
    id: record._id,
    number: record.number,
    template: record.template,
    pack: record.pack ?? templates[record.template]?.scoring.id ?? '',
    chain: record.chain,
    title: templates[record.template]?.title ?? record.template,
    projectName: record.projectName,
    year: record.year,
    unit: await org.unit(record.unit),
    state: value,
    stateLabel: chain ? stageLabel(chain, value) : value,
    round: context.round,
    contentVersion: record.contentVersion,
    submission: context.submission,
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    content: record.content,
    actions: access.commands.map((command) => ({
      command,
      label: COMMAND_LABELS[command],
      consequence: CONSEQUENCES[command],
    })),
    comments: access.mask.comments ? context.comments.map(toCommentType) : [],
    returned: access.mask.opinions && chain ? toReturnedType(view, chain) : null,
  };
  return head as FormType;
}

/** 环节名称; a value that the chain does not have is shown as it is. */
export const stageLabel = (chain: Chain, value: string): string =>
  value in chain.states ? stageOf(chain, value).label : value;

const toWhereType = ({ part, row, field }: Where): WhereType => ({ part, row: row ?? null, field: field ?? null });

function toCommentType(comment: Comment): CommentType {
  const { id, where, text, name, contentVersion, resolved } = comment;
  return {
    id,
    where: toWhereType(where),
    text,
    name,
    contentVersion,
    resolved: resolved !== undefined,
    answer: resolved?.answer ?? null,
  };
}

function toReturnedType({ record }: FormView, chain: Chain): ReturnedType | null {
  const { returned } = record.state.context;
  if (!returned) return null;
  const { name, stage, reason, opinion } = returned;
  return { name, stage: stageLabel(chain, stage), reason, opinion };
}

export function toFindingType(finding: Finding): FindingType {
  const { rule, severity, message, quote, where, computed, expected, fix } = finding;
  return {
    rule,
    severity,
    message,
    quote,
    where: toWhereType(where),
    computed: computed ?? null,
    expected: expected ?? null,
    fix: fix ?? null,
  };
}

export function toEventType(event: FormEvent): EventType {
  const chain = event.event;
  const opinion = chain && 'opinion' in chain ? chain.opinion : undefined;
  const reason = chain && 'reason' in chain ? chain.reason : undefined;
  return {
    seq: event.seq,
    type: event.type,
    label: EVENT_LABELS[event.type],
    by: event.by.name,
    at: event.at,
    from: event.from,
    to: event.to,
    round: event.round,
    contentVersion: event.contentVersion,
    version: event.version?.number ?? null,
    opinion: opinion ?? null,
    reason: reason ?? null,
    hash: event.hash,
  };
}

/** Path of a version's PDF, on the server that answers. */
export const pdfPath = (form: string, number: number): string =>
  `/forms/${encodeURIComponent(form)}/versions/${number}.pdf`;

export function toVersionType(version: FormVersion, mask: Mask): VersionType {
  return {
    number: version.number,
    contentVersion: version.contentVersion,
    round: version.round,
    cause: version.cause,
    causeLabel: CAUSE_LABELS[version.cause],
    by: version.by.name,
    at: version.at,
    hash: version.hash,
    content: version.content,
    score: scoreOf(templateFor(version), version.content, version.recheck, mask),
    pdf: pdfPath(version.form, version.number),
  };
}
