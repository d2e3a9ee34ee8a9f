import type { ChoiceSpec } from '@chengwen/domain';

const TICKED = /[√✓✔☑■●▣◉🗹☒✅]/u;
const EMPTY = /[□☐○◯◻⬜▢]/u;
const MARK = /[√✓✔☑■●▣◉🗹☒✅□☐○◯◻⬜▢]/u;

/**
 * Reads ticked boxes (勾选项): any mark, after its label or before it — whichever the row begins with. Undefined where
 * something stands between the marks that is no option of the template.
 */
export function readChoice(spec: ChoiceSpec, text: string): string[] | undefined {
  const parts = partsOf(spec, text);
  if (!parts) return undefined;
  const before = parts[0]?.mark !== undefined && parts.at(-1)?.mark === undefined;
  const ticked = new Set<string>();
  parts.forEach(({ option, mark }, at) => {
    const own = before ? parts[at - 1]?.mark : parts[at + 1]?.mark;
    if (option !== undefined && mark === undefined && own === true) ticked.add(option);
  });
  return spec.options.map(({ key }) => key).filter((key) => ticked.has(key));
}

interface Part {
  readonly option?: string;
  /** Whether the mark ticks its option. */
  readonly mark?: boolean;
}

function partsOf({ options }: ChoiceSpec, text: string): Part[] | undefined {
  const known = options
    .map(({ key, label }) => [label.replace(/\s+/g, ''), key] as const)
    .sort(([a], [b]) => b.length - a.length);
  const parts: Part[] = [];
  let rest = text.replace(/[\s()（）[\]【】、,，;；]+/g, '');
  while (rest !== '') {
    const sign = String.fromCodePoint(rest.codePointAt(0) ?? 0);
    const option = known.find(([label]) => rest.startsWith(label));
    if (option) parts.push({ option: option[1] });
    else if (MARK.test(sign)) parts.push({ mark: TICKED.test(sign) && !EMPTY.test(sign) });
    else return undefined;
    rest = rest.slice(option ? option[0].length : sign.length);
  }
  return parts.length > 0 ? parts : undefined;
}
