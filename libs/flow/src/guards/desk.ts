import { refusal, VERDICTS } from '@chengwen/domain';
import { isCast, isStillNamed, officeFor, seatOf, subjectOf } from '../actions/seats.js';
import { awaitedBy } from '../actions/tally.js';
import { COMMAND_LABELS } from '../types.js';
import type { Candidate, ChainEvent, Seat } from '../types.js';
import { guard } from './guard.js';

const targetOf = (event: ChainEvent): string => ('to' in event ? (event.to ?? '') : '');
const nameOf = ({ facts }: ChainEvent, person: string): string =>
  facts.named?.find((office) => office.person === person)?.name ?? person;
const holdsOffice = (offices: readonly Candidate[] | undefined, seat: Candidate): boolean =>
  (offices ?? []).some(({ person, role, unit }) => person === seat.person && role === seat.role && unit === seat.unit);

/** Nobody has to decide before this seat (轮到本席位): no turn under 依次, nobody asked before it, no advice awaited. */
export const myTurn = guard(
  {},
  (context, event, _, stage, stages) => {
    const seat = seatOf(context.seats, event.by);
    return !seat || (!seat.helper && !awaitedBy(seat, context.seats, stages?.(stage).rule));
  },
  ({ context, event, stage }) => {
    const seat = seatOf(context.seats, event.by);
    if (seat?.helper) return refusal('flow.awaitsAdvice', { name: seat.helper.name });
    return refusal('flow.awaitsTurn', { name: (seat && awaitedBy(seat, context.seats, stage.rule)?.name) ?? '' });
  },
);

/** No advice is awaited in this seat (未委派): it can be handed on and added to. */
export const notDelegated = guard(
  {},
  (context, event) => seatOf(context.seats, event.by)?.helper === undefined,
  ({ context, event }) => refusal('flow.awaitsAdvice', { name: seatOf(context.seats, event.by)?.helper?.name ?? '' }),
);

/** Whoever acts did not write the form (非本人填报). */
export const notOwnWork = guard(
  {},
  (context, event) => !context.writers.includes(event.by),
  () => refusal('flow.ownWork'),
);

/** No seat has approved this round yet (本轮尚无同意意见): what was approved is not changed under the approvals. */
export const undecided = guard(
  {},
  (context) => context.seats.every(({ ballot }) => ballot?.decision !== 'approve'),
  ({ context }) => refusal('flow.seatDecided', { name: context.seats.find(({ ballot }) => ballot)?.name ?? '' }),
);

/** Who the command names did not write the form and has no part in this round yet (另选人员可用). */
export const targetFree = guard(
  {},
  (context, event) => !context.writers.includes(targetOf(event)) && !takesPart(context.seats, targetOf(event)),
  ({ context, event }) =>
    context.writers.includes(targetOf(event))
      ? refusal('flow.targetWrote')
      : refusal('flow.targetSits', { name: nameOf(event, targetOf(event)) }),
);

const takesPart = (seats: readonly Seat[], person: string): boolean =>
  seats.some((seat) => seat.person === person || seat.helper?.person === person);

/** Who the command names holds the office: the seat's own role at its unit, or with `anyRole` any at that unit (本单位人员). */
export const targetFits = guard(
  { anyRole: 'flag' },
  (context, event, { anyRole }) => officeFor(context, event, anyRole) !== undefined,
  () => refusal('flow.targetUnfit'),
);

/** A helper whose opinion is awaited, still in the office they were asked in (受托人). */
export const isHelper = guard(
  {},
  (context, event) =>
    !context.writers.includes(event.by) &&
    context.seats.some(({ helper }) => helper?.person === event.by && holdsOffice(event.facts.offices, helper)),
  () => refusal('flow.notHelper'),
);

/** The seat was added by whoever takes it away and has not decided, or the helper was asked by them (减签). */
export const mayRemove = guard(
  {},
  (context, event, _, stage) => {
    const own = seatOf(context.seats, event.by);
    if (!own || context.writers.includes(event.by) || !isStillNamed(own, event, stage)) return false;
    const seat = seatOf(context.seats, targetOf(event));
    return (
      own.helper?.person === targetOf(event) || (seat?.added?.by === event.by && !holdsBallot(seat, context.seats))
    );
  },
  ({ context, event }) => {
    const seat = seatOf(context.seats, targetOf(event));
    if (!seat) return refusal('flow.noSuchSeat');
    if (!seat.added) return refusal('flow.notAdded');
    return seat.added.by === event.by ? refusal('flow.seatDecided', { name: seat.name }) : refusal('flow.notYours');
  },
);

/** A decision of the seat itself or of one that it added in turn: nothing decided is ever taken away. */
const holdsBallot = (seat: Seat, seats: readonly Seat[]): boolean =>
  seat.ballot !== undefined || seats.some((other) => other.added?.by === seat.person && holdsBallot(other, seats));

