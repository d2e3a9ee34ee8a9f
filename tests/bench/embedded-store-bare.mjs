/** The storage library by itself, in this process, with the store's tables and settings driven by hand. */
import { serialize } from 'bson';
import Database from 'libsql';

const random = (below) => Math.floor(Math.random() * below);

/** @param body gives the document of an id in a revision */
export function bareLibrary(path, documents, body) {
  const database = new Database(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384');
  database.exec(`
    CREATE TABLE documents (collection INTEGER, record INTEGER, body BLOB, PRIMARY KEY (collection, record)) WITHOUT ROWID;
    CREATE TABLE entries (index_id INTEGER, key BLOB, record INTEGER, PRIMARY KEY (index_id, key, record)) WITHOUT ROWID`);
  const entry = database.prepare('INSERT INTO entries VALUES (?, ?, ?)');
  const drop = database.prepare('DELETE FROM entries WHERE index_id = ? AND key = ? AND record = ?');
  const find = database
    .prepare(
      'SELECT e.record, d.body FROM entries e CROSS JOIN documents d ON d.collection = ? AND d.record = e.record WHERE e.index_id = ? AND e.key = ?',
    )
    .raw(true);
  const replace = database.prepare('UPDATE documents SET body = ? WHERE collection = ? AND record = ?');
  const insert = database.prepare('INSERT INTO documents VALUES (?, ?, ?)');
  const key = (text) => Buffer.from(text.padStart(12, '0'));
  const revisions = new Array(documents).fill(0);
  database.exec('BEGIN');
  for (let id = 0; id < documents; id++) {
    insert.run([1, id, Buffer.from(serialize(body(id, 0)))]);
    entry.run([1, key(`${id}`), id]);
    entry.run([2, key('s0'), id]);
  }
  database.exec('COMMIT');
  return {
    read: () => {
      const id = random(documents);
      if (find.get([1, 1, key(`${id}`)])[0] !== id) throw new RangeError(`document ${id} not found`);
    },
    /** One durable commit of as many writes. */
    write: (group) => {
      database.exec('BEGIN IMMEDIATE');
      for (let i = 0; i < group; i++) {
        database.exec('SAVEPOINT command');
        const id = random(documents);
        find.get([1, 1, key(`${id}`)]);
        const revision = revisions[id]++;
        replace.run([Buffer.from(serialize(body(id, revision + 1))), 1, id]);
        drop.run([2, key(`s${revision}`), id]);
        entry.run([2, key(`s${revision + 1}`), id]);
        database.exec('RELEASE command');
      }
      database.exec('COMMIT');
    },
  };
}

/** What a loop of the bare library does in the given time; it never waits, so there is nothing to run beside it. */
export function bareRate(seconds, operation, each = 1) {
  const begun = performance.now();
  let done = 0;
  while (performance.now() < begun + seconds * 1000) {
    for (let i = 0; i < 10; i++) operation();
    done += 10 * each;
  }
  return (done * 1000) / (performance.now() - begun);
}
