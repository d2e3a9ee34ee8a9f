import { refusal } from '../refusal.js';
import type { Change, FormContent } from './content.js';
import { parseContent } from './parse-content.js';
import type { Template } from './template.js';

/**
 * Applies changes (修改) to a content: "fields/unit", "goals/actual", "funding/total/executed", "indicators/i4/target", "chapters/c2/blocks/b1/text", "matrices/balance/cells/income/total".
 * The result is read as strictly as what comes from outside.
 *
 * @throws Refusal content.malformed where a path leads nowhere, and everything parseContent refuses
 */
export function applyChanges(template: Template, content: FormContent, changes: readonly Change[]): FormContent {
  const copy = structuredClone(content) as unknown as Tree;
  for (const { path, value } of changes) {
    const parts = path.split('/');
    const last = parts.pop() ?? '';
    let at: unknown = copy;
    for (const part of parts) at = step(at, part);
    if (!isTree(at) || last === '' || last === '__proto__') throw nowhere(path);
    if (value === null && OPTIONAL.has(last)) delete at[last];
    else at[last] = value;
  }
  return parseContent(template, copy);
}

/** Parts that may be absent: null takes them away. */
const OPTIONAL: ReadonlySet<string> = new Set([
  ...['printed', 'categoryLabel', 'dimensionLabel', 'raw', 'track', 'no'],
  ...['basis', 'lastYear', 'rule', 'evidence', 'forecast', 'measure', 'bound'],
]);

type Tree = Record<string, unknown>;
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);
const nowhere = (path: string) => refusal('content.malformed', { path, problem: '没有这个位置' });

/** Rows, chapters and their blocks are found by id, everything else by key. */
function step(at: unknown, part: string): unknown {
  if (Array.isArray(at)) return (at as { id?: string }[]).find(({ id }) => id === part);
  return isTree(at) && Object.hasOwn(at, part) ? at[part] : undefined;
}
