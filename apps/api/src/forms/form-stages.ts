import { ROLE_LABELS } from '@chengwen/domain';
import { stagesOf, type Chain, type Seat, type Stage } from '@chengwen/flow';
import type { FormRecord } from '@chengwen/store';
import { RULE_LABELS } from './labels.js';
import type { SeatType, StageType } from './forms.types.js';

/** Name of a unit by its id. */
export type UnitName = (id: string) => Promise<string>;

/**
 * The way of a form through its chain (环节进度). States off the road (退回修改, 作废) are shown only while the form
 * stands in them. Seats of a round are those of the current submission; masked opinions leave stages without seats.
 */
export async function stagesFor(
  chain: Chain,
  { state }: Pick<FormRecord, 'state'>,
  opinions: boolean,
  unitName: UnitName,
): Promise<StageType[]> {
  const all = stagesOf(chain);
  const shown = all.filter((stage) => stage.value === state.value || isOnTheRoad(stage, chain));
  const here = shown.findIndex((stage) => stage.value === state.value);
  return Promise.all(
    shown.map(async (stage, index) => ({
      key: stage.value,
      label: stage.label,
      rule: stage.rule ?? '',
      ruleLabel: stage.rule ? RULE_LABELS[stage.rule] : '',
      status: index < here ? 'past' : index === here ? 'present' : 'future',
      seats: opinions
        ? await Promise.all(seatsOf(stage.value, state).map((seat) => toSeatType(seat, all, unitName)))
        : [],
    })),
  );
}

const isOnTheRoad = (stage: Stage, chain: Chain): boolean =>
  stage.review || stage.publishers !== undefined || stage.value === chain.initial || stage.value === 'published';

function seatsOf(stage: string, { value, context }: FormRecord['state']): readonly Seat[] {
  if (stage === value) return context.seats;
  return context.closed.findLast((round) => round.stage === stage)?.seats ?? [];
}

async function toSeatType(seat: Seat, stages: readonly Stage[], unitName: UnitName): Promise<SeatType> {
  const { ballot } = seat;
  const carried = ballot?.carried;
  return {
    person: seat.person,
    name: seat.name,
    roleLabel: ROLE_LABELS[seat.role],
    unit: await unitName(seat.unit),
    opened: seat.opened ?? null,
    decision: ballot?.decision ?? null,
    opinion: ballot?.opinion ?? null,
    at: ballot?.at ?? null,
    carried: carried ? (stages.find(({ value }) => value === carried)?.label ?? carried) : null,
  };
}
