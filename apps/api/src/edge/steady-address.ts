import { mkdtemp, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** An address that stays the same while what it leads to may move. */
export interface SteadyAddress {
  readonly uri: string;
  /** Points the address at the store's new socket. */
  follow(uri: string): Promise<void>;
  forget(): Promise<void>;
}

/**
 * Gives a store on a temporary socket an address that survives its restart. Below a long path the socket has to lie in
 * a fresh temporary folder at every start; a link of ours leads to whichever it is, because a driver never asks again.
 */
export async function steadyAddress(uri: string): Promise<SteadyAddress> {
  const socket = socketOf(uri);
  if (!socket?.startsWith(tmpdir()) || dirname(socket).endsWith('/run'))
    return { uri, follow: async () => undefined, forget: async () => undefined };
  const folder = await mkdtemp(join(tmpdir(), 'chengwen-link-'));
  const link = join(folder, 'mongodb.sock');
  await symlink(socket, link);
  return {
    uri: uri.replace(encodeURIComponent(socket), encodeURIComponent(link)),
    follow: async (moved) => {
      await symlink(socketOf(moved) ?? socket, `${link}.next`);
      await rename(`${link}.next`, link);
    },
    forget: async () => rm(folder, { recursive: true, force: true }),
  };
}

const socketOf = (uri: string): string | undefined => {
  const host = /^mongodb:\/\/([^/]+)/.exec(uri)?.[1];
  return host === undefined ? undefined : decodeURIComponent(host);
};
