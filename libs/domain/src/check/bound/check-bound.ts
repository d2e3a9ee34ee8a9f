import type { FormContent, Indicator } from '../../forms/content.js';
import { roleOf, type Origin } from '../../forms/derive-content.js';
import { hasColumn, type Template } from '../../forms/template.js';
import { canonical } from '../../proof/canonical.js';
import { printValue } from '../../values/print.js';
import type { Value } from '../../values/value.js';
import type { Finding } from '../finding.js';
import { asJson, quoteOf } from '../printed.js';

/**
 * A form keeps to the objective it is bound to (与批复的绩效目标一致): every row is there, with its name, target and weight.
 * What the objective printed without a meaning may be put right; what it never had is pointed out.
 *
 * Source: 财预〔2015〕88号: 绩效目标一经批复不得随意调整; how a departure is found is our own.
 */
export function checkBound(template: Template, content: FormContent, origins: readonly Origin[]): Finding[] {
  const objectives = origins.filter(({ template: { kind } }) => roleOf(template, kind) === 'objective');
  if (template.categories.length === 0) return [];
  return objectives.slice(0, 1).flatMap((objective) => againstObjective(template, content, objective));
}

function againstObjective(template: Template, content: FormContent, { content: due, ...origin }: Origin): Finding[] {
  const sided = origin.template.tracks !== undefined && template.tracks === undefined;
  const rows = due.indicators.filter(({ track }) => !sided || track !== 'midTerm');
  const own = new Map(content.indicators.map((row) => [row.id, row]));
  const weighed = hasColumn(template, 'weight') && hasColumn(origin.template, 'weight');
  const approved = new Set(rows.map(({ id }) => id));
  return [
    ...rows.flatMap((row): Finding[] => {
      const now = own.get(row.id);
      return now ? departures(row, now, weighed) : [missing(row)];
    }),
    ...content.indicators.filter(({ id }) => !approved.has(id)).map(added),
  ];
}

function departures(due: Indicator, now: Indicator, weighed: boolean): Finding[] {
  const found: Finding[] = [];
  const say = (field: 'name' | 'target' | 'weight', label: string, is: string, was: string): void => {
    found.push({
      rule: `bound-${field}`,
      severity: 'error',
      message: `“${due.name}”的${label}与批复的绩效目标不一致：批复为“${was}”，现为“${is}”；目标确需调整的，先按程序调整绩效目标`,
      quote: is,
      where: { part: 'indicators', row: now.id, field },
      expected: was,
      fix: {
        label: `恢复为批复的${label}`,
        changes: [{ path: `indicators/${now.id}/${field}`, value: asJson(due[field]) }],
      },
    });
  };
  if (now.name !== due.name) say('name', '名称', now.name, due.name);
  if (due.target.kind !== 'malformed' && meaning(now.target) !== meaning(due.target))
    say('target', '指标值', quoteOf(now.target), printValue(due.target));
  if (weighed && due.weight !== null && now.weight !== due.weight) say('weight', '分值', now.weight ?? '', due.weight);
  return found;
}

/** Two notations of one value mean the same. */
const meaning = ({ raw: _, ...value }: Value & { raw?: string | undefined }): string => canonical(value);

const missing = ({ id, name }: Indicator): Finding => ({
  rule: 'bound-row',
  severity: 'error',
  message: `批复的绩效目标中有“${name}”，本表没有这一项，请补上`,
  quote: '',
  where: { part: 'indicators', row: id },
  expected: name,
});

const added = ({ id, name }: Indicator): Finding => ({
  rule: 'bound-extra',
  severity: 'warning',
  message: `“${name}”不在批复的绩效目标中，请核对`,
  quote: name,
  where: { part: 'indicators', row: id, field: 'name' },
});
