/** Leads the data file of a store that does not run back to format 0, which knew collections without a UUID. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'bson';
import Database from 'libsql';

const path = join(process.argv[2], 'store.db');
if (!existsSync(path) || !existsSync(join(process.argv[2], 'store.json'))) process.exit(3);
const database = new Database(path);
database.exec('BEGIN IMMEDIATE');
const change = database.prepare('UPDATE collections SET definition = ? WHERE id = ?');
for (const [id, body] of database.prepare('SELECT id, definition FROM collections').raw(true).all([])) {
  const { uuid, ...definition } = deserialize(body, { promoteValues: false });
  if (uuid) change.run([Buffer.from(serialize(definition)), id]);
}
database.exec("UPDATE about SET value = 0 WHERE name = 'format'");
database.exec('COMMIT');
// Not closed: that would empty the log, and the next start would have nothing to check.
process.exit(0);
