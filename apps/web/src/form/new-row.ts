import { hasColumn, type FormContent, type Indicator, type Template } from '@chengwen/domain';

/** An empty row for a new indicator (新增指标) under an id that no row of the form has, with the columns its template prints. */
export const newRow = (
  template: Template,
  content: FormContent,
  place: Pick<Indicator, 'category' | 'dimension' | 'track'>,
): Indicator => {
  const taken = new Set(content.indicators.map(({ id }) => id));
  let number = content.indicators.length + 1;
  while (taken.has(`i${number}`)) number += 1;
  const blank = { kind: 'blank' } as const;
  return {
    id: `i${number}`,
    ...place,
    name: '',
    target: blank,
    actual: blank,
    weight: null,
    score: null,
    scoreReason: '',
    variance: '',
    ...(hasColumn(template, 'lastYear') && { lastYear: blank }),
    ...(hasColumn(template, 'forecast') && { forecast: blank }),
  };
};
