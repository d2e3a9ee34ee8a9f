import type { Compiled } from '../compile.js';
import type { Stage } from '../chain/stage.js';
import type { ChainEvent, ClosedRound, Context, Seat } from '../types.js';
import type { Edge } from './walk.js';

/** One accepted command with both sides of it laid out, for properties to judge without asking the guards. */
export interface Step {
  readonly edge: Edge;
  readonly event: ChainEvent;
  readonly before: Context;
  readonly after: Context;
  readonly from: Stage;
  readonly to: Stage;
  readonly moved: boolean;
  /** The acting person's seat before. */
  readonly seat: Seat | undefined;
  /** Rounds closed by this command. */
  readonly closed: readonly ClosedRound[];
  /** Review stages entered, each with the seats it opened with. */
  readonly opened: readonly { readonly stage: Stage; readonly seats: readonly Seat[]; readonly round: number }[];
  readonly stages: readonly Stage[];
  readonly stage: (value: string) => Stage;
}

export function stepOf(compiled: Compiled, stages: readonly Stage[], edge: Edge): Step {
  const { event, decision } = edge;
  const before = edge.from.state.context;
  const { context: after, value } = decision.next;
  const closed = after.closed.filter(
    ({ round, stage }) => !before.closed.some((old) => old.round === round && old.stage === stage),
  );
  const opened = decision.changed.entered.map(compiled.stage).filter(({ review }) => review);
  return {
    edge,
    event,
    before,
    after,
    from: compiled.stage(edge.from.state.value),
    to: compiled.stage(value),
    moved: decision.changed.entered.length > 0,
    seat: before.seats.find(({ person }) => person === event.by),
    closed,
    opened: opened.map((stage, index) => {
      const passed = index < opened.length - 1 || !compiled.stage(value).review;
      const round = closed.find((candidate) => candidate.stage === stage.value && candidate.round > before.round);
      return passed
        ? { stage, seats: round?.seats ?? [], round: round?.round ?? -1 }
        : { stage, seats: after.seats, round: after.round };
    }),
    stages,
    stage: compiled.stage,
  };
}

export const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
export const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === '';
