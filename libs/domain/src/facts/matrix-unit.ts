import type { Matrix } from '../forms/content.js';
import type { MatrixSpec } from '../forms/template.js';

/** What a paper prints behind the title of a table: （单位：万元）, （万元）. */
const PRINTED = /\s*[（(]\s*(?:金额)?(?:单位\s*[:：]\s*)?(万元|亿元|元)\s*[)）]\s*$/;

/** The unit of a matrix's amounts (金额单位): the one its own title prints, else its template's. */
export const unitOfMatrix = (
  spec: Pick<MatrixSpec, 'unit'>,
  matrix: Pick<Matrix, 'title'> | undefined,
): MatrixSpec['unit'] => (PRINTED.exec(matrix?.title ?? '')?.[1] as MatrixSpec['unit'] | undefined) ?? spec.unit;
