import type { SealedRecord } from './seal.js';
import { GENESIS, inspectRecord } from './seal.js';

/** The newest place of a chain, kept apart from its events (链头): what shows a cut-off tail. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

/** A record of a chain carries its place, counted from 1, inside what is hashed. */
export type ChainedRecord = SealedRecord<{ readonly seq: number }>;

/**
 * What is wrong in a chain, and at which place: fields altered; a record missing; out of order or beyond the head; or
 * replaced: it fits itself, but not what the next record, or the head, remembers of it.
 */
export type ChainProblem =
  | { readonly seq: number; readonly kind: 'altered'; readonly fields: readonly string[] }
  | { readonly seq: number; readonly kind: 'missing' | 'order' | 'replaced' };

/**
 * Proves the history of a form (留痕校验): every record whole, each linked to the one before, none missing, the last one
 * the head's. Empty is the only good answer; a chain with nothing in it is a problem, not a proof.
 */
export const verifyChain = (events: readonly ChainedRecord[], head: ChainHead): ChainProblem[] => {
  const problems: ChainProblem[] = [];
  let expected = 1;
  let previous: { readonly seq: number; readonly hash: string; readonly intact: boolean } = {
    seq: 0,
    hash: GENESIS,
    intact: true,
  };
  for (const event of events) {
    const inspection = inspectRecord(event);
    const seq = inspection.intact || !inspection.fields.includes('seq') ? Number(event.body.seq) : expected;
    if (!inspection.intact) problems.push({ seq, kind: 'altered', fields: inspection.fields });
    if (seq < expected) {
      problems.push({ seq, kind: 'order' });
      continue;
    }
    for (let gone = expected; gone < seq; gone += 1) problems.push({ seq: gone, kind: 'missing' });
    const linked = event.prev === previous.hash;
    if (!linked && seq === expected && inspection.intact && previous.intact) {
      problems.push({ seq: Math.max(previous.seq, 1), kind: 'replaced' });
    }
    previous = { seq, hash: event.hash, intact: inspection.intact };
    expected = seq + 1;
  }
  for (let gone = expected; gone <= head.seq; gone += 1) problems.push({ seq: gone, kind: 'missing' });
  if (previous.seq > head.seq) problems.push({ seq: previous.seq, kind: 'order' });
  if (previous.seq === head.seq && previous.intact && previous.hash !== head.hash) {
    problems.push({ seq: previous.seq, kind: 'replaced' });
  }
  if (events.length === 0 && head.seq === 0) problems.push({ seq: 1, kind: 'missing' });
  return problems;
};
