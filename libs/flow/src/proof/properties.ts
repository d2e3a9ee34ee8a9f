import { DESK_PROPERTIES } from './desk-properties.js';
import { PEOPLE_PROPERTIES } from './people-properties.js';
import { RECORD_PROPERTIES } from './record-properties.js';
import { ROUND_PROPERTIES } from './round-properties.js';

/** Properties of single commands, checked on every edge of the walk. */
export const EDGE_PROPERTIES = { ...PEOPLE_PROPERTIES, ...ROUND_PROPERTIES, ...RECORD_PROPERTIES, ...DESK_PROPERTIES };
export type EdgeProperty = keyof typeof EDGE_PROPERTIES;
