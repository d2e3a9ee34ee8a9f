import { fail } from '../../failure.js';
import { Budget, weightOf } from '../../query/budget.js';
import { PAUSE, pausing } from '../../query/stream.js';
import { keyOf } from '../../values/key.js';
import type { Document, Value } from '../../values/types.js';
import { int, isDocument, setField } from '../../values/types.js';
import type { Accumulator, GroupField } from '../accumulators.js';
import { compileGroupField } from '../accumulators.js';
import { compileExpression, compilerOf } from '../expression.js';
import type { Evaluator } from '../operator.js';
import type { StageBuilder } from '../stage.js';

interface Group {
  readonly id: Value;
  readonly accumulators: readonly Accumulator[];
}

const group: StageBuilder = (specification, { variables }) => {
  if (!isDocument(specification)) return fail(15947, "a group's fields must be specified in an object");
  if (!Object.hasOwn(specification, '_id')) fail(15955, 'a group specification must include an _id');
  const names = Object.keys(variables);
  const id = compileExpression(specification['_id'], names);
  const fields = Object.entries(specification)
    .filter(([name]) => name !== '_id')
    .map(([name, value]) => compileGroupField(name, value, compilerOf(names)));
  return function* (input) {
    const groups = new Map<string, Group>();
    const budget = new Budget('$group');
    for (const root of input) {
      if (root === PAUSE) yield PAUSE;
      else {
        budget.take(addTo(groups, id, fields, { root, variables }));
        budget.check();
      }
    }
    yield* pausing([...groups.values()].map((found) => resultOf(found, fields)));
  };
};

/** What a group takes beside its key and its values. */
const GROUP_BYTES = 200;

/** Answers how many bytes more are held. */
function addTo(
  groups: Map<string, Group>,
  id: Evaluator,
  fields: readonly GroupField[],
  scope: Parameters<Evaluator>[0],
): number {
  const value = id(scope) ?? null;
  const key = keyOf(value).toString('latin1');
  let bytes = 0;
  let found = groups.get(key);
  if (!found) {
    groups.set(key, (found = { id: value, accumulators: fields.map((field) => field.start()) }));
    bytes = GROUP_BYTES + key.length + weightOf(value);
  }
  found.accumulators.forEach((accumulator, i) => (bytes += accumulator.take(fields[i]?.value(scope))));
  return bytes;
}

function resultOf({ id, accumulators }: Group, fields: readonly GroupField[]): Document {
  const result: Document = { _id: id };
  accumulators.forEach((accumulator, i) => setField(result, fields[i]?.name ?? '', accumulator.result()));
  return result;
}

const sortByCount: StageBuilder = (specification, context) => {
  const pipeline = [{ $group: { _id: specification, count: { $sum: int(1) } } }, { $sort: { count: int(-1) } }];
  const stage = context.pipeline(pipeline, context.variables);
  return (input) => stage(input);
};

/** Stages that put documents together. */
export const groupStages: [string, StageBuilder][] = [
  ['$group', group],
  ['$sortByCount', sortByCount],
];
