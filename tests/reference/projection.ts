import type { Doc, Value } from './value.js';
import { get, MISSING, refuse } from './value.js';

/** What a projection does: keeps the paths that it names, or all others. */
export interface Projection {
  readonly keeps: boolean;
  readonly paths: readonly string[];
  /** Whether `_id` comes along; undefined if the projection does not say. */
  readonly id: boolean | undefined;
}

/** The projection as it is written in a command. */
export const projectionDocument = ({ keeps, paths, id }: Projection): Record<string, number> => ({
  ...Object.fromEntries(paths.map((path) => [path, keeps ? 1 : 0])),
  ...(id === undefined ? {} : { _id: id ? 1 : 0 }),
});

/** The document as a `find` with a projection shows it: https://www.mongodb.com/docs/manual/tutorial/project-fields-from-query-results/ */
export function projected(document: Doc, { keeps, paths, id }: Projection): Doc {
  const split = paths.map((path) => path.split('.'));
  refuseCollisions(split);
  if (keeps) return kept(document, id === false ? split : [...split, ['_id']]) as Doc;
  return dropped(document, id === false ? [...split, ['_id']] : split) as Doc;
}

/** A path and one beneath it, or the same path twice, contradict each other. */
function refuseCollisions(paths: readonly (readonly string[])[]): void {
  paths.forEach((a, i) =>
    paths.forEach((b, j) => {
      if (i !== j && a.length <= b.length && a.every((part, k) => part === b[k])) refuse(31249);
    }),
  );
}

type Paths = readonly (readonly string[])[];

const below = (paths: Paths, name: string): Paths =>
  paths.filter(([first]) => first === name).map(([, ...rest]) => rest);

const ends = (paths: Paths): boolean => paths.some((rest) => rest.length === 0);

/** Arrays are looked through, and of what lies in them only documents and arrays have fields to keep. */
function kept(value: Value, paths: Paths): Value {
  if (value.t === 'array')
    return { t: 'array', v: value.v.map((one) => kept(one, paths)).filter((one) => one.t !== 'missing') };
  if (value.t !== 'object') return MISSING;
  const fields = value.v.flatMap(([name, inner]): (readonly [string, Value])[] => {
    const rest = below(paths, name);
    if (rest.length === 0) return [];
    const found = ends(rest) ? inner : kept(inner, rest);
    return found.t === 'missing' ? [] : [[name, found]];
  });
  return { t: 'object', v: fields };
}

function dropped(value: Value, paths: Paths): Value {
  if (value.t === 'array') return { t: 'array', v: value.v.map((one) => dropped(one, paths)) };
  if (value.t !== 'object') return value;
  const fields = value.v.flatMap(([name, inner]): (readonly [string, Value])[] => {
    const rest = below(paths, name);
    return ends(rest) ? [] : [[name, rest.length > 0 ? dropped(inner, rest) : inner]];
  });
  return { t: 'object', v: fields };
}

/** The document that an upsert starts from: what its filter says that fields equal. */
export function seedOf(filter: Doc): Doc {
  const fields = filter.v.flatMap(([name, condition]): (readonly [string, Value])[] => {
    const equal = get(condition, '$eq');
    if (equal.t !== 'missing') return [[name, equal]];
    const operators = condition.t === 'object' && condition.v[0]?.[0].startsWith('$');
    return operators ? [] : [[name, condition]];
  });
  return { t: 'object', v: fields };
}
