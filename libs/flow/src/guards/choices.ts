import { refusal, VERDICTS } from '@chengwen/domain';
import type { Refusal } from '@chengwen/domain';
import { returnTarget } from '../actions/return-target.js';
import { COMMAND_LABELS } from '../types.js';
import { guard } from './guard.js';
import type { Asked } from './guard.js';

const notHere = ({ event, stage }: Asked<unknown>): Refusal =>
  refusal('flow.notAvailable', { stage: stage.label, command: COMMAND_LABELS[event.type] });

/** The return goes to the author (退回填报人). */
export const toAuthor = guard(
  {},
  (context, event) => returnTarget(context, event) === undefined,
  ({ context, event }) => refusal('flow.neverVisited', { stage: (returnTarget(context, event) ?? '').slice(0, 40) }),
  () => ({ axis: 'returnTo', is: ['author'], must: 'author' }),
);

/** The return goes to this stage (退回指定环节). */
export const toStage = guard(
  { stage: 'stage' },
  (context, event, { stage }) => returnTarget(context, event) === stage,
  notHere,
  ({ stage }) => ({ axis: 'returnTo', is: [stage], must: 'author' }),
);

/** What was corrected goes through all stages again (重新逐级审核). */
export const again = guard(
  {},
  (context) => context.straight === undefined,
  notHere,
  () => ({ axis: 'way', is: ['again'], must: 'again' }),
);

/** What was corrected goes straight back to this stage (直送退回环节). */
export const straightTo = guard(
  { stage: 'stage' },
  (context, _, { stage }) => context.straight === stage,
  notHere,
  ({ stage }) => ({ axis: 'way', is: [stage], must: 'again' }),
);

/** The verdict of the objective is this one (目标审核意见). */
export const verdictIs = guard(
  { verdict: 'verdict' },
  (context, _, { verdict }) => context.verdict?.verdict === verdict,
  () => refusal('flow.needsVerdict'),
  ({ verdict }) => ({ axis: 'verdict', is: [verdict], all: Object.keys(VERDICTS) }),
);

/** Whether an objective of this form is in force already (已有生效目标), so that what is under review adjusts it. */
export const inForce = guard(
  { is: 'flag' },
  (context, _, { is }) => (context.ratified !== undefined) === is,
  notHere,
  ({ is }) => ({ axis: 'inForce', is: [String(is)], all: ['true', 'false'] }),
);

/** Whether whoever acts wrote in the form (填报人一方). */
export const byWriter = guard(
  { is: 'flag' },
  (context, event, { is }) => context.writers.includes(event.by) === is,
  notHere,
  ({ is }) => ({ axis: 'writer', is: [String(is)], all: ['true', 'false'] }),
);
