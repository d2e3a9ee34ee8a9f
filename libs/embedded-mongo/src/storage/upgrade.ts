import { Binary, UUID } from 'bson';
import { StoreRefusal } from '../refusal.js';
import { decode, encode } from '../values/codec.js';
import { FORMAT } from './about.js';
import type { Sqlite } from './sqlite.js';

/** Leads a data file from one format to the next. Runs inside the one transaction of the whole upgrade. */
export type UpgradeStep = (sqlite: Sqlite) => void;

/** The steps by the format they start from. A new format adds its step here; none is ever taken away. */
export const UPGRADES: ReadonlyMap<number, UpgradeStep> = new Map([[0, giveUuids]]);

/** Format 0 knew collections without a UUID; `listCollections` has to answer the same one every time. */
function giveUuids(sqlite: Sqlite): void {
  for (const [id, body] of sqlite.statement('SELECT id, definition FROM collections').rows([])) {
    if (!Buffer.isBuffer(body) || id === undefined) continue;
    const definition = decode(body);
    if (definition['uuid'] instanceof Binary) continue;
    const changed = Buffer.from(encode({ ...definition, uuid: new UUID() }));
    sqlite.statement('UPDATE collections SET definition = ? WHERE id = ?').run([changed, id]);
  }
}

/**
 * Brings a data file to the format of this version: all steps and the new number in one transaction, or nothing.
 * Refuses a newer one, and an older one that no step leads away from.
 */
export function upgrade(sqlite: Sqlite, directory: string, steps = UPGRADES, wanted = FORMAT): void {
  const from = formatOf(sqlite) ?? wanted;
  if (from > wanted) throw new StoreRefusal('directory.newer', { directory, format: from, known: wanted });
  sqlite.exec('BEGIN IMMEDIATE');
  try {
    for (let format = from; format < wanted; format++) {
      const step = steps.get(format);
      if (!step)
        throw new StoreRefusal('directory.unusable', { directory, reason: `no way leads on from format ${format}` });
      step(sqlite);
    }
    sqlite.statement("INSERT OR REPLACE INTO about (name, value) VALUES ('format', ?)").run([wanted]);
    sqlite.exec('COMMIT');
  } catch (error) {
    sqlite.rollback();
    throw error;
  }
}

/** The format a data file says it has; undefined for a fresh one. */
export function formatOf(sqlite: Sqlite): number | undefined {
  const row = sqlite.statement("SELECT value FROM about WHERE name = 'format'").row([]);
  return row ? Number(row[0]) : undefined;
}
