export * from './import-text.js';
