/** Why a data directory is not opened, backed up or restored. */
export type StoreRefusalCode =
  /** Another store process has it open. */
  | 'directory.owned'
  /** It cannot be written to. */
  | 'directory.readOnly'
  /** A newer version of this package wrote it. */
  | 'directory.newer'
  /** Another database wrote it. */
  | 'directory.foreignEngine'
  /** What is in it does not hold together: part of it is missing or unreadable. It takes a backup to go on. */
  | 'directory.damaged'
  /** Something is in it already, and nothing is ever written over. */
  | 'directory.notEmpty'
  /** No store is there. */
  | 'directory.missing'
  /** There is no room left on its disk. */
  | 'directory.full'
  /** It cannot be created or read, for the reason given. */
  | 'directory.unusable'
  /** The store's process ended before it was ready, e.g. because its compiled file or the storage library is missing. */
  | 'process.failed';

/** An expected no of the embedded store. */
export class StoreRefusal extends Error {
  constructor(
    readonly code: StoreRefusalCode,
    readonly params: Readonly<Record<string, string | number>>,
  ) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = 'StoreRefusal';
  }
}
