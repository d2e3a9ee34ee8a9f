import { words } from './words.js';

/** What a title ends with is one word: 绩效评价报告, 绩效目标表. */
const KIND = /绩效[\p{Script=Han}]{1,8}$/u;

/**
 * Divides a title into centred lines that split no word and widen or narrow steadily, a trapezoid (梯形, GB/T 9704 7.3.1);
 * never equal lines, never an hourglass. `ems` is how many Han characters a line holds. A word longer than a line is left
 * to the browser.
 */
export function titleLines(title: string, ems: number): string[] {
  const tail = KIND.exec(title)?.[0] ?? '';
  const head = title.slice(0, title.length - tail.length);
  const parts = [...joined(words(head)), ...(tail === '' ? [] : [tail])].filter((part) => part !== '');
  const total = widthOf(title);
  if (total <= ems || parts.length < 2) return [title];
  const least = Math.ceil(total / ems);
  for (let count = least; count <= Math.min(parts.length, least + 2); count += 1) {
    const best = divisions(parts, count, ems).sort((a, b) => ugliness(a) - ugliness(b))[0];
    if (best) return best;
  }
  return [title];
}

/** A bracket belongs to the word before it: 养老保险（改革）. */
const joined = (parts: readonly string[]): string[] =>
  parts.reduce<string[]>((all, part) => {
    const last = all.pop();
    if (last === undefined) return [part];
    return /^[（(]/.test(part) ? [...all, last + part] : [...all, last, part];
  }, []);

/** On a cover the kind of document stands on a line of its own: ××社会保险基金支出 / 绩效评价报告. */
export function coverLines(title: string, ems: number): string[] {
  const kind = KIND.exec(title)?.[0] ?? '';
  const subject = title.slice(0, title.length - kind.length);
  return [...(subject === '' ? [] : titleLines(subject, ems)), ...(kind === '' ? [] : [kind])];
}

/** Han characters it is wide; Latin letters and figures take half. */
const widthOf = (text: string): number => [...text].reduce((sum, c) => sum + (c < '\u2000' ? 0.56 : 1), 0);

function divisions(parts: readonly string[], count: number, ems: number): string[][] {
  if (count === 1) {
    const line = parts.join('');
    return widthOf(line) <= ems ? [[line]] : [];
  }
  const found: string[][] = [];
  for (let taken = 1; taken <= parts.length - count + 1; taken += 1) {
    const line = parts.slice(0, taken).join('');
    if (widthOf(line) > ems) break;
    for (const rest of divisions(parts.slice(taken), count - 1, ems)) found.push([line, ...rest]);
  }
  return found;
}

/** Steps of two characters between lines are best; lines that turn back or are equal are worst. */
function ugliness(lines: readonly string[]): number {
  const widths = lines.map(widthOf);
  const steps = widths.slice(1).map((width, i) => width - (widths[i] ?? 0));
  const turns = steps.filter((step, i) => i > 0 && Math.sign(step) !== Math.sign(steps[i - 1] ?? 0)).length;
  const equal = steps.filter((step) => Math.abs(step) < 1).length;
  // Long above short reads more naturally than the reverse.
  const rising = steps.filter((step) => step > 0).length;
  return turns * 100 + equal * 50 + rising * 1.5 + steps.reduce((sum, step) => sum + Math.abs(Math.abs(step) - 4), 0);
}
