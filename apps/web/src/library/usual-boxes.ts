import { parseUnit, type ValueRole } from '@chengwen/domain';
import { indicatorLibrary, type LibraryIndicator } from '@chengwen/templates';
import type { ValueBoxes } from '../values/value-draft.js';

const BY_NAME: ReadonlyMap<string, LibraryIndicator> = new Map(
  Object.values(indicatorLibrary)
    .flat()
    .map((entry) => [entry.name, entry]),
);

/**
 * What the editor of an empty value opens on where the library knows the indicator (常用写法): the usual comparison and unit,
 * with the figure left to be typed. Empty where it is not in the library.
 */
export const usualBoxes = (role: ValueRole, name: string): Partial<ValueBoxes> => {
  const entry = BY_NAME.get(name.trim());
  if (entry === undefined) return {};
  const { operator } = entry;
  const unit = parseUnit(entry.unit);
  const known = unit === undefined ? {} : { unit };
  if (operator === 'deadline' || operator === 'text') return { kind: operator };
  if (role !== 'target') return { kind: 'figure', ...known };
  return operator === 'range' ? { kind: 'range', ...known } : { kind: 'compare', op: operator, ...known };
};
