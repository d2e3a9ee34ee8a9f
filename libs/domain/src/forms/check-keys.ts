import { refusal } from '../refusal.js';
import type { FormContent, Indicator, Matrix } from './content.js';
import { bindsOf, hasColumn, type IndicatorColumn, type MatrixSpec, type Template } from './template.js';

/** Forms that one rests on, in all roles together: checking holds it against each of them. */
const MOST_BOUND = 40;

type Keyed = readonly { readonly key: string }[];

/**
 * Where keys are free text in JSON, the template names the ones there are (栏目核对): fields, options, rows, columns,
 * matrices; a block or a column that it does not print takes nothing.
 *
 * @throws Refusal content.unknownField {template, field}, content.malformed {path, problem}
 */
export function checkKeys(template: Template, content: FormContent): void {
  const stranger = (field: string) => refusal('content.unknownField', { template: template.title, field });
  const known = (what: object, allowed: Keyed, where: string): void => {
    const keys = new Set(allowed.map(({ key }) => key));
    const strange = Object.keys(what).find((key) => !keys.has(key));
    if (strange !== undefined) throw stranger(`${where}${strange}`);
  };
  known(content.fields, template.fields, '');
  known(content.goals, template.goals, '');
  known(content.funding, template.funding.rows, '项目资金 ');
  for (const [row, cells] of Object.entries(content.funding)) {
    const { columns } = template.funding.rows.find(({ key }) => key === row) ?? {};
    known(
      cells,
      template.funding.columns.filter(({ key }) => columns?.includes(key) ?? true),
      '项目资金 ',
    );
  }
  checkIds('indicators', content.indicators);
  for (const row of content.indicators) {
    const extra = strangeCell(template, row);
    if (extra !== undefined) throw stranger(`指标“${row.name}” ${extra}`);
  }
  checkChoices(template, content, stranger);
  if (content.chapters && !template.chapters) throw stranger('chapters');
  checkIds('chapters', content.chapters ?? []);
  for (const { id, blocks } of content.chapters ?? []) {
    checkIds(`chapters.${id}`, blocks);
    for (const block of blocks)
      if (block.kind === 'matrix' && !template.matrices?.some(({ key }) => key === block.matrix))
        throw stranger(`chapters ${block.matrix}`);
  }
  known(content.matrices ?? {}, template.matrices ?? [], 'matrices ');
  for (const spec of template.matrices ?? []) {
    const matrix = content.matrices?.[spec.key];
    const strange = matrix && strangeMatrixKey(spec, matrix);
    if (strange !== undefined) throw stranger(`${spec.title} ${strange}`);
  }
  known(
    content.bound ?? {},
    bindsOf(template).map(({ role }) => ({ key: role })),
    '绑定 ',
  );
  const bound = Object.values(content.bound ?? {}).flat();
  if (bound.length > MOST_BOUND)
    throw refusal('content.malformed', { path: 'bound', problem: `超过上限 ${MOST_BOUND}` });
  if (new Set(bound.map(({ form, version }) => `${form} ${version}`)).size < bound.length)
    throw refusal('content.malformed', { path: 'bound', problem: '同一版本绑定了两次' });
}

function checkIds(path: string, items: readonly { readonly id: string }[]): void {
  const seen = new Set<string>();
  for (const { id } of items) {
    if (seen.has(id)) throw refusal('content.malformed', { path, problem: `行号“${id}”重复` });
    seen.add(id);
  }
}

function checkChoices(template: Template, { choices = {} }: FormContent, stranger: (field: string) => Error): void {
  for (const [key, ticked] of Object.entries(choices)) {
    const spec = template.choices?.find((each) => each.key === key);
    if (!spec) throw stranger(key);
    const strange = ticked.find((option) => !spec.options.some((each) => each.key === option));
    if (strange !== undefined) throw stranger(`${spec.label} ${strange}`);
    if (new Set(ticked).size < ticked.length || (!spec.multiple && ticked.length > 1))
      throw refusal('content.malformed', {
        path: `choices.${key}`,
        problem: spec.multiple ? '同一选项勾选了两次' : `“${spec.label}”只能勾选一项`,
      });
  }
}

const OWN_COLUMNS = ['basis', 'lastYear', 'rule', 'evidence', 'forecast', 'measure'] as const;

/** What a row holds under a column that the template does not print; undefined where all is in order. */
function strangeCell(template: Template, row: Indicator): string | undefined {
  if (row.track !== undefined && !template.tracks?.some(({ key }) => key === row.track)) return 'track';
  const filled: readonly [IndicatorColumn, boolean][] = [
    ['actual', row.actual.kind !== 'blank'],
    ['weight', row.weight !== null],
    ['score', row.score !== null],
    ['variance', row.variance !== ''],
    ...OWN_COLUMNS.map((column) => [column, row[column] !== undefined] as [IndicatorColumn, boolean]),
  ];
  return filled.find(([column, has]) => has && !hasColumn(template, column))?.[0];
}

/** Computed rows and the sum column are never entered: what a paper printed there stands under `printed`. */
function strangeMatrixKey(spec: MatrixSpec, { columns, cells, printed = {} }: Matrix): string | undefined {
  const named = new Set(columns.map(({ key }) => key));
  const inside = (part: Matrix['cells'], rows: Keyed, sum: boolean): string | undefined => {
    for (const [row, line] of Object.entries(part)) {
      if (!rows.some(({ key }) => key === row)) return row;
      const strange = Object.keys(line).find((key) => !named.has(key) || (!sum && key === spec.sum?.key));
      if (strange !== undefined) return strange;
    }
    return undefined;
  };
  const entered = spec.rows.filter(({ formula }) => formula === undefined);
  return inside(cells, entered, false) ?? inside(printed, spec.rows, true);
}
