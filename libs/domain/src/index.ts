export * from './refusal.js';
export * from './values/decimal-text.js';
export * from './values/value.js';
export * from './forms/content.js';
export * from './forms/template.js';
export * from './check/finding.js';
export * from './people/person.js';
