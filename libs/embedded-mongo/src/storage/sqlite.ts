import Database from 'libsql';

/** What a table cell holds here; blobs come back as Buffers. */
export type Cell = number | string | Buffer | null;

/** A prepared statement. Arguments are always one array: a lone Buffer or object would abort the process natively. */
export class Statement {
  private readonly native: Database.Statement;

  constructor(database: Database.Database, sql: string) {
    this.native = database.prepare(sql);
    if (this.native.reader) this.native.raw(true);
  }

  run(values: readonly Cell[]): void {
    this.native.run(values);
  }

  /** The first row as an array, without the metadata that the library adds to row objects. */
  row(values: readonly Cell[]): Cell[] | undefined {
    const row = this.native.get(values);
    return Array.isArray(row) ? row.map(checked) : undefined;
  }

  rows(values: readonly Cell[]): Cell[][] {
    const rows = this.native.all(values);
    return rows.map((row) => (row as unknown[]).map(checked));
  }
}

/** Integers are read as bigint, because the library rounds large ones silently; none here may exceed 2^53. */
function checked(cell: unknown): Cell {
  if (typeof cell !== 'bigint') return cell as Cell;
  const value = Number(cell);
  if (!Number.isSafeInteger(value)) throw new RangeError(`integer out of range in the store: ${cell}`);
  return value;
}

/** The one door to the storage library, which hides its traps. */
export class Sqlite {
  private readonly database: Database.Database;
  private readonly statements = new Map<string, Statement>();

  /** @param path file of the database, created if missing */
  constructor(path: string) {
    this.database = new Database(path);
    this.database.defaultSafeIntegers(true);
  }

  exec(sql: string): void {
    this.database.exec(sql);
  }

  /** A prepared statement, kept for the life of the connection. Statements are read to their end at once. */
  statement(sql: string): Statement {
    let statement = this.statements.get(sql);
    if (!statement) this.statements.set(sql, (statement = new Statement(this.database, sql)));
    return statement;
  }

  /** Ends a transaction without its changes; after many errors the library has done so by itself. */
  rollback(): void {
    try {
      this.exec('ROLLBACK');
    } catch {
      // There is none any more.
    }
  }

  /** Lets go of the file. The library frees it only when statements are collected, so these go first. */
  close(): void {
    this.statements.clear();
    this.database.close();
  }
}

/** The result code of the storage library, e.g. `SQLITE_FULL`, or undefined for any other error. */
export function storageCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const { code } = error;
  return typeof code === 'string' && code.startsWith('SQLITE') ? code : undefined;
}
