import type { FormContent, Indicator } from '../forms/content.js';
import type { RowScore, Template } from '../forms/template.js';
import type { Finding } from './finding.js';
import { valueColumns } from './grid.js';
import type { Ground, Rule } from './ground.js';
import { formPassages, rowPassages, type Passage } from './passages.js';

/** A rule with its place in the order of all rules. */
export type Placed<T> = readonly (readonly [order: number, item: T])[];

interface Remembered {
  readonly passages: readonly Passage[];
  readonly found: Placed<Finding>;
}

/** What has been found in rows and passages of one template, year and note, by what stood in them. */
type Memory = Map<string, Remembered>;

/** More rows than any form has, and few enough to keep. */
const MOST = 4000;

const memories = new WeakMap<Template, Map<string, Memory>>();

/** The cells of a form that rules over one row look at beside the row: slots of the labels, and what the note asks for. */
const aroundRows = ({ template, content }: Pick<Ground, 'template' | 'content'>): FormContent['fields'] => {
  const { note = '', stageMonth = '' } = content.fields;
  return template.fields.some(({ key }) => key === 'stageMonth') ? { note, stageMonth } : { note };
};

const memoryOf = (ground: Pick<Ground, 'template' | 'content' | 'year'>, what: string): Memory => {
  const { template, content, year } = ground;
  const labels = valueColumns(template, content).map(({ label }) => label);
  const key = JSON.stringify([what, year, aroundRows(ground), labels]);
  const own = memories.get(template) ?? new Map<string, Memory>();
  memories.set(template, own);
  let memory = own.get(key);
  if (memory === undefined || memory.size > MOST) {
    // Another note or month is another memory; a few of them are enough.
    if (own.size > 8) own.clear();
    memory = new Map();
    own.set(key, memory);
  }
  return memory;
};

const recalled = (memory: Memory, key: string, find: () => Remembered): Remembered => {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const fresh = find();
  memory.set(key, fresh);
  return fresh;
};

const by = (rules: Placed<Rule>, ground: Ground): Placed<Finding> =>
  rules.flatMap(([order, rule]) => rule(ground).map((finding) => [order, finding] as const));

/**
 * Findings that a row or a passage has by itself (逐行检查): found once for what stands there, and again only when that
 * changes, so that a keystroke in a form of 500 rows checks one row. A rule is shown that row or passage alone, nothing else
 * of the form, so it cannot depend on what would not be noticed.
 */
export class RowsAndPassages {
  constructor(
    private readonly rowRules: Placed<Rule>,
    private readonly passageRules: Placed<Rule>,
  ) {}

  /** Every passage of the form, and what was found in rows and passages. */
  look(ground: Omit<Ground, 'passages'>, keys: readonly string[]): Remembered {
    const rows = this.inRows(ground, keys);
    const { before, after } = formPassages(ground.template, ground.content);
    const texts = memoryOf(ground, 'passages');
    const alone = this.seenAlone(ground, undefined, []);
    const inTexts = [...before, ...after].flatMap((passage) => {
      const { kind, label, where, text } = passage;
      const key = JSON.stringify([kind, label, where, text]);
      return recalled(texts, key, () => ({
        passages: [],
        found: by(this.passageRules, { ...alone, passages: [passage] }),
      })).found;
    });
    return {
      passages: [...before, ...rows.flatMap(({ passages }) => passages), ...after],
      found: [...rows.flatMap(({ found }) => found), ...inTexts],
    };
  }

  private inRows(ground: Omit<Ground, 'passages'>, keys: readonly string[]): readonly Remembered[] {
    const memory = memoryOf(ground, 'rows');
    const columns = valueColumns(ground.template, ground.content);
    return ground.content.indicators.map((row, at) => {
      const find = (): Remembered => {
        const passages = rowPassages(ground.template, ground.content, columns, row);
        const alone = this.seenAlone(ground, ground.score.rows[at], [row]);
        return {
          passages,
          found: [...by(this.rowRules, { ...alone, passages }), ...by(this.passageRules, { ...alone, passages })],
        };
      };
      // A row without a name goes by its place, which may change while the row does not.
      if (row.name.trim() === '') return this.nameless(ground, columns, row, at);
      return recalled(memory, keys[at] ?? '', find);
    });
  }

  private nameless(
    ground: Omit<Ground, 'passages'>,
    columns: ReturnType<typeof valueColumns>,
    row: Indicator,
    at: number,
  ): Remembered {
    const passages = rowPassages(ground.template, ground.content, columns, row);
    const alone = this.seenAlone(ground, ground.score.rows[at], [row]);
    const placed = {
      ...alone,
      passages,
      content: { ...alone.content, indicators: ground.content.indicators.slice(0, at + 1) },
    };
    const last = by(this.rowRules, placed).filter(([, { where }]) => where.row === row.id);
    return { passages, found: [...last, ...by(this.passageRules, { ...alone, passages })] };
  }

  private seenAlone(ground: Omit<Ground, 'passages'>, score: RowScore | undefined, indicators: Indicator[]): Ground {
    const { template, year } = ground;
    return {
      ...{ template, year, passages: [] },
      content: { fields: aroundRows(ground), funding: {}, goals: {}, indicators },
      score: { ...ground.score, rows: score === undefined ? [] : [score] },
    };
  }
}
