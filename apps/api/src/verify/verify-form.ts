import { canonical, GENESIS, inspectRecord, sha256, verifyChain, type SealedRecord } from '@chengwen/domain';
import { replay } from '@chengwen/flow';
import type { FormEvent, FormRecord, FormRepository, FormVersion, Sealed } from '@chengwen/store';
import { chains } from '@chengwen/workflows';

/** One thing that does not fit (校验发现), with form, record and field named. */
export interface Discrepancy {
  readonly form: string;
  /** "event 12", "version 3" or "form". */
  readonly record: string;
  readonly field: string;
  readonly problem: string;
}

/** What a verification found; `problems` empty is the only good answer. */
export interface Verification {
  readonly form: string;
  readonly number: string;
  readonly events: number;
  readonly versions: number;
  readonly problems: readonly Discrepancy[];
}

/**
 * Proves a form's history (留痕校验): every event and frozen version is whole and linked, none is missing, and the form
 * as it stands is what its events say: state = replay of the events, content = the hash the last event recorded.
 */
export async function verifyForm(forms: FormRepository, id: string): Promise<Verification> {
  for (let attempt = 1; ; attempt += 1) {
    const before = await forms.load(id);
    if (!before) return missing(id);
    const [events, versions] = [await forms.events(before), await forms.versions(before)];
    const after = await forms.load(id);
    // Records read while somebody worked on the form belong to two moments: that is no tampering, it is read again.
    if (after?.head.hash === before.head.hash || attempt === TRIES) return examine(before, events, versions);
  }
}

/** Readings of a form that is being worked on before its last one is judged as it is. */
const TRIES = 20;

function missing(id: string): Verification {
  const problem = '找不到该表单：它可能已被删除';
  return {
    form: id,
    number: '',
    events: 0,
    versions: 0,
    problems: [{ form: id, record: 'form', field: '_id', problem }],
  };
}

/** The same on records already read. */
export function examine(
  form: FormRecord,
  events: readonly FormEvent[],
  versions: readonly FormVersion[],
): Verification {
  const say = (record: string, field: string, problem: string): Discrepancy => ({
    form: form._id,
    record,
    field,
    problem,
  });
  const problems = [
    ...eventProblems(form, events, say),
    ...copyProblems(form, events, say),
    ...versionProblems(form, events, versions, say),
    ...standingProblems(form, events, say),
  ];
  return {
    form: form._id,
    number: form.number,
    events: events.length,
    versions: versions.length,
    problems: unique(problems),
  };
}

type Say = (record: string, field: string, problem: string) => Discrepancy;

/** A stored record, taken apart into what is sealed and the seal. */
function sealedOf<T extends Sealed>(stored: T): SealedRecord<Omit<T, keyof Sealed>> {
  const { prev, marks, hash, ...body } = stored;
  return { body, prev, marks, hash };
}

function eventProblems(form: FormRecord, events: readonly FormEvent[], say: Say): Discrepancy[] {
  return verifyChain(events.map(sealedOf), form.head).flatMap((problem) => {
    const record = `event ${problem.seq}`;
    if (problem.kind === 'altered')
      return problem.fields.map((field) => say(record, field, '内容与留痕不符，已被改动'));
    if (problem.kind === 'missing') return [say(record, '_id', '该条记录缺失')];
    if (problem.kind === 'order') return [say(record, 'seq', '该条记录的次序有误或多出')];
    return [say(record, 'hash', '该条记录已被整体替换')];
  });
}

/** The newest events stand in the form too: both copies have to say the same. */
function copyProblems(form: FormRecord, events: readonly FormEvent[], say: Say): Discrepancy[] {
  const byId = new Map(events.map((event) => [event._id, event]));
  const waiting = form.outbox.flatMap((item) => (item.kind === 'event' ? [item.event] : []));
  return [...form.tail, ...waiting].flatMap((copy) => {
    const inspection = inspectRecord(sealedOf(copy));
    const record = `event ${copy.seq}`;
    if (!inspection.intact) return inspection.fields.map((field) => say(record, field, '表单内的副本已被改动'));
    return byId.get(copy._id)?.hash === copy.hash ? [] : [say(record, 'hash', '表单内的副本与留痕不一致')];
  });
}

