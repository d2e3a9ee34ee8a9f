import { createServer, type AddressInfo } from 'node:net';

/** A listener on loopback that nobody is meant to reach. */
export type Trap = {
  readonly port: number;
  readonly hits: () => number;
  /** Resolves when so many connections have come. */
  readonly reached: (count: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Opens a trap: it counts connections and answers none. */
export async function openTrap(): Promise<Trap> {
  let hits = 0;
  const watchers: (() => void)[] = [];
  const server = createServer((socket) => {
    hits += 1;
    for (const watch of watchers) watch();
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    hits: () => hits,
    reached: (count) =>
      new Promise((resolve) => {
        const watch = (): void => void (hits >= count && resolve());
        watchers.push(watch);
        watch();
      }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