/** An open seat whose person no longer holds its office (席位空缺). */
export const isVacant = guard(
  {},
  (context, event, _, stage) => {
    const seat = event.type === 'reassign' ? subjectOf(context, event) : undefined;
    return seat !== undefined && seat.ballot === undefined && !isHeld(seat, event, stage);
  },
  ({ context, event }) => {
    const seat = event.type === 'reassign' ? subjectOf(context, event) : undefined;
    if (!seat) return refusal('flow.noSuchSeat');
    return seat.ballot
      ? refusal('flow.seatDecided', { name: seat.name })
      : refusal('flow.stillInOffice', { name: seat.name });
  },
);

const isHeld = (seat: Seat, { facts }: ChainEvent, stage: string): boolean =>
  holdsOffice(facts.seats[stage], seat) || holdsOffice(facts.named, seat);

/** Somebody opened or decided in this round, so the author can no longer take the form back (已签收或已办理). */
export const touched = guard(
  {},
  (context) => context.seats.some((seat) => seat.opened !== undefined || isCast(seat)),
  () => refusal('flow.withdrawFree'),
);

/** The author has not asked for a return in this round yet (本轮未申请退回). */
export const unrequested = guard(
  {},
  (context) => context.requested?.round !== context.round,
  () => refusal('flow.alreadyRequested'),
);

/** Gave the last decision of the stage before, still in its office, and did not write the form (上一环节末位办理人). */
export const tookLast = guard(
  { stage: 'stage' },
  (context, event, { stage }) => {
    const { decided, closed, writers, round } = context;
    const seat = closed.at(-1)?.seats.find(({ person }) => person === event.by);
    return (
      decided?.by === event.by &&
      decided.stage === stage &&
      decided.round === round - 1 &&
      closed.at(-1)?.round === decided.round &&
      !writers.includes(event.by) &&
      seat !== undefined &&
      isStillNamed(seat, event, stage)
    );
  },
  () => refusal('flow.notLast'),
);

/** The author, still in office, or whoever would sit in a later stage (填报人或后续环节办理人). */
export const mayRemind = guard(
  { later: 'stages' },
  ({ author }, { by, facts }, { later }) =>
    (by === author && facts.authorColleague) ||
    later.some((stage) => facts.seats[stage]?.some(({ person }) => person === by)),
  () => refusal('flow.notAuthor'),
);

/** Not reminded in this round on this working day (今日未催办). */
export const unreminded = guard(
  {},
  ({ reminded, round }, { facts }) => reminded?.round !== round || reminded.day !== (facts.day ?? ''),
  () => refusal('flow.alreadyReminded'),
);

/** Whom the copy goes to is somebody, and has none yet (未抄送). */
export const uncopied = guard(
  {},
  (context, event) =>
    (event.facts.named ?? []).some(({ person }) => person === targetOf(event)) &&
    !context.copies?.includes(targetOf(event)),
  ({ context, event }) =>
    context.copies?.includes(targetOf(event)) ? refusal('flow.alreadyCopied') : refusal('flow.targetUnfit'),
);

/** The target of a return was passed in this submission (本次报送经过的环节). */
export const visited = guard(
  { stage: 'stage' },
  (context, _, { stage }) => context.closed.some((round) => round.stage === stage),
  ({ params, stages }) => refusal('flow.neverVisited', { stage: stages(params.stage).label }),
);

/** The return asks for no way of its own back (不直送). */
export const noStraight = guard(
  {},
  (_, event) => event.type !== 'return' || event.straight !== true,
  () => refusal('flow.noStraight'),
);

/** Number and date of a ratification, number of a budget adjustment (文号、日期). */
export const hasDocument = guard(
  {},
  (_, event) =>
    (event.type === 'ratify' && event.number.trim() !== '' && /^\d{4}-\d\d-\d\d$/.test(event.date)) ||
    (event.type === 'adjust' && event.number.trim() !== ''),
  ({ event }) => refusal('flow.needsDocument', { what: COMMAND_LABELS[event.type] }),
);

/** The score comes with a verdict (给出审核意见等级). */
export const givesVerdict = guard(
  {},
  (_, event) => event.type === 'score' && event.verdict !== undefined && event.verdict in VERDICTS,
  () => refusal('flow.needsVerdict'),
);

/** A verdict was given in this submission (已有审核意见等级). */
export const hasVerdict = guard(
  {},
  (context) => context.verdict !== undefined,
  () => refusal('flow.needsVerdict'),
);

/** Nothing of this form is in force (尚无生效目标). */
export const notInForce = guard(
  {},
  (context) => context.ratified === undefined,
  () => refusal('flow.inForce'),
);
