import { fail } from '../failure.js';
import { steadily } from '../query/stream.js';
import type { Document, Value } from '../values/types.js';
import type { Variables } from './expression.js';
import { compilePipeline, stageOf } from './pipeline.js';

const ALLOWED = new Set(['$set', '$addFields', '$unset', '$project', '$replaceRoot', '$replaceWith']);

/** Compiles an update that is written as a pipeline: each stage computes from what the one before left. */
export function compileUpdatePipeline(
  stages: readonly Value[],
  variables: Variables,
): (document: Document) => Document {
  for (const stage of stages) {
    const { name } = stageOf(stage);
    if (!ALLOWED.has(name)) fail(72, `${name} is not allowed to be used within an update`);
  }
  const run = compilePipeline(stages, variables, () => []);
  return (document) => [...steadily(run([document]))][0] ?? document;
}
