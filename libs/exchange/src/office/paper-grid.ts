import type { IndicatorColumn, LaidOut, LaidOutRow } from '@chengwen/domain';
import type { Paper, Piece } from './paper.js';

const WIDTHS: Readonly<Partial<Record<IndicatorColumn, number>>> = {
  ...{
    target: 20,
    actual: 20,
    forecast: 20,
    lastYear: 16,
    weight: 9,
    score: 9,
    variance: 32,
    measure: 32,
    evidence: 18,
  },
};

interface GridColumn {
  readonly label: string;
  readonly width: number;
}

/** The columns of the indicator grid from the left edge on; with two tracks, those of both sides. */
export function gridColumns({ columns, tracks, groups }: LaidOut): readonly GridColumn[] {
  if (columns.length === 0) return [];
  const recheck = hasRecheck(groups) ? [{ label: '复核得分', width: 9 }] : [];
  const side = [
    { label: '二级指标', width: 14 },
    { label: '三级指标', width: 26 },
    ...columns.flatMap(({ key, label }) => [{ label, width: WIDTHS[key] ?? 14 }, ...(key === 'score' ? recheck : [])]),
  ];
  return [{ label: '一级指标', width: 16 }, ...side, ...(tracks.length > 1 ? side : [])];
}

const hasRecheck = (groups: LaidOut['groups']): boolean =>
  groups.some(({ dimensions }) => dimensions.some(({ rows }) => rows.some((row) => row.recheckScore !== undefined)));

/** The indicator grid (绩效指标): 一级 and 二级指标 merged over their rows; the total under the columns it adds up. */
export function layIndicators(paper: Paper, laid: LaidOut): void {
  const { columns, groups, tracks, total } = laid;
  const recheck = hasRecheck(groups);
  const heads = gridColumns(laid);
  // What the grid leaves of the paper goes to its last column.
  const spare = paper.width - heads.length;
  const spread = (pieces: readonly Piece[]): Piece[] =>
    pieces.map((piece, at) => (at === pieces.length - 1 ? { ...piece, columns: piece.columns + spare } : piece));
  const label = (text: string, rows = 1): Piece => ({ text, columns: 1, rows, look: 'label' });
  const cellsOf = (cells: LaidOutRow['cells'], again: string | undefined): Piece[] =>
    columns.flatMap(({ key }): Piece[] => [
      { text: cells[key] ?? '', columns: 1, look: key === 'variance' || key === 'measure' ? 'text' : 'centre' },
      ...(key === 'score' && recheck ? [{ text: again ?? '', columns: 1, look: 'centre' as const }] : []),
    ]);

  paper.add(...spread(heads.map((head) => label(head.label))));
  for (const group of groups) {
    const height = group.dimensions.reduce((sum, { rows }) => sum + rows.length, 0);
    const words = group.weight === '' ? group.label : `${group.label}（${group.weight}）`;
    group.dimensions.forEach((dimension, at) => {
      dimension.rows.forEach((row, index) => {
        const first = index === 0;
        const beside: Piece[] =
          tracks.length > 1
            ? [
                ...(first ? [label(dimension.besideLabel ?? '', dimension.rows.length)] : []),
                { text: (row.beside?.no ?? '') + (row.beside?.name ?? ''), columns: 1 },
                ...cellsOf(row.beside?.cells ?? {}, undefined),
              ]
            : [];
        paper.add(
          ...spread([
            ...(at === 0 && first ? [label(words, height)] : []),
            ...beside,
            ...(first ? [label(dimension.label, dimension.rows.length)] : []),
            { text: row.no + row.name, columns: 1 },
            ...cellsOf(row.cells, row.recheckScore),
          ]),
        );
      });
    });
  }
  if (total === undefined) return;
  const sums: Readonly<Partial<Record<IndicatorColumn, string>>> = { weight: total.weight, score: total.score };
  const cells = cellsOf(sums, total.recheckScore);
  paper.add(...spread([{ text: '总分', columns: heads.length - cells.length, look: 'label' }, ...cells]));
}
