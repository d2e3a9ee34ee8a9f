import type { Chain } from '@chengwen/flow';

/** A chain with one word taken out, and where that word stood. */
export interface Deletion {
  readonly what: 'guard' | 'action';
  readonly where: string;
  readonly word: string;
  readonly chain: Chain;
}

type Json = { [key: string]: unknown };
type Path = readonly (string | number)[];

const nameOf = (ref: unknown): string => (typeof ref === 'string' ? ref : String((ref as Json)['type']));
const at = (root: unknown, path: Path): unknown => path.reduce((value, key) => (value as Json)[key], root);

/** Every place below `path` where a guard stands: whole conditions, and each guard inside an `every`. */
function guardsBelow(root: unknown, path: Path): readonly Path[] {
  const ref = at(root, path);
  if (ref === undefined) return [];
  const inside = (ref as Json)['params'] as { guards?: readonly unknown[] } | undefined;
  const list = nameOf(ref) === 'every' ? (inside?.guards ?? []) : [];
  return [path, ...list.flatMap((_, index) => guardsBelow(root, [...path, 'params', 'guards', index]))];
}

const itemsOf = (root: unknown, path: Path): readonly Path[] =>
  ((at(root, path) as readonly unknown[] | undefined) ?? []).map((_, index) => [...path, index]);

function without(chain: Chain, path: Path): Chain {
  const copy = JSON.parse(JSON.stringify(chain)) as Chain;
  const parent = at(copy, path.slice(0, -1)) as Json | unknown[];
  const last = path.at(-1)!;
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
  return copy;
}

/** Every guard and every action of a chain, each deleted once: found in the JSON, listed nowhere. */
export function deletionsOf(chain: Chain): readonly Deletion[] {
  const moves: readonly Path[] = Object.entries(chain.states).flatMap(([value, { on = {}, always }]) => [
    ...Object.keys(on).map((command) => ['states', value, 'on', command]),
    ...(always ? [['states', value, 'always']] : []),
  ]);
  const entries: readonly Path[] = Object.keys(chain.states).map((value) => ['states', value, 'entry']);
  const guards = moves.flatMap((move) => guardsBelow(chain, [...move, 'guard']));
  const actions = [...entries, ...moves.map((move) => [...move, 'actions'])].flatMap((list) => itemsOf(chain, list));
  const deletion = (what: Deletion['what']) => (path: Path) => ({
    what,
    where: path.join('.'),
    word: nameOf(at(chain, path)),
    chain: without(chain, path),
  });
  return [...guards.map(deletion('guard')), ...actions.map(deletion('action'))];
}
