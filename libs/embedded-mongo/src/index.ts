/** The embedded store: a small durable server that speaks the MongoDB wire protocol, for machines without MongoDB. */
export type { EmbeddedStore, EmbeddedStoreOptions } from './embedded.js';
export { readEmbeddedUri, startEmbeddedStore } from './embedded.js';
export type { StoreRefusalCode } from './refusal.js';
export { StoreRefusal } from './refusal.js';
