import { canonical, sha256 } from '@chengwen/domain';
import type { Chain } from './chain.js';

/** Fingerprint of a chain (审批流指纹): SHA-256 of its canonical JSON, hex. Released chains are held to the recorded one. */
export const chainHash = (chain: Chain): string => sha256(canonical(JSON.parse(JSON.stringify(chain))));
