import type { StageMeta, VoteRule } from '../chain/chain.js';
import type { Seat } from '../types.js';

/** What a seat comes to, with those it asked before and after it (席位意见). */
export type Standing = 'for' | 'against' | 'open';

/** How a round stands by its rule (表决结果); undefined while it is open. */
export type Result = 'approved' | 'rejected' | undefined;

/** Seats that were added before or after this one: they belong to it and do not count for themselves. */
const attachedTo = (seats: readonly Seat[], person: string): readonly Seat[] =>
  seats.filter(({ added }) => added?.by === person && added.how !== 'beside');

/** Seats that count for themselves: those of the chain, and those added beside them. */
export const mainSeats = (seats: readonly Seat[]): readonly Seat[] =>
  seats.filter(({ added }) => added === undefined || added.how === 'beside');

/** A seat is for once it and everybody asked before and after it approved, against as soon as one of them is. */
export function standingOf(seat: Seat, seats: readonly Seat[]): Standing {
  const others = attachedTo(seats, seat.person).map((each) => standingOf(each, seats));
  if (seat.ballot?.decision === 'reject' || others.includes('against')) return 'against';
  return seat.ballot && others.every((standing) => standing === 'for') ? 'for' : 'open';
}

/** The role a seat stands for: that of whom the chain asked, whoever sits there now. */
export const dutyOf = ({ passed, role }: Seat): Seat['role'] => passed?.[0]?.role ?? role;

/**
 * Tells how a round stands. 或签: one for. 会签: all for; against at once or when all have decided. 依次: all for, against
 * at once. 表决: won by votes and veto seat, lost when it can no longer be won. A round without seats is never decided.
 */
export function resultOf(
  { rule, vote, rejectAtOnce }: Pick<StageMeta, 'rule' | 'vote' | 'rejectAtOnce'>,
  seats: readonly Seat[],
): Result {
  const main = mainSeats(seats);
  const standings = main.map((seat) => standingOf(seat, seats));
  if (main.length === 0 || !rule) return undefined;
  if (rule === 'vote') return vote && voted(vote, main, standings);
  if (rule === 'any')
    return standings.includes('against') ? 'rejected' : standings.includes('for') ? 'approved' : undefined;
  if (standings.every((standing) => standing === 'for')) return 'approved';
  const atOnce = rule === 'sequence' || rejectAtOnce === true;
  return standings.includes('against') && (atOnce || !standings.includes('open')) ? 'rejected' : undefined;
}

function voted({ needs, veto, weights }: VoteRule, main: readonly Seat[], standings: readonly Standing[]): Result {
  const votes = (...those: readonly Standing[]): number =>
    main.reduce(
      (sum, seat, index) => sum + (those.includes(standings[index]!) ? (weights?.[dutyOf(seat)] ?? 1) : 0),
      0,
    );
  const vetoes = standings.filter((_, index) => veto !== undefined && dutyOf(main[index]!) === veto);
  const whole = votes('for', 'against', 'open');
  if (vetoes.includes('against') || !enough(needs, votes('for', 'open'), whole)) return 'rejected';
  return enough(needs, votes('for'), whole) && vetoes.every((standing) => standing === 'for') ? 'approved' : undefined;
}

/** Whole numbers throughout: a fraction is compared by multiplying out. */
function enough(needs: VoteRule['needs'], votes: number, whole: number): boolean {
  if ('votes' in needs) return votes >= needs.votes;
  if ('share' in needs) return votes * needs.share[1] >= whole * needs.share[0];
  return votes * needs.moreThan[1] > whole * needs.moreThan[0];
}

/** Whether a stage with these seats could ever be approved: enough votes, and somebody in the veto seat. */
export const isWinnable = (stage: Pick<StageMeta, 'rule' | 'vote'>, seats: readonly Seat[]): boolean =>
  seats.length > 0 &&
  resultOf(stage, seats) !== 'rejected' &&
  (stage.vote?.veto === undefined || seats.some((seat) => dutyOf(seat) === stage.vote?.veto));

/** Whoever has to decide before this seat may (须先办理人): those asked before it; under 依次 everybody earlier as well. */
export function awaitedBy(seat: Seat, seats: readonly Seat[], rule: StageMeta['rule']): Seat | undefined {
  const asked = seats.find(({ added, ballot }) => added?.by === seat.person && added.how === 'before' && !ballot);
  return asked ?? aheadOf(seat, seats, rule);
}

function aheadOf(seat: Seat, seats: readonly Seat[], rule: StageMeta['rule']): Seat | undefined {
  const { added } = seat;
  if (added && added.how !== 'beside') {
    const parent = seats.find(({ person }) => person === added.by);
    if (!parent) return undefined;
    return added.how === 'after' && !parent.ballot ? parent : aheadOf(parent, seats, rule);
  }
  if (rule !== 'sequence') return undefined;
  const main = mainSeats(seats);
  const place = main.findIndex(({ person }) => person === seat.person);
  return main.slice(0, Math.max(0, place)).find((each) => standingOf(each, seats) === 'open');
}
