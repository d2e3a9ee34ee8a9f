import { fail } from '../failure.js';
import type { Document, Value } from '../values/types.js';
import { isDocument } from '../values/types.js';
import type { Variables } from './expression.js';
import type { Stage, StageBuilder, StageContext } from './stage.js';
import { bucketStages } from './stages/bucket.js';
import { groupStages } from './stages/group.js';
import { lookupStages } from './stages/lookup.js';
import { selectStages } from './stages/select.js';
import { shapeStages } from './stages/shape.js';

const STAGES: ReadonlyMap<string, StageBuilder> = new Map([
  ...selectStages,
  ...shapeStages,
  ...groupStages,
  ...bucketStages,
  ...lookupStages,
]);

/** How a pipeline reaches other collections. */
export type ReadCollection = StageContext['read'];

/** Compiles a pipeline. Unknown stages are refused with 40324. */
export function compilePipeline(stages: readonly Value[], variables: Variables, read: ReadCollection): Stage {
  const context: StageContext = {
    variables,
    read,
    pipeline: (inner, added) => compilePipeline(inner, added, read),
  };
  const compiled = stages.map((stage) => compileStage(stage, context));
  return (input) => compiled.reduce((stream, stage) => stage(stream), input);
}

function compileStage(stage: Value, context: StageContext): Stage {
  const { name, specification } = stageOf(stage);
  const build = STAGES.get(name);
  if (name === '$changeStream') fail(40573, 'The $changeStream stage is only supported on replica sets');
  return build ? build(specification, context) : fail(40324, `Unrecognized pipeline stage name: '${name}'`);
}

/** Name and specification of a stage; 40323 unless it has exactly one field. */
export function stageOf(stage: Value): { name: string; specification: Value } {
  const [name, ...more] = isDocument(stage) ? Object.keys(stage) : [];
  if (name === undefined || more.length > 0) {
    return fail(40323, 'A pipeline stage specification object must contain exactly one field.');
  }
  return { name, specification: (stage as Document)[name] };
}
