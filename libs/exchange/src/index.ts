export * from './office/export-workbook.js';
export * from './import-file.js';
export * from './import-record.js';
export * from './import-text.js';
export { OFFICE_LIMITS, type OfficeLimits } from './office/limits.js';
export { readWorkbook, type Sheet, type Workbook } from './office/workbook.js';
