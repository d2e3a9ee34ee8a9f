import { useFilled, usePaper } from './paper-context.js';
import { MatrixTable } from './matrix-table.js';

/** Matrices that no chapter holds at its own place (附表), one below the other. */
export const MatricesBlock = () => {
  const { template } = usePaper();
  const { content } = useFilled();
  const placed = new Set(
    (content.chapters ?? []).flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'matrix' ? [block.matrix] : [])),
    ),
  );
  const free = (template.matrices ?? []).flatMap((spec) => {
    const matrix = content.matrices?.[spec.key];
    return matrix && !placed.has(spec.key) ? [{ spec, matrix }] : [];
  });
  if (free.length === 0) return null;
  return (
    <div id="block-matrices">
      {free.map(({ spec, matrix }) => (
        <MatrixTable key={spec.key} spec={spec} matrix={matrix} />
      ))}
    </div>
  );
};
