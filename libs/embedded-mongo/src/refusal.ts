/** Why a data directory is not opened. */
export type StoreRefusalCode =
  /** Another store process has it open. */
  | 'directory.owned'
  /** It cannot be written to. */
  | 'directory.readOnly'
  /** A newer version of this package wrote it. */
  | 'directory.newer'
  /** Another database wrote it. */
  | 'directory.foreignEngine'
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
