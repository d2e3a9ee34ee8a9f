import { VERDICTS, type Verdict } from '@chengwen/domain';
import { OUTCOMES } from '../types.js';
import type { CompletionRule, Outcome } from '../types.js';

/** Completion rules of a stage. */
export const RULES = ['all', 'any', 'sequence', 'vote'] as const satisfies readonly CompletionRule[];
/** Who is told (通知对象). */
export const AUDIENCES = ['reviewers', 'author', 'publishers', 'named'] as const;
/** Why a version is frozen (版本缘由). */
export const CAUSES = ['submit', 'return', 'score', 'publish'] as const;

/** What a param of a guard or action may be. */
export interface ParamKinds {
  stage: string;
  stages: readonly string[];
  rule: CompletionRule;
  outcome: Outcome;
  flag: boolean;
  audience: (typeof AUDIENCES)[number];
  cause: (typeof CAUSES)[number];
  verdict: Verdict;
}

/** Params of a word, by name and kind: checked by the compiler where a chain is written, and again where one is loaded. */
export type ParamSpec = Readonly<Record<string, keyof ParamKinds>>;
export type ParamsOf<S extends ParamSpec> = { readonly [K in keyof S]: ParamKinds[S[K]] };

/** A word as a chain writes it: its bare name, or name and params where it has some. */
export type RefTo<Words extends Readonly<Record<string, { readonly params: ParamSpec }>>> = {
  [W in keyof Words & string]: keyof Words[W]['params'] extends never
    ? W
    : { readonly type: W; readonly params: ParamsOf<Words[W]['params']> };
}[keyof Words & string];

const among = (values: readonly unknown[]) => (value: unknown) => values.includes(value);

/** Whether a value is of a kind; which names are stages is the chain's to say. */
export const isOfKind = (kind: keyof ParamKinds, value: unknown, stages: readonly string[]): boolean =>
  ({
    stage: among(stages),
    stages: (list: unknown) => Array.isArray(list) && list.length > 0 && list.every(among(stages)),
    rule: among(RULES),
    outcome: among(OUTCOMES),
    flag: among([true, false]),
    audience: among(AUDIENCES),
    cause: among(CAUSES),
    verdict: among(Object.keys(VERDICTS)),
  })[kind](value);
