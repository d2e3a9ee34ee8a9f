export * from './import-file.js';
export * from './import-text.js';
