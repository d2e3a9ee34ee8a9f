import { StoreRefusal } from './refusal.js';
import { requireSound } from './storage/check.js';
import type { OwnedDirectory } from './storage/directory.js';
import { takeDirectory } from './storage/directory.js';
import { StoreServer } from './store-server.js';

/** What the store's process tells its parent: that it checks first, and then once how it went. */
export type Report =
  | { readonly checking: true }
  | { readonly ready: { readonly socket: string } }
  | { readonly refused: { readonly code: StoreRefusal['code']; readonly params: StoreRefusal['params'] } };

const report = (message: Report): void => void process.send?.(message);

async function main(directory: string): Promise<void> {
  process.umask(0o077);
  const owned = takeDirectory(directory);
  const server = await listening(owned).catch((error: unknown) => {
    owned.withdraw();
    throw error;
  });
  let ending = false;
  const end = async (): Promise<void> => {
    if (ending) return;
    ending = true;
    await server.close();
    owned.withdraw();
    process.exit(0);
  };
  process.on('SIGTERM', () => void end());
  // Ctrl-C reaches the whole group; the parent decides when its store may go.
  process.on('SIGINT', () => undefined);
  // Whatever happened to the parent, this process does not outlive it.
  process.on('disconnect', () => void end());
  report({ ready: { socket: owned.socket } });
}

async function listening(owned: OwnedDirectory): Promise<StoreServer> {
  if (owned.known && owned.unclean) {
    report({ checking: true });
    requireSound(owned.path, owned.data);
  }
  const broken = (error: unknown): void => {
    process.stderr.write(`embedded-mongo: a commit failed, the store ends: ${String(error)}\n`);
    process.exit(70);
  };
  const server = new StoreServer(owned.data, broken, owned.known);
  await server.listen(owned.socket);
  owned.announce();
  return server;
}

main(process.argv[2] ?? '').catch((error: unknown) => {
  if (error instanceof StoreRefusal) report({ refused: { code: error.code, params: error.params } });
  else
    process.stderr.write(
      `embedded-mongo: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
  process.exitCode = 1;
  process.disconnect?.();
});
