/** The embedded store: a small durable server that speaks the MongoDB wire protocol, for machines without MongoDB. */
export type { EmbeddedStore, EmbeddedStoreOptions } from './embedded.js';
export { readEmbeddedUri, startEmbeddedStore } from './embedded.js';
export type { StepListener } from './maintain.js';
export { backupStore, checkStore, compactStore, restoreStore } from './maintain.js';
export type { StoreRefusalCode } from './refusal.js';
export { StoreRefusal } from './refusal.js';
export type { Compacted, Copied, Step } from './storage/backup.js';
