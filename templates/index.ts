import type { Template } from '@chengwen/domain';
import { EDITIONS } from './index.generated.js';

/** Every edition of every official form by the id that forms pin for life. Released editions are append-only. */
export const templates: Readonly<Record<string, Template>> = Object.fromEntries(
  EDITIONS.map(({ template }) => [template.id, template]),
);
