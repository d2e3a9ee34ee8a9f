import { hash, verify } from '@node-rs/argon2';

/** argon2id at the cost OWASP names as the floor: 19 MiB, two passes; some 30 ms on a small server. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Longest password that is hashed at all; a longer one is simply wrong. */
const LONGEST = 256;

/** argon2id hash of a password, salt and cost inside. */
export const hashPassword = (password: string): Promise<string> => hash(password, COST);

let nobody: Promise<string> | undefined;

/**
 * True when the password belongs to the hash. Without a hash (unknown login) the same work is done against a hash of
 * nobody's, so that time does not tell which login names exist.
 */
export async function checkPassword(hashed: string | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody');
  const right = await verify(hashed ?? (await nobody), password.slice(0, LONGEST));
  return right && hashed !== undefined && password.length <= LONGEST;
}
