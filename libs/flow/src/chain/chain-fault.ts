/** What is wrong with how a chain is written, and where: "states.draft.on.submit.guard". */
export interface ChainMistake {
  readonly kind:
    | 'notData'
    | 'missing'
    | 'unknownKey'
    | 'unknownState'
    | 'unknownCommand'
    | 'unknownGuard'
    | 'unknownAction'
    | 'unknownParam'
    | 'wrongParam'
    | 'wrongValue'
    | 'overlap'
    | 'gap';
  readonly where: string;
  readonly detail: string;
}

/** A chain that cannot be run as written: a mistake of whoever released it, never of the person acting. */
export class ChainFault extends Error {
  override readonly name = 'ChainFault';
  constructor(
    readonly chain: string,
    readonly problems: readonly ChainMistake[],
  ) {
    super(`${chain}: ${problems.map(({ kind, where, detail }) => `${kind} ${where} (${detail})`).join('; ')}`);
  }
}
