export * from './records.js';
export * from './connection.js';
export * from './decimal-codec.js';
export * from './form.schema.js';
export * from './form.repository.js';
