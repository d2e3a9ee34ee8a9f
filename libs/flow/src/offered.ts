import type { DecimalText, Refusal } from '@chengwen/domain';
import { openComments } from './actions/comments.js';
import type { Chain } from './chain/chain.js';
import { compile } from './compile.js';
import { judge } from './decide.js';
import { COMMANDS } from './types.js';
import type { ChainEvent, CommandType, Context, Facts, FlowState } from './types.js';

/** Who asks, and how things stand for them. */
export interface Caller {
  readonly by: string;
  readonly name: string;
  readonly facts: Facts;
}

/** What one command comes to for somebody, were they to fill it in well. */
export interface Offer {
  readonly command: CommandType;
  /** Why not. Absent: they may. */
  readonly refused?: Refusal;
}

const FILLED = '—';

/** Each command filled in well, so that only what the person cannot change by typing stands in its way. */
function filledIn(type: CommandType, context: Context, { by, name, facts }: Caller): ChainEvent {
  const who = { by, name, at: '', facts };
  const { version, hash } = facts.content;
  switch (type) {
    case 'save':
      return { type, ...who, content: { version, hash } };
    case 'resolve':
      return { type, ...who, comment: openComments(context)[0]?.id ?? '', answer: FILLED };
    case 'approve':
      return { type, ...who, opinion: FILLED };
    case 'return':
      return {
        type,
        ...who,
        reason: FILLED,
        opinion: FILLED,
        comments: [{ where: { part: 'note' }, text: FILLED }],
      };
    case 'score':
      return { type, ...who, rows: {}, total: '0' as DecimalText };
    case 'void':
      return { type, ...who, reason: FILLED };
    default:
      return { type, ...who };
  }
}

/** Every command the form's state knows, with the no that stands in this person's way, if any (可办操作及原因). */
export function offers(chain: Chain, state: FlowState, caller: Caller): readonly Offer[] {
  const compiled = compile(chain);
  const snapshot = compiled.restore(state);
  const known = chain.states[state.value]?.on ?? {};
  return COMMANDS.filter((command) => known[command] !== undefined).map((command) => {
    const answer = judge(compiled, snapshot, filledIn(command, state.context, caller));
    return 'refused' in answer ? { command, refused: answer.refused() } : { command };
  });
}

/**
 * What this person can do now (可办操作). It asks decide() itself with the command filled in well, so the button, the API
 * and the notification give one answer.
 */
export const offered = (chain: Chain, state: FlowState, caller: Caller): readonly CommandType[] =>
  offers(chain, state, caller).flatMap(({ command, refused }) => (refused ? [] : [command]));
