import type { FormContent, Template } from '@chengwen/domain';
import { slotPattern } from './vocabulary.js';

/** Fields that a title itself prints (标题中的栏目): {subject}绩效自评表, 绩效目标表{serial}. What the body says goes first. */
export function withTitle(template: Template, content: FormContent, title: string): FormContent {
  const { titleLine, fields } = template;
  if (titleLine === undefined || title === '') return content;
  const found = slotsOf(titleLine, title) ?? {};
  const known = Object.entries(found).filter(
    ([key, text]) => text !== '' && fields.some((field) => field.key === key) && !content.fields[key],
  );
  return known.length === 0 ? content : { ...content, fields: { ...content.fields, ...Object.fromEntries(known) } };
}

function slotsOf(titleLine: string, title: string): Record<string, string> | undefined {
  const { pattern, slots } = slotPattern(titleLine);
  const source = pattern.source.replaceAll('([^\\s:：]{0,12}?)', '(.{0,100}?)');
  const found = new RegExp(`${source}$`).exec(title) ?? new RegExp(`${source}$`).exec(title.replace(/\s+/g, ''));
  if (found) return Object.fromEntries(slots.map((slot, at) => [slot, found[at + 1]?.trim() ?? '']));
  // A title in words of its own: what stands before them is what the form is about.
  const subject = /^(?:(?:19|20)\d{2}年度?)?(.+?)绩效/.exec(title)?.[1];
  return subject === undefined ? undefined : { subject };
}
