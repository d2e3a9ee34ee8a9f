import {
  applyChanges,
  canonical,
  diffContent,
  type Change,
  type Difference,
  type FormContent,
  type Indicator,
  type Template,
} from '@chengwen/domain';
import { mergeParts } from './merge-parts.js';

/** Two people's contents that started from one (同一底稿的两份修改). */
export interface Versions {
  readonly base: FormContent;
  readonly mine: FormContent;
  readonly theirs: FormContent;
}

/** A cell, a row or a row's place in the grid that both sides changed, and not alike (双方都改过的单元格). */
export interface Conflict {
  readonly path: string;
  readonly label: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

export interface Merged {
  readonly content: FormContent;
  /** Rows of one's own that had to take another id, because the other side had given theirs to a new row too: old to new. */
  readonly renamed: Readonly<Record<string, string>>;
}

/** Whose text stands where both wrote. */
export type Side = 'mine' | 'theirs';

const FILING = new Set(['category', 'dimension', 'categoryLabel', 'dimensionLabel']);
const ROW = /^indicators\/([^/]+)$/;

/** What stands or falls together: the parts of a row's place in the grid mean nothing one without the other. */
const unitOf = (path: string): string => {
  const [part, row, field = ''] = path.split('/');
  return part === 'indicators' && FILING.has(field) ? `indicators/${row}/dimension` : path;
};

const sameAs = (a: unknown, b: unknown): boolean => canonical([a ?? null]) === canonical([b ?? null]);

const rowOf = (content: FormContent, id: string | undefined): Indicator | undefined =>
  content.indicators.find((row) => row.id === id);

const cellsOf = (template: Template, base: FormContent, side: FormContent): readonly Difference[] =>
  diffContent(template, base, side).filter(({ path }) => !PARTS.test(path));

/** Parts that are put together as a whole, see {@link mergeParts}. */
const PARTS = /^(choices|chapters|matrices|bound)(\/|$)/;

/** What both sides changed to something different, in the order of the paper. Everything else goes together unasked. */
export const conflictsOf = (template: Template, versions: Versions): readonly Conflict[] => {
  const { base, mine, theirs } = versions;
  const own = cellsOf(template, base, mine);
  const others = cellsOf(template, base, theirs);
  const found = new Map<string, Conflict>();
  for (const { path, label, after } of own) {
    const row = ROW.exec(path)?.[1];
    if (row !== undefined) {
      // A new row of one's own never collides; a deleted one does where the other side went on writing in it.
      const written = rowOf(theirs, row);
      if (after === undefined && written && others.some((other) => other.path.startsWith(`${path}/`)))
        found.set(path, { path, label, mine: undefined, theirs: written });
      continue;
    }
    const gone = path.startsWith('indicators/') ? path.split('/').slice(0, 2).join('/') : undefined;
    const deleted = others.find((other) => other.path === gone && other.after === undefined);
    if (deleted && gone !== undefined) {
      const written = rowOf(mine, gone.split('/')[1]);
      found.set(gone, { path: gone, label: deleted.label, mine: written, theirs: undefined });
      continue;
    }
    const unit = unitOf(path);
    const same = others.filter((other) => unitOf(other.path) === unit);
    const ownParts = own.filter((other) => unitOf(other.path) === unit);
    const alike =
      same.length === ownParts.length &&
      ownParts.every((part) => same.some((other) => other.path === part.path && sameAs(other.after, part.after)));
    const shown = same.find((other) => other.path === path) ?? same[0];
    if (shown && !alike && !found.has(unit)) found.set(unit, { path: unit, label, mine: after, theirs: shown.after });
  }
  const inParts: Conflict[] = [];
  mergeParts(template, versions, { pick: 'mine', report: (conflict) => inParts.push(conflict) });
  return [...found.values(), ...inParts];
};

const freshId = (taken: ReadonlySet<string>): string => {
  let number = taken.size + 1;
  while (taken.has(`i${number}`)) number += 1;
  return `i${number}`;
};

/** Rows added and deleted on either side, in their order; of a row one side deleted and the other wrote in, `pick` decides. */
const mergeRows = ({ base, mine, theirs }: Versions, conflicts: ReadonlySet<string>, pick: Side) => {
  const renamed: Record<string, string> = {};
  const taken = new Set([...base.indicators, ...mine.indicators, ...theirs.indicators].map(({ id }) => id));
  let rows = theirs.indicators.filter(({ id }) => {
    const deletedHere = rowOf(base, id) && !rowOf(mine, id);
    return !deletedHere || (conflicts.has(`indicators/${id}`) && pick === 'theirs');
  });
  let before: string | undefined;
  for (const row of mine.indicators) {
    const other = rowOf(theirs, row.id);
    const added = !rowOf(base, row.id) && !(other && sameAs(other, row));
    const kept = rowOf(base, row.id) && !other && conflicts.has(`indicators/${row.id}`) && pick === 'mine';
    let id = row.id;
    if (added || kept) {
      if (other) {
        id = freshId(taken);
        taken.add(id);
        renamed[row.id] = id;
      }
      const at = rows.findIndex((placed) => placed.id === before);
      rows = rows.toSpliced(before === undefined ? 0 : at < 0 ? rows.length : at + 1, 0, { ...row, id });
    }
    if (rows.some((placed) => placed.id === id)) before = id;
  }
  return { rows, renamed };
};

/**
 * Puts both people's changes together, cell by cell (合并): what only one side changed is kept from that side, what both
 * changed goes by `pick`.
 *
 * @throws Refusal content.malformed where the result is no content of the template
 */
export const mergeContent = (template: Template, versions: Versions, pick: Side): Merged => {
  const { base, mine, theirs } = versions;
  const conflicts = new Set(conflictsOf(template, versions).map(({ path }) => path));
  const { rows, renamed } = mergeRows(versions, conflicts, pick);
  const changes = cellsOf(template, base, mine).flatMap(({ path, after }): Change[] => {
    const [part, row] = path.split('/');
    if (ROW.test(path)) return [];
    // Not in both: the row came or went as a whole.
    if (part === 'indicators' && !rowOf(theirs, row)) return [];
    if (conflicts.has(unitOf(path)) && pick === 'theirs') return [];
    return [{ path, value: (after ?? null) as Change['value'] }];
  });
  const parts = mergeParts(template, versions, { pick, report: () => undefined });
  return { content: applyChanges(template, { ...theirs, ...parts, indicators: rows }, changes), renamed };
};
