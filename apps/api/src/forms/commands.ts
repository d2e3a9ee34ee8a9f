import {
  checkRecheck,
  refusal,
  scoreForm,
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
  const { by, at, facts, record } = ground;
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
      return { type, ...who, opinion };
    case 'return':
      return { type, ...who, reason, opinion, comments: comments(input, record) };
    case 'score':
      return { type, ...who, ...rechecked(input, ground), ...(opinion ? { opinion } : {}) };
    case 'void':
      return { type, ...who, reason };
    default:
      return { type, ...who };
  }
}

/** Comments get their ids here, from the place of the event in the form's history: the same command makes the same ids. */
function comments({ comments = [] }: CommandInput, record: FormRecord): { id: string; where: Where; text: string }[] {
  if (comments.length > 200) throw refusal('command.malformed', { path: 'comments', problem: '批注过多' });
  const rows = new Set(record.content.indicators.map(({ id }) => id));
  return comments.map(({ where, text: words }, index) => {
    if (where.part === 'indicators' && where.row && !rows.has(where.row))
      throw refusal('score.unknownRow', { row: where.row });
    const { part, row, field } = where;
    return {
      id: `c${record.head.seq + 1}-${index + 1}`,
      where: { part, ...(row ? { row } : {}), ...(field ? { field } : {}) },
      text: text(words, `comments.${index}.text`),
    };
  });
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
  if (trimmed.length > LONGEST) throw refusal('command.malformed', { path, problem: `超过 ${LONGEST} 字` });
  return trimmed;
}
