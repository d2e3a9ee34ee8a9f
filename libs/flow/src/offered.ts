import type { DecimalText, Refusal } from '@chengwen/domain';
import { seatFor, seatOf } from './actions/seats.js';
import { dutyOf } from './actions/tally.js';
import { openComments } from './actions/comments.js';
import type { Chain } from './chain/chain.js';
import { compile } from './compile.js';
import { judge } from './decide.js';
import { COMMANDS } from './types.js';
import type { ChainEvent, CommandType, Context, Facts, FlowState, Seat } from './types.js';

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
function filledIn(type: CommandType, { value, context }: FlowState, { by, name, facts }: Caller): ChainEvent {
  const who = { by, name, at: '', facts };
  const { version, hash } = facts.content;
  const comments = [{ where: { part: 'note' as const }, text: FILLED }];
  switch (type) {
    case 'save':
      return { type, ...who, content: { version, hash } };
    case 'resolve':
      return { type, ...who, comment: openComments(context)[0]?.id ?? '', answer: FILLED };
    case 'approve':
    case 'reject':
    case 'advise':
      return { type, ...who, opinion: FILLED };
    case 'return':
      return { type, ...who, reason: FILLED, opinion: FILLED, comments };
    case 'comment':
      return { type, ...who, comments };
    case 'score':
      return { type, ...who, rows: {}, total: '0' as DecimalText, verdict: 'excellent' };
    case 'ratify':
      return { type, ...who, opinion: FILLED, number: FILLED, date: '2000-01-01' };
    case 'adjust':
      return { type, ...who, number: FILLED, reason: FILLED };
    case 'void':
    case 'requestReturn':
      return { type, ...who, reason: FILLED };
    case 'transfer':
    case 'delegate':
      return { type, ...who, ...somebody(seatOf(context.seats, by), facts), to: FILLED, opinion: FILLED };
    case 'addReviewer':
      return {
        type,
        ...who,
        ...somebody(seatOf(context.seats, by), facts),
        to: FILLED,
        how: 'beside',
        opinion: FILLED,
      };
    case 'copy':
      return { type, ...who, ...somebody(context.seats[0], facts), to: FILLED };
    case 'removeReviewer':
      return { type, ...who, to: removable(context, by) };
    case 'reassign': {
      const seat = vacant(context, facts, value);
      return { type, ...who, ...somebody(seat, facts), seat: seat?.person ?? '', to: FILLED, reason: FILLED };
    }
    default:
      return { type, ...who };
  }
}

/** Facts with somebody in them who could take this seat: whom to choose is the person's to type. */
const somebody = (seat: Seat | undefined, facts: Facts): { readonly facts: Facts } => ({
  facts: seat
    ? { ...facts, named: [{ ...seatFor(seat, undefined), role: dutyOf(seat), person: FILLED, name: FILLED }] }
    : facts,
});

const removable = ({ seats }: Context, by: string): string =>
  seats.find(({ added, ballot }) => added?.by === by && !ballot)?.person ?? seatOf(seats, by)?.helper?.person ?? '';

const vacant = ({ seats }: Context, facts: Facts, stage: string): Seat | undefined => {
  const held = (seat: Seat): boolean =>
    [...(facts.seats[stage] ?? []), ...(facts.named ?? [])].some(
      ({ person, role, unit }) => person === seat.person && role === seat.role && unit === seat.unit,
    );
  const open = seats.filter(({ ballot }) => !ballot);
  return open.find((seat) => !held(seat)) ?? open[0];
};

/** Every command the form's state knows, with the no that stands in this person's way, if any (可办操作及原因). */
export function offers(chain: Chain, state: FlowState, caller: Caller): readonly Offer[] {
  const compiled = compile(chain);
  const snapshot = compiled.restore(state);
  const known = chain.states[state.value]?.on ?? {};
  return COMMANDS.filter((command) => known[command] !== undefined).map((command) => {
    const answer = judge(compiled, snapshot, filledIn(command, state, caller));
    return 'refused' in answer ? { command, refused: answer.refused() } : { command };
  });
}

/**
 * What this person can do now (可办操作). It asks decide() itself with the command filled in well, so the button, the API
 * and the notification give one answer.
 */
export const offered = (chain: Chain, state: FlowState, caller: Caller): readonly CommandType[] =>
  offers(chain, state, caller).flatMap(({ command, refused }) => (refused ? [] : [command]));
