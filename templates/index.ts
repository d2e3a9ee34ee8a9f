import type { ScoringPack, Template } from '@chengwen/domain';
import { EDITIONS, PACKS } from './index.generated.js';

/** Every edition of every official form by the id that forms pin for life. Released editions are append-only. */
export const templates: Readonly<Record<string, Template>> = Object.fromEntries(
  EDITIONS.map(({ template }) => [template.id, template]),
);

/** Every rule pack (评分规则) by the id that forms pin: "national@2021". Released packs are append-only. */
export const rulePacks: Readonly<Record<string, ScoringPack>> = Object.fromEntries(
  PACKS.map((pack) => [pack.id, pack]),
);

export { indicatorLibrary } from './library/library.js';
export type { Fund, LibraryIndicator, LibraryKind, Nature } from './library/library-indicator.js';
