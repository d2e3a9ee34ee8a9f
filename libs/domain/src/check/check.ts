import type { FormContent } from '../forms/content.js';
import type { Template } from '../forms/template.js';
import { rowKeys, scoreKeyed } from '../score/score-form.js';
import type { Finding, Where } from './finding.js';
import type { Rule } from './ground.js';
import { RowsAndPassages, type Placed } from './remembered.js';
import { PASSAGE_RULES, ROW_RULES, RULES } from './rules.js';

/**
 * Runs every rule over one form (检查) and answers what they found, in the order of the paper. Pure: the form's year comes
 * in; without one, rules on years stay silent. Never corrects: a finding may carry a fix for a person to take.
 */
export function checkForm(
  template: Template,
  content: FormContent,
  { year = null }: { readonly year?: number | null } = {},
): Finding[] {
  const keys = rowKeys(content);
  const seen = { template, content, year, score: scoreKeyed(template, content, keys) };
  const { passages, found: alone } = ALONE.look(seen, keys);
  const ground = { ...seen, passages };
  const found = [
    ...alone,
    ...WHOLE.flatMap(([order, rule]) => rule(ground).map((finding) => [order, finding] as const)),
  ];
  const place = placeIn(template, content);
  return found
    .map(([at, finding]) => ({ finding, at, place: place(finding.where) }))
    .sort((a, b) => a.place - b.place || a.at - b.at)
    .map(({ finding }) => finding);
}

const placed = (is: (rule: Rule) => boolean): Placed<Rule> =>
  RULES.flatMap((rule, order) => (is(rule) ? [[order, rule] as const] : []));

const ALONE = new RowsAndPassages(
  placed((rule) => ROW_RULES.has(rule)),
  placed((rule) => PASSAGE_RULES.has(rule)),
);
/** Rules that look at the form as a whole. */
const WHOLE = placed((rule) => !ROW_RULES.has(rule) && !PASSAGE_RULES.has(rule));

const PARTS: readonly Where['part'][] = [
  ...(['fields', 'choices', 'funding', 'goals', 'indicators', 'total', 'chapters', 'matrices', 'note'] as const),
];

/** A place as a number that grows down the paper. The note is a field that prints at the foot. */
const placeIn = (template: Template, content: FormContent): ((where: Where) => number) => {
  const keys = [
    ...template.funding.rows.map(({ key }) => key),
    ...content.indicators.map(({ id }) => id),
    ...(content.chapters ?? []).map(({ id }) => id),
  ];
  const rows = new Map(keys.map((key, at) => [key, at]));
  return ({ part, row, field }) =>
    (field === 'note' ? PARTS.length : PARTS.indexOf(part)) * 1000 + (rows.get(row ?? '') ?? -1);
};
