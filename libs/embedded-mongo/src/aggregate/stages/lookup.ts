import { fail } from '../../failure.js';
import { candidatesAt } from '../../query/path.js';
import type { Stream } from '../../query/stream.js';
import { flatMapped, PAUSE } from '../../query/stream.js';
import type { Document, Value } from '../../values/types.js';
import { isDocument } from '../../values/types.js';
import type { Variables } from '../expression.js';
import { compileExpression } from '../expression.js';
import type { Evaluator } from '../operator.js';
import type { StageBuilder, StageContext } from '../stage.js';
import { withPath } from './select.js';

const KNOWN = ['from', 'localField', 'foreignField', 'let', 'pipeline', 'as'];

interface Lookup {
  readonly from: string;
  readonly as: readonly string[];
  readonly local: readonly string[] | undefined;
  readonly foreign: string;
  readonly lets: readonly (readonly [string, Evaluator])[];
  readonly pipeline: readonly Value[] | undefined;
}

const lookup: StageBuilder = (specification, context) => {
  const parsed = parse(specification, context.variables);
  if (parsed.pipeline)
    context.pipeline(parsed.pipeline, {
      ...context.variables,
      ...Object.fromEntries(parsed.lets.map(([name]) => [name, null])),
    });
  return (input) => flatMapped(input, (document) => joined(document, parsed, context));
};

function parse(specification: Value, variables: Variables): Lookup {
  if (!isDocument(specification)) return fail(9, 'the $lookup specification must be an object');
  for (const key of Object.keys(specification))
    if (!KNOWN.includes(key)) fail(9, `unknown argument to $lookup: ${key}`);
  const { from, as, localField, foreignField, let: lets, pipeline } = specification;
  if (typeof from !== 'string' || typeof as !== 'string') return fail(9, '$lookup needs from and as, both strings');
  if ((localField === undefined) !== (foreignField === undefined))
    fail(9, '$lookup needs both localField and foreignField, or neither');
  if (localField === undefined && pipeline === undefined)
    fail(9, '$lookup needs localField and foreignField, or a pipeline');
  if (pipeline !== undefined && !Array.isArray(pipeline)) fail(9, '$lookup pipeline must be an array');
  if (lets !== undefined && !isDocument(lets)) fail(9, '$lookup let must be an object');
  const names = Object.keys(variables);
  return {
    from,
    as: as.split('.'),
    local: typeof localField === 'string' ? localField.split('.') : undefined,
    foreign: typeof foreignField === 'string' ? foreignField : '',
    lets: Object.entries(isDocument(lets) ? lets : {}).map(
      ([name, value]) => [name, compileExpression(value, names)] as const,
    ),
    pipeline: Array.isArray(pipeline) ? pipeline : undefined,
  };
}

function* joined(document: Document, parsed: Lookup, context: StageContext): Generator<Document | typeof PAUSE> {
  const found: Document[] = [];
  for (const other of matches(document, parsed, context)) {
    if (other === PAUSE) yield PAUSE;
    else found.push(other);
  }
  yield withPath(document, parsed.as, found);
}

function matches(
  root: Document,
  { from, local, foreign, lets, pipeline }: Lookup,
  context: StageContext,
): Stream<Document> {
  const filter: Document = local ? { [foreign]: { $in: localValues(root, local) } } : {};
  const others = context.read(from, filter);
  if (!pipeline) return others;
  const { variables } = context;
  const added = Object.fromEntries(lets.map(([name, value]) => [name, value({ root, variables })]));
  return context.pipeline(pipeline, { ...variables, ...added })(others);
}

/** The values to look up: elements of an array each for itself, and null for a missing field. */
function localValues(root: Document, parts: readonly string[]): Value[] {
  const values = candidatesAt(root, parts).filter((value) => !Array.isArray(value));
  return values.length > 0 ? values.map((value) => value ?? null) : [null];
}

const unionWith: StageBuilder = (specification, context) => {
  const options = typeof specification === 'string' ? { coll: specification } : specification;
  if (!isDocument(options)) return fail(9, 'the $unionWith stage specification must be an object or string');
  for (const key of Object.keys(options)) {
    if (key !== 'coll' && key !== 'pipeline') fail(40415, `BSON field '$unionWith.${key}' is an unknown field.`);
  }
  const { coll, pipeline = [] } = options;
  if (typeof coll !== 'string' || !Array.isArray(pipeline))
    return fail(9, '$unionWith needs coll, a string, and may have a pipeline');
  const stage = context.pipeline(pipeline, context.variables);
  return function* (input) {
    yield* input;
    yield* stage(context.read(coll, {}));
  };
};

/** Stages that read other collections. */
export const lookupStages: [string, StageBuilder][] = [
  ['$lookup', lookup],
  ['$unionWith', unionWith],
];
