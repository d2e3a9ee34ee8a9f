import { printValue } from '../values/print.js';
import type { FormContent } from './content.js';
import type { FigureLookup } from './lay-out-chapters.js';
import { printMoney } from './lay-out-funding.js';
import type { LaidOutMatrix } from './lay-out-parts.js';

/**
 * Figures of a form by path, as they stand in its cells: fields/unit, funding/total/executed, goals/expected,
 * indicators/i4/actual, matrices/balance/income/injury. A blank cell is no figure.
 */
export function figuresOf(content: FormContent, matrices: Readonly<Record<string, LaidOutMatrix>>): FigureLookup {
  return (path) => {
    const [block, first = '', second = '', third = ''] = path.split('/');
    switch (block) {
      case 'fields':
        return content.fields[first] || undefined;
      case 'goals':
        return content.goals[first] || undefined;
      case 'funding':
        return printMoney(content.funding[first]?.[second]) || undefined;
      case 'indicators':
        return figureOfRow(content, first, second);
      case 'matrices':
        return matrices[first]?.figures[second]?.[third] || undefined;
      default:
        return undefined;
    }
  };
}

function figureOfRow({ indicators }: FormContent, id: string, column: string): string | undefined {
  const row = indicators.find((candidate) => candidate.id === id);
  switch (column) {
    case 'target':
    case 'actual':
    case 'lastYear':
    case 'forecast': {
      const value = row?.[column];
      return value === undefined ? undefined : printValue(value) || undefined;
    }
    case 'name':
    case 'weight':
    case 'score':
      return row?.[column] || undefined;
    default:
      return undefined;
  }
}
