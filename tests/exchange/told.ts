import { printValue, type Value } from '@chengwen/domain';
import type { Imported } from '@chengwen/exchange';

/** A form that was read, told line by line: what is blank is left out. */
export function told({ template, title, year, content, lost }: Imported): string[] {
  const amount = (cell: { kind: string; amount?: string }): string =>
    cell.kind === 'amount' ? (cell.amount ?? '') : cell.kind === 'none' ? '—' : '·';
  const raw = (value: Value): string => value.raw ?? printValue(value);
  return [
    `${template} ${title} ${year}`,
    ...Object.entries({ ...content.fields, ...content.goals }).flatMap(([key, text]) =>
      text ? [`${key}: ${text}`] : [],
    ),
    ...Object.entries(content.choices ?? {}).flatMap(([key, ticked]) =>
      ticked.length > 0 ? [`${key}: ${ticked.join()}`] : [],
    ),
    ...Object.entries(content.funding).flatMap(([key, cells]) => {
      const amounts = Object.values(cells).map(amount);
      return amounts.some((each) => each !== '·') ? [`$ ${key}: ${amounts.join(' ')}`] : [];
    }),
    ...Object.entries(content.printed ?? {}).map(([key, text]) => `${key}: ${text}`),
    ...content.indicators.map((row) =>
      [
        `${row.category}/${row.dimension}`,
        ...[row.categoryLabel, row.dimensionLabel, row.track, row.no, row.name],
        ...['target', 'actual', 'forecast', 'lastYear'].map((key) => {
          const value = row[key as 'target'] as Value | undefined;
          return value === undefined || value.kind === 'blank' ? '' : raw(value);
        }),
        ...[row.basis, row.weight, row.score, row.rule, row.evidence, row.variance, row.measure],
      ]
        .filter((text) => text !== undefined && text !== null && text !== '')
        .join(' '),
    ),
    ...(content.chapters ?? []).flatMap(({ level, number, heading, blocks }) => [
      `${'#'.repeat(level)} ${number}${heading}`,
      ...blocks.map((block) =>
        block.kind === 'text'
          ? block.text
          : block.kind === 'matrix'
            ? `[${block.matrix}]`
            : `[${block.title}] ${block.rows.map((row) => row.join(' ')).join(' / ')}`,
      ),
    ]),
    ...Object.values(content.matrices ?? {}).flatMap(({ title, columns, cells, printed = {} }) => [
      `${title}: ${columns.map(({ label }) => label).join(' ')}`,
      ...Object.entries(cells).map(([key, row]) => `${key}: ${Object.values(row).map(amount).join(' ')}`),
      ...Object.entries(printed).map(([key, row]) => `printed ${key}: ${Object.values(row).map(amount).join(' ')}`),
    ]),
    ...lost.map(({ line, text }) => `lost ${line}: ${text.replaceAll('\t', '→')}`),
  ];
}
