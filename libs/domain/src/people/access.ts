import type { Person } from './person.js';

/** What access to a form is judged by. */
export interface FormScope {
  /** Units whose people may see it: its own, and from the first submission on its department and finance bureau. */
  readonly scope: readonly string[];
  readonly published: boolean;
}

/** Which parts of a form a person may read; what is masked is left out of answers, prints, exports and counts alike. */
export interface Mask {
  readonly content: boolean;
  /** Opinions, seats and who sits in them (审核意见). */
  readonly opinions: boolean;
  /** Comments on cells (批注). */
  readonly comments: boolean;
  /** Audit events (办理记录). */
  readonly history: boolean;
  /** Frozen versions before the published one. */
  readonly drafts: boolean;
}

/** The one answer about one person and one form. */
export interface Access<Command extends string = string> {
  readonly see: boolean;
  readonly commands: readonly Command[];
  readonly mask: Mask;
}

const NOTHING: Mask = { content: false, opinions: false, comments: false, history: false, drafts: false };
const PUBLIC: Mask = { ...NOTHING, content: true };
const EVERYTHING: Mask = { content: true, opinions: true, comments: true, history: true, drafts: true };

/**
 * The one choke point for permission (权限): what this person may do with this form and which parts they may read.
 * `offered` is what the chain would accept from them, found by the same guards that later decide.
 */
export function can<Command extends string>(
  person: Person | undefined,
  form: FormScope,
  offered: readonly Command[],
): Access<Command> {
  if (person && isWithin(person, form)) return { see: true, commands: offered, mask: EVERYTHING };
  if (form.published) return { see: true, commands: [], mask: PUBLIC };
  return { see: false, commands: [], mask: NOTHING };
}

/** Units in which a person holds any position: what lists and counts are filtered by, so they agree with `can`. */
export const unitsOf = (person: Person): readonly string[] => [...new Set(person.positions.map(({ unit }) => unit))];

const isWithin = (person: Person, { scope }: FormScope): boolean =>
  person.positions.some(({ unit }) => scope.includes(unit));
