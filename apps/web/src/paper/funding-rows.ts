import type { FormContent, FundingRow, Template } from '@chengwen/domain';

/** Whether the cell is on the paper: some rows stand in some columns only (中长期 has no 社保基金). */
export const hasCell = (row: FundingRow, column: string): boolean => row.columns?.includes(column) ?? true;

const isFilled = ({ funding }: FormContent, { key }: FundingRow): boolean =>
  Object.values(funding[key] ?? {}).some(({ kind }) => kind !== 'blank');

/** Rows of the money grid that stand on this form, and those that could be added: an optional one only where it is filled. */
export const fundingRows = (
  { funding }: Template,
  content: FormContent,
  opened: ReadonlySet<string>,
): { readonly shown: readonly FundingRow[]; readonly offered: readonly FundingRow[] } => {
  const shows = (row: FundingRow): boolean => !row.optional || opened.has(row.key) || isFilled(content, row);
  return { shown: funding.rows.filter(shows), offered: funding.rows.filter((row) => !shows(row)) };
};
