import {
  checkRecheck,
  refusal,
  scoreForm,
  unprintableIn,
  type DecimalText,
  type Person,
  type Template,
  type Where,
} from '@chengwen/domain';
import type { ChainEvent, CommandType, Facts } from '@chengwen/flow';
import type { FormRecord } from '@chengwen/store';

/** What every command carries: the form, a key of its own, and what the person saw; then what the command is about. */
export interface CommandInput {
  readonly formId: string;
  readonly key: string;
  readonly round: number;
  readonly contentVersion: number;
  readonly content?: unknown;
  readonly opinion?: string | null;
  readonly reason?: string | null;
  readonly answer?: string;
  readonly comment?: string;
  readonly comments?: readonly { readonly where: Where; readonly text: string }[];
  readonly rows?: readonly { readonly row: string; readonly score: string; readonly reason: string }[];
}

/** 新建. */
export interface CreateInput {
  readonly key: string;
  readonly template: string;
  readonly unit: string;
  readonly year: number;
  readonly content?: unknown;
  /** Rule pack (评分规则); the edition's own where absent. */
  readonly pack?: string;
  /** Forms it rests on: their versions in force give it its first content. Not together with `content`. */
  readonly from?: readonly string[];
}

/** What a command is read against. */
export interface CommandGround {
  readonly by: Person;
  readonly at: string;
  readonly facts: Facts;
  readonly record: FormRecord;
  readonly template: Template;
  readonly contentVersion: number;
  readonly contentHash: string;
}

const LONGEST = 2000;

/** The person's command as the chain's event. */
export function commandEvent(type: CommandType, input: CommandInput, ground: CommandGround): ChainEvent {
  const { by, at, facts } = ground;
  const who = { by: by.id, name: by.name, at, facts };
  const opinion = text(input.opinion, 'opinion');
  const reason = text(input.reason, 'reason');
  switch (type) {
    case 'save':
      return { type, ...who, content: { version: ground.contentVersion, hash: ground.contentHash } };
    case 'submit':
      return { type, ...who, ...(opinion ? { opinion } : {}) };
    case 'withdraw':
      return { type, ...who, ...(reason ? { reason } : {}) };
    case 'resolve':
      return { type, ...who, comment: input.comment ?? '', answer: text(input.answer, 'answer') };
    case 'approve':
    case 'reject':
    case 'advise':
      return { type, ...who, opinion };
    case 'requestReturn':
      return { type, ...who, reason };
    case 'comment':
      return { type, ...who, comments: comments(input, ground) };
    // No mutation gives these yet, and no chain in force knows them; what they name comes with theirs.
    case 'ratify':
      return { type, ...who, opinion, number: '', date: '' };
    case 'adjust':
      return { type, ...who, number: '', reason };
    case 'transfer':
    case 'delegate':
      return { type, ...who, to: '', opinion };
    case 'addReviewer':
      return { type, ...who, to: '', how: 'beside', opinion };
    case 'removeReviewer':
    case 'copy':
      return { type, ...who, to: '' };
    case 'reassign':
      return { type, ...who, seat: '', to: '', reason };
    case 'return':
      return { type, ...who, reason, opinion, comments: comments(input, ground) };
    case 'score':
      return { type, ...who, ...rechecked(input, ground), ...(opinion ? { opinion } : {}) };
    case 'void':
      return { type, ...who, reason };
    default:
      return { type, ...who };
  }
}

/** Comments of one return, all together: what a person writes in a morning, not what fills a form document. */
const MOST_COMMENTS = 60;
const LONGEST_RETURN = 12_000;

/** Comments on cells that are there; the chain gives them their ids. */
function comments(
  { comments: given = [] }: CommandInput,
  { record, template }: CommandGround,
): { where: Where; text: string }[] {
  const size = given.reduce((sum, comment) => sum + comment.text.length, 0);
  if (given.length > MOST_COMMENTS || size > LONGEST_RETURN)
    throw refusal('command.malformed', {
      path: 'comments',
      problem: `一次退回最多 ${MOST_COMMENTS} 条批注、共 ${LONGEST_RETURN} 字`,
    });
  return given.map(({ where, text: words }, index) => ({
    where: anchored(where, record, template, `comments.${index}.where`),
    text: text(words, `comments.${index}.text`),
  }));
}

/** Names of rows that a comment may hang on, by block; the row of a matrix is named with it. */
const rowsOf: Readonly<Record<Where['part'], (content: FormRecord['content'], template: Template) => string[]>> = {
  fields: () => [],
  goals: () => [],
  note: () => [],
  total: () => [],
  choices: (_, { choices = [] }) => choices.map(({ key }) => key),
  funding: (_, { funding }) => funding.rows.map(({ key }) => key),
  indicators: ({ indicators }) => indicators.map(({ id }) => id),
  chapters: ({ chapters = [] }) => chapters.map(({ id }) => id),
  matrices: (_, { matrices = [] }) => matrices.flatMap(({ key, rows }) => rows.map((row) => `${key}/${row.key}`)),
};

/** A comment hangs on a cell that the form has: whoever has to resolve it must be able to find it. */
function anchored({ part, row, field }: Where, { content }: FormRecord, template: Template, path: string): Where {
  const rows = Object.hasOwn(rowsOf, part) ? rowsOf[part](content, template) : undefined;
  if (row && part === 'indicators' && !rows?.includes(row))
    throw refusal('score.unknownRow', { row: row.slice(0, 40) });
  if (!rows || (row && !rows.includes(row)) || !/^[A-Za-z0-9]{0,40}$/.test(field ?? ''))
    throw refusal('command.malformed', { path, problem: '表中没有这一处' });
  return { part, ...(row ? { row } : {}), ...(field ? { field } : {}) };
}

function rechecked(
  { rows = [] }: CommandInput,
  { record, template }: CommandGround,
): { rows: Record<string, { score: DecimalText; reason: string }>; total: DecimalText } {
  const recheck = checkRecheck(template, record.content, rows);
  const { recheckTotal, total } = scoreForm(template, record.content, recheck);
  return { rows: { ...recheck.rows }, total: recheckTotal ?? total.score };
}

/** Words a person typed: trimmed, and short enough to print. */
function text(words: string | null | undefined, path: string): string {
  const trimmed = (words ?? '').trim();
  const stranger = unprintableIn(trimmed);
  if (stranger !== undefined)
    throw refusal('command.malformed', { path, problem: `含有无法打印的字符（${stranger}）` });
  if (trimmed.length > LONGEST) throw refusal('command.malformed', { path, problem: `超过 ${LONGEST} 字` });
  return trimmed;
}
