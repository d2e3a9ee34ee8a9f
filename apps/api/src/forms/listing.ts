import { refusal } from '@chengwen/domain';
import type { FormQuery, FormRecord, FormRepository, Position } from '@chengwen/store';

/** Which page of a list: so many after this cursor. */
export interface Page {
  readonly first: number;
  readonly after?: string | null;
}

/** What a list can be narrowed by. */
export type ListFilter = Pick<FormQuery, 'unit' | 'year' | 'state' | 'number'>;

/** One page of a list. */
export interface PageOf<T> {
  readonly items: readonly T[];
  readonly cursors: readonly string[];
  readonly hasNext: boolean;
  readonly total: number;
}

const MOST = 100;

/** Reads one page by keyset, so that page 20,000 costs what page 1 does. */
export async function readOn<T>(
  forms: FormRepository,
  query: FormQuery,
  { first, after }: Page,
  see: (record: FormRecord) => Promise<T | undefined>,
): Promise<PageOf<T>> {
  const size = Math.max(1, Math.min(first, MOST));
  const found = await forms.list(query, { first: size + 1, ...(after ? { after: positionOf(after) } : {}) });
  const shown = found.slice(0, size);
  const seen = await Promise.all(shown.map(async (record) => ({ item: await see(record), cursor: cursorOf(record) })));
  const visible = seen.flatMap(({ item, cursor }) => (item === undefined ? [] : [{ item, cursor }]));
  return {
    items: visible.map(({ item }) => item),
    cursors: visible.map(({ cursor }) => cursor),
    hasNext: found.length > size,
    total: await forms.count(query),
  };
}

const cursorOf = ({ updatedAt, _id }: FormRecord): string =>
  Buffer.from(`${updatedAt.toISOString()} ${_id}`).toString('base64url');

function positionOf(cursor: string): Position {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const updatedAt = new Date(at);
  if (Number.isNaN(updatedAt.getTime()) || id === '')
    throw refusal('command.malformed', { path: 'after', problem: '不是有效的翻页位置' });
  return { updatedAt, id };
}
