import {
  canonical,
  type Chapter,
  type ChapterBlock,
  type FormContent,
  type Matrix,
  type MatrixCell,
  type Template,
} from '@chengwen/domain';
import { placeLabel } from './place-label.js';
import type { Conflict, Side, Versions } from './merge.js';

/** One thing as it was, as one's own side has it, and as the other has it. */
interface Three<T> {
  readonly base: T;
  readonly mine: T;
  readonly theirs: T;
}

/** Says where both sides changed the same to something different, and goes by what was picked. */
interface Judge {
  readonly pick: Side;
  readonly report: (conflict: Conflict) => void;
}

interface Placed {
  readonly path: string;
  readonly label: string;
}

type Parts = Pick<FormContent, 'choices' | 'chapters' | 'matrices' | 'bound'>;

const sameAs = (a: unknown, b: unknown): boolean => canonical([a ?? null]) === canonical([b ?? null]);

const settle = <T>({ base, mine, theirs }: Three<T>, { path, label }: Placed, { pick, report }: Judge): T => {
  if (sameAs(mine, base) || sameAs(mine, theirs)) return theirs;
  if (sameAs(theirs, base)) return mine;
  report({ path, label, mine, theirs });
  return pick === 'mine' ? mine : theirs;
};

type Item = { readonly id: string };
const byId = <T extends Item>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.id, item]));

/**
 * A list both sides wrote in: theirs in its order, one's own additions behind what they stood behind. An item that one side
 * took away goes, unless the other wrote in it: then what was picked decides.
 */
const settleList = <T extends Item>(
  three: Three<readonly T[]>,
  placeOf: (item: T) => Placed,
  inside: (three: Three<T>, place: Placed) => T,
  judge: Judge,
): T[] => {
  const [base, mine, theirs] = [byId(three.base), byId(three.mine), byId(three.theirs)];
  const staying = (item: T): boolean => {
    const was = base.get(item.id);
    if (mine.has(item.id) || was === undefined) return true;
    return settle<T | undefined>({ base: was, mine: undefined, theirs: item }, placeOf(item), judge) !== undefined;
  };
  let list = three.theirs.filter(staying).map((item) => {
    const own = mine.get(item.id);
    return own ? inside({ base: base.get(item.id) ?? item, mine: own, theirs: item }, placeOf(own)) : item;
  });
  let before: string | undefined;
  for (const item of three.mine) {
    const was = base.get(item.id);
    const missing = !theirs.has(item.id);
    const stays =
      missing && (!was || settle<T | undefined>({ base: was, mine: item, theirs: undefined }, placeOf(item), judge));
    if (stays) {
      const at = list.findIndex(({ id }) => id === before);
      list = list.toSpliced(before === undefined ? 0 : at < 0 ? list.length : at + 1, 0, item);
    }
    if (list.some(({ id }) => id === item.id)) before = item.id;
  }
  return list;
};

/** Entries by key; what neither side has any more stays away. */
const settleRecord = <T>(
  three: Three<Readonly<Record<string, T>> | undefined>,
  placeOf: (key: string) => Placed,
  inside: (three: Three<T | undefined>, place: Placed) => T | undefined,
): Record<string, T> => {
  const { base = {}, mine = {}, theirs = {} } = three;
  const keys = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
  return Object.fromEntries(
    keys.flatMap((key) => {
      const settled = inside({ base: base[key], mine: mine[key], theirs: theirs[key] }, placeOf(key));
      return settled === undefined ? [] : [[key, settled] as const];
    }),
  );
};

/** Chapters, matrices, ticked options and bindings of both sides together (合并); what only one changed is kept from it. */
export const mergeParts = (template: Template, { base, mine, theirs }: Versions, judge: Judge): Parts => {
  const named = (part: string, row: string, field?: string): Placed => ({
    path: [part, row, field].filter(Boolean).join('/'),
    label: placeLabel({ template, content: mine }, { part, row, field }),
  });
  const block = (chapter: Chapter) => (item: ChapterBlock) => named('chapters', chapter.id, item.id);
  const chapter = (three: Three<Chapter>, place: Placed): Chapter => {
    const headOf = ({ level, number, heading }: Chapter) => ({ level, number, heading });
    const head = settle(
      { base: headOf(three.base), mine: headOf(three.mine), theirs: headOf(three.theirs) },
      place,
      judge,
    );
    const blocks = { base: three.base.blocks, mine: three.mine.blocks, theirs: three.theirs.blocks };
    const inside = (one: Three<ChapterBlock>, at: Placed) => settle(one, at, judge);
    return { ...three.theirs, ...head, blocks: settleList(blocks, block(three.mine), inside, judge) };
  };
  const cell = (three: Three<MatrixCell | undefined>, place: Placed) => settle(three, place, judge);
  const matrix = (three: Three<Matrix | undefined>, place: Placed): Matrix | undefined => {
    const { base: was, mine: own, theirs: other } = three;
    if (!own || !other || !sameAs(own.columns, other.columns)) return settle(three, place, judge);
    const cells = settleRecord(
      { base: was?.cells, mine: own.cells, theirs: other.cells },
      (row) => named('matrices', `${place.path.split('/')[1] ?? ''}/${row}`),
      (line, { path }) =>
        settleRecord(line, (column) => named('matrices', path.replace('matrices/', ''), column), cell),
    );
    return {
      ...other,
      title: settle({ base: was?.title ?? '', mine: own.title, theirs: other.title }, place, judge),
      cells,
    };
  };
  const has = (part: keyof Parts) => mine[part] !== undefined || theirs[part] !== undefined;
  return {
    ...(has('choices') && {
      choices: settleRecord(
        { base: base.choices, mine: mine.choices, theirs: theirs.choices },
        (key) => named('choices', key),
        (three, place) => settle(three, place, judge),
      ),
    }),
    ...(has('chapters') && {
      chapters: settleList(
        { base: base.chapters ?? [], mine: mine.chapters ?? [], theirs: theirs.chapters ?? [] },
        ({ id }) => named('chapters', id),
        chapter,
        judge,
      ),
    }),
    ...(has('matrices') && {
      matrices: settleRecord(
        { base: base.matrices, mine: mine.matrices, theirs: theirs.matrices },
        (key) => named('matrices', key),
        matrix,
      ),
    }),
    ...(has('bound') && {
      bound:
        settle(
          { base: base.bound, mine: mine.bound, theirs: theirs.bound },
          { path: 'bound', label: '所依据的表' },
          judge,
        ) ?? {},
    }),
  };
};
