import { sha256 as digest } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import serialize from 'canonicalize';

/**
 * Canonical JSON (规范化 JSON): one text for one value, whatever order its keys were written in. Everything hashed goes
 * through here. Source: RFC 8785. Plain JSON only; keys that hold undefined are left out, as in JSON.stringify.
 */
export const canonical = (value: unknown): string => serialize(value) as string;

/** SHA-256 of a text in UTF-8, as 64 lower-case hex digits (摘要). */
export const sha256 = (text: string): string => bytesToHex(digest(utf8ToBytes(text)));

/** The first four bytes of the SHA-256 of a text: enough to tell which field was altered, too little to guess its value twice. */
export const shortDigest = (text: string): Uint8Array => digest(utf8ToBytes(text)).slice(0, 4);