function versionProblems(
  form: FormRecord,
  events: readonly FormEvent[],
  versions: readonly FormVersion[],
  say: Say,
): Discrepancy[] {
  const problems: Discrepancy[] = [];
  const promised = events.flatMap((event) => (event.version ? [event.version] : []));
  const byNumber = new Map(versions.map((version) => [version.number, version]));
  let previous = GENESIS;
  for (const { number, hash } of promised) {
    const record = `version ${number}`;
    const version = byNumber.get(number) ?? versions.find((candidate) => candidate.hash === hash);
    if (!version) problems.push(say(record, '_id', '该版本缺失'));
    else {
      const inspection = inspectRecord(sealedOf(version));
      if (!inspection.intact)
        for (const field of inspection.fields) problems.push(say(record, field, '内容与留痕不符，已被改动'));
      else if (version.hash !== hash) problems.push(say(record, 'hash', '该版本已被整体替换'));
      else if (version.prev !== previous) problems.push(say(record, 'prev', '与上一版本的衔接有误'));
    }
    previous = hash;
  }
  const known = new Set(promised.map(({ number }) => number));
  for (const { number } of versions)
    if (!known.has(number)) problems.push(say(`version ${number}`, 'number', '没有记录产生过该版本'));
  const newest = promised.at(-1);
  if (form.frozen.number !== (newest?.number ?? 0)) problems.push(say('form', 'frozen.number', '与最新版本不符'));
  if (form.frozen.hash !== (newest?.hash ?? '')) problems.push(say('form', 'frozen.hash', '与最新版本不符'));
  return problems;
}

/** The form as it stands against what its events say of it. */
function standingProblems(form: FormRecord, events: readonly FormEvent[], say: Say): Discrepancy[] {
  const problems: Discrepancy[] = [];
  const [first, last] = [events[0], events.at(-1)];
  if (!first || !last) return [];
  for (const [field, value] of Object.entries(first.created ?? {}))
    if (form[field as keyof FormRecord] !== value) problems.push(say('form', field, '与建立时的记录不符'));
  const stands: readonly (readonly [string, unknown, unknown])[] = [
    ['pack', form.pack, first.created?.pack],
    ['projectName', form.projectName, form.content.fields['projectName'] ?? ''],
    ['createdAt', form.createdAt.toISOString(), first.at],
    ['updatedAt', form.updatedAt.toISOString(), last.at],
    ['scope', form.scope[0], form.unit],
    ['scope', form.state.context.submission === 0 && form.scope.length > 1, false],
  ];
  for (const [field, is, ought] of stands) if (is !== ought) problems.push(say('form', field, '与记录不符'));
  if (form.contentVersion !== last.contentVersion) problems.push(say('form', 'contentVersion', '与最后一条记录不符'));
  if (sha256(canonical(form.content)) !== last.contentHash)
    problems.push(say('form', 'content', '表单内容与最后一条记录的摘要不符'));
  if (form.state.value !== last.to) problems.push(say('form', 'state.value', '环节与最后一条记录不符'));
  const chain = chains[form.chain];
  if (!chain) return [...problems, say('form', 'chain', '没有这一审批流')];
  try {
    const replayed = replay(
      chain,
      { author: first.created?.author ?? form.author },
      events.flatMap(({ event }) => (event ? [event] : [])),
    );
    if (canonical(plain(replayed)) !== canonical(plain(form.state)))
      problems.push(say('form', 'state', '按留痕重演的结果与表单不符'));
  } catch {
    problems.push(say('form', 'state', '留痕无法重演'));
  }
  return problems;
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;
const unique = (problems: readonly Discrepancy[]): Discrepancy[] => [
  ...new Map(problems.map((problem) => [canonical({ ...problem }), problem])).values(),
];
