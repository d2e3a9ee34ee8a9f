const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * Divides a label into the words it may be broken between: 服务对象满意度指标 → 服务 对象 满意度 指标. A single character
 * belongs to the word before it, a bracket to what it holds.
 */
export function words(label: string): string[] {
  const found: string[] = [];
  let open = false;
  for (const { segment } of segmenter.segment(label)) {
    const previous = found.at(-1);
    const joins = open || [...segment].length === 1 || (found.length === 1 && [...(previous ?? '')].length === 1);
    if (previous !== undefined && joins && !/[（(]/.test(segment)) found[found.length - 1] = previous + segment;
    else found.push(segment);
    if (/[（(]/.test(segment)) open = true;
    if (/[）)]/.test(segment)) open = false;
  }
  return found;
}
