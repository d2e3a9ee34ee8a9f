import type { z } from 'zod';
import { canonical, sha256 } from '../proof/canonical.js';
import { leavesOf, pathText } from '../proof/leaves.js';
import { refusal } from '../refusal.js';
import { unprintableIn } from '../values/unprintable.js';
import { checkKeys } from './check-keys.js';
import { formContent, type FormContent } from './content.js';
import type { Template } from './template.js';

/** Largest content in KB of JSON: the form document, which holds it and its newest frozen copy, stays small. */
export const CONTENT_LIMIT_KB = 48;

/**
 * Reads what came from outside as the content of a form of this template (表单内容): nothing unknown, nothing of the wrong
 * kind, nothing too large gets in.
 *
 * @throws Refusal content.tooLarge, content.malformed {path, problem}, content.unknownField {template, field}
 */
export function parseContent(template: Template, input: unknown): FormContent {
  const size = new TextEncoder().encode(JSON.stringify(input) ?? '').length;
  if (size > CONTENT_LIMIT_KB * 1024)
    throw refusal('content.tooLarge', { size: Math.ceil(size / 1024), limit: CONTENT_LIMIT_KB });
  const parsed = formContent.safeParse(input);
  if (!parsed.success) {
    const issue = deepest(parsed.error.issues);
    throw refusal('content.malformed', { path: issue.path.join('.') || '表单', problem: problemOf(issue) });
  }
  checkKeys(template, parsed.data);
  const unprintable = leavesOf(parsed.data).find(
    ({ value }) => typeof value === 'string' && unprintableIn(value) !== undefined,
  );
  if (unprintable !== undefined)
    throw refusal('content.malformed', { path: pathText(unprintable.path), problem: '含有无法打印的字符' });
  return parsed.data;
}

type Issue = z.core.$ZodIssue;

/** A union reports every branch; the branch that got furthest says what is really wrong. */
function deepest(issues: readonly Issue[]): Issue {
  const all = issues.flatMap((issue): Issue[] =>
    issue.code === 'invalid_union' && issue.errors.length > 0
      ? issue.errors.map((branch) => {
          const inner = deepest(branch);
          return { ...inner, path: [...issue.path, ...inner.path] };
        })
      : [issue],
  );
  return all.reduce((best, issue) => (issue.path.length > best.path.length ? issue : best));
}

function problemOf(issue: Issue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `没有“${issue.keys.join('、')}”这一栏`;
    case 'invalid_type':
      return '类型不符';
    case 'too_big':
      return `超过上限 ${String(issue.maximum)}`;
    case 'too_small':
      return `低于下限 ${String(issue.minimum)}`;
    case 'invalid_format':
    case 'custom':
      return issue.message;
    default:
      return '取值不符';
  }
}

/** Digest of a content: what an event records and a version is bound to. */
export const contentHash = (content: FormContent): string => sha256(canonical(content));

/** Digest of a released edition: append-only, so it is recorded once and never differs. */
export const templateHash = (template: Template): string => sha256(canonical(template));
