import { hasColumn, printValue, type BoundForm, type FormContent, type Template } from '@chengwen/domain';
import { useEffect, useMemo, useRef } from 'react';
import { useQuery } from 'urql';
import { FormBesideDocument, type FormBesideQuery } from '../gql/operations.generated.js';
import type { Beside } from '../paper/paper-context.js';
import { placeKey } from '../paper/place.js';

type LastYear = NonNullable<FormBesideQuery['form']>['lastYear'];

const cellKey = (row: string, field: string): string => placeKey({ part: 'indicators', row, field });

/** What the year before set and reached stands under this year's target and actual (上年对照). */
export const besideLastYear = (template: Template, lastYear: LastYear): ReadonlyMap<string, readonly Beside[]> => {
  const reached = hasColumn(template, 'lastYear') ? 'lastYear' : hasColumn(template, 'actual') ? 'actual' : 'target';
  const all = new Map<string, readonly Beside[]>();
  for (const { row, target, actual } of lastYear?.rows ?? []) {
    if (target) all.set(cellKey(row, 'target'), [{ label: '上年目标', text: target }]);
    if (actual) {
      const key = cellKey(row, reached);
      all.set(key, [...(all.get(key) ?? []), { label: '上年完成', text: actual }]);
    }
  }
  return all;
};

/** Where a row's target is not the one that was approved, the approved one stands under it (批复目标). */
export const besideObjective = (
  content: FormContent,
  objective: FormContent | undefined,
): ReadonlyMap<string, readonly Beside[]> => {
  const approved = new Map(objective?.indicators.map(({ id, target }) => [id, printValue(target)]));
  return new Map(
    content.indicators.flatMap(({ id, target }) => {
      const text = approved.get(id);
      return text && text !== printValue(target) ? [[cellKey(id, 'target'), [{ label: '批复', text }]] as const] : [];
    }),
  );
};

const textOf = (lines: readonly Beside[] | undefined): string | undefined =>
  lines?.map(({ label, text }) => `${label} ${text}`).join('\n');

/** Nearly every keystroke leaves them as they are; then the cells rest. */
const sameBeside = (a: ReadonlyMap<string, readonly Beside[]>, b: ReadonlyMap<string, readonly Beside[]>): boolean =>
  a.size === b.size && [...a].every(([key, lines]) => textOf(lines) === textOf(b.get(key)));

/** Figures to compare with, beside the cells they belong to (参照值): last year's, and those of the bound objective where what is typed differs. */
export const useBeside = (
  id: string,
  content: FormContent,
  template: Template,
  bound: readonly BoundForm[],
): ReadonlyMap<string, readonly Beside[]> => {
  const none = template.categories.length === 0;
  const objective = bound.find(({ role }) => role === 'objective')?.content;
  const [{ data }] = useQuery({ query: FormBesideDocument, variables: { id }, pause: none });
  const lastYear = data?.form?.lastYear ?? null;
  const before = useRef<ReadonlyMap<string, readonly Beside[]>>(undefined);
  const beside = useMemo(() => {
    const all = new Map(besideLastYear(template, lastYear));
    for (const [key, lines] of besideObjective(content, objective)) all.set(key, [...lines, ...(all.get(key) ?? [])]);
    return before.current && sameBeside(before.current, all) ? before.current : all;
  }, [template, lastYear, content, objective]);
  useEffect(() => {
    before.current = beside;
  }, [beside]);
  return beside;
};
