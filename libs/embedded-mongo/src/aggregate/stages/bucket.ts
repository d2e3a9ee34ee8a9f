import { fail } from '../../failure.js';
import { compare } from '../../values/compare.js';
import type { Document, Value } from '../../values/types.js';
import { int, isDocument, typeRank } from '../../values/types.js';
import type { StageBuilder } from '../stage.js';

const KNOWN = ['groupBy', 'boundaries', 'default', 'output'];

/** `$bucket` is a `$group` over the boundary below each value, in the order of the boundaries. */
const bucket: StageBuilder = (specification, context) => {
  if (!isDocument(specification)) return fail(40201, 'Argument to $bucket stage must be an object');
  for (const key of Object.keys(specification))
    if (!KNOWN.includes(key)) fail(40197, `Unrecognized option to $bucket: ${key}`);
  const { groupBy, output = { count: { $sum: int(1) } } } = specification;
  if (groupBy === undefined) fail(40198, "$bucket requires 'groupBy' to be specified");
  if (!isDocument(output)) return fail(40196, "the 'output' of $bucket must be an object");
  const boundaries = checkedBoundaries(specification['boundaries'], specification);
  const branches = boundaries.slice(1).map((upper, i): Value => {
    const lower = { $literal: boundaries[i] };
    return { case: { $and: [{ $gte: [groupBy, lower] }, { $lt: [groupBy, { $literal: upper }] }] }, then: lower };
  });
  const chosen: Document = { branches };
  if (Object.hasOwn(specification, 'default')) chosen['default'] = { $literal: specification['default'] };
  return context.pipeline(
    [{ $group: { _id: { $switch: chosen }, ...output } }, { $sort: { _id: int(1) } }],
    context.variables,
  );
};

function checkedBoundaries(boundaries: Value, specification: Document): readonly Value[] {
  if (!Array.isArray(boundaries) || boundaries.length < 2)
    return fail(40192, "the 'boundaries' of $bucket must be an array of at least 2");
  boundaries.forEach((boundary, i) => {
    const next = boundaries[i + 1];
    if (i + 1 === boundaries.length) return;
    if (typeRank(boundary) !== typeRank(next))
      fail(40193, "all values in the 'boundaries' of $bucket must have the same type");
    if (compare(boundary, next) >= 0) fail(40194, "the 'boundaries' of $bucket must be sorted in ascending order");
  });
  const [first, last] = [boundaries[0], boundaries.at(-1)];
  const otherwise = specification['default'];
  if (otherwise !== undefined && compare(otherwise, first) >= 0 && compare(otherwise, last) < 0) {
    fail(40199, "the 'default' of $bucket must lie outside the boundaries");
  }
  return boundaries;
}

/** Stages that group by ranges. */
export const bucketStages: [string, StageBuilder][] = [['$bucket', bucket]];
