import {
  emptyContent,
  holds,
  parseContent,
  refusal,
  type FormContent,
  type OrgUnit,
  type Person,
  type Template,
} from '@chengwen/domain';
import type { Chain } from '@chengwen/flow';
import type { Directory } from '../people/directory.js';
import type { Bindings } from './bindings.js';
import { chainFor, templateFor } from './catalogue.js';
import type { CreateInput } from './commands.js';

/** Where a new form belongs (归属): who fills it in, the edition with its rule pack, and the chain it will go through. */
export interface FormOrigin {
  readonly unit: OrgUnit;
  readonly template: Template;
  readonly chain: Chain;
}

/**
 * A unit that the person writes for, a template of that year, the newest chain.
 *
 * @throws Refusal template.unknown, pack.unknown, person.forbidden, command.malformed
 */
export async function originOf(input: CreateInput, by: Person, directory: Directory, now: Date): Promise<FormOrigin> {
  const template = templateFor(input);
  const unit = await directory.unit(input.unit);
  if (!unit || !holds(by, 'author', unit.id)) throw refusal('person.forbidden', { what: '新建表单' });
  // Objectives are set in the year before the one they are for.
  const { from, to = now.getFullYear() + 1 } = template.years;
  if (!Number.isInteger(input.year) || input.year < from || input.year > to)
    throw refusal('command.malformed', { path: 'year', problem: `本表样适用于 ${from} 至 ${to} 年度` });
  return { unit, template, chain: chainFor(template) };
}

/** What a new form holds at first: nothing, what was imported, or what the forms it rests on give it. */
export async function beginning(
  template: Template,
  { content, from }: CreateInput,
  by: Person,
  bindings: Bindings,
): Promise<FormContent> {
  if (content !== undefined) {
    const given = parseContent(template, content);
    await bindings.verify(template, emptyContent(template), given, by);
    return given;
  }
  return from?.length ? bindings.derive(template, from, by) : emptyContent(template);
}
