import type { Engine } from './commands/command.js';
import { Cursors } from './commands/cursors.js';
import { expireDocuments } from './commands/expiry.js';
import { Connections } from './server.js';
import { GroupCommit } from './storage/group-commit.js';
import type { Tables } from './storage/open.js';
import { closeTables, openTables } from './storage/open.js';

const HOUSEKEEPING = 60_000;

/** The store inside one process: tables, commits, cursors and connections. */
export class StoreServer {
  private readonly tables: Tables;
  private readonly engine: Engine;
  private readonly connections: Connections;
  private readonly housekeeping: NodeJS.Timeout;

  /**
   * @param data file of the tables
   * @param broken called when a commit failed and the process has to end
   * @param known the file held a store before
   */
  constructor(data: string, broken: (error: unknown) => void, known = false) {
    this.tables = openTables(data, known);
    const { sqlite, catalog, records, memories } = this.tables;
    this.engine = { catalog, records, cursors: new Cursors(), commit: new GroupCommit(sqlite, memories, broken) };
    this.connections = new Connections(this.engine);
    this.housekeeping = setInterval(() => void this.keepHouse(), HOUSEKEEPING);
  }

  listen(path: string): Promise<void> {
    return this.connections.listen(path);
  }

  /** Finishes what was begun, answers it, and closes the file. */
  async close(): Promise<void> {
    clearInterval(this.housekeeping);
    this.engine.commit.close();
    // Answers of the last group are written in the microtasks before the next turn.
    await new Promise((resolve) => setImmediate(resolve));
    this.connections.close();
    await new Promise((resolve) => setImmediate(resolve));
    closeTables(this.tables);
  }

  private async keepHouse(): Promise<void> {
    this.engine.cursors.dropIdle();
    await expireDocuments(this.engine, new Date()).catch((error: unknown) => {
      process.stderr.write(`embedded-mongo: expiry failed: ${String(error)}\n`);
    });
  }
}
