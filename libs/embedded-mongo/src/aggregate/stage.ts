import type { Stream } from '../query/stream.js';
import type { Document, Value } from '../values/types.js';
import type { Variables } from './expression.js';

/** Turns the documents of a pipeline into others. */
export type Stage = (input: Stream<Document>) => Stream<Document>;

/** What a stage may use. */
export interface StageContext {
  readonly variables: Variables;
  /** The documents of another collection of the same database, after a filter and in a sort order. */
  read(collection: string, filter: Document): Stream<Document>;
  /** Compiles a pipeline inside this one. */
  pipeline(stages: readonly Value[], variables: Variables): Stage;
}

/** Compiles one stage from its specification. */
export type StageBuilder = (specification: Value, context: StageContext) => Stage;
