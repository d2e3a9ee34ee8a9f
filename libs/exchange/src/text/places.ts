import type { Indicator, Template } from '@chengwen/domain';
import { keyOf } from './lines.js';

/** Where an indicator stands, and the labels as printed where they differ from the template's. */
export type Place = Pick<Indicator, 'category' | 'dimension' | 'categoryLabel' | 'dimensionLabel'>;

type Category = Template['categories'][number];
type Dimension = Category['dimensions'][number];

/** Words of merged cells at the side of a grid: they say what it is, and nothing about a row. */
const SIDES = /^(?:年度)?(?:绩效)?(?:目标|指标)(?:完成)?(?:情况)?$|^年度$|^绩效$|^[绩效指标年度目]$|^项目绩效目标$/;
export const isSide = (cell: string): boolean => SIDES.test(keyOf(cell));

/** 产出指标（50分） names 产出指标; the weight in brackets is checked elsewhere. */
export const bareLabel = (cell: string): string =>
  cell.replace(/\s*[（(]\s*\d+(?:\.\d+)?\s*(?:分|%)?\s*[)）]\s*$/, '').trim();
const bareKey = (cell: string): string => keyOf(bareLabel(cell)).replace(/:$/, '');

/** Finds categories and dimensions by any of their names (一级、二级指标), and remembers those of the row above. */
export class Places {
  place: Place | undefined;
  private readonly categories = new Map<string, Category>();
  private readonly dimensions = new Map<string, { category: Category; dimension: Dimension }[]>();
  private readonly longest: number;

  constructor(private readonly template: Template) {
    for (const category of template.categories) {
      for (const name of [category.label, ...category.aliases]) this.categories.set(keyOf(name), category);
      for (const dimension of category.dimensions)
        for (const name of [dimension.label, ...dimension.aliases]) {
          const key = keyOf(name);
          this.dimensions.set(key, [...(this.dimensions.get(key) ?? []), { category, dimension }]);
        }
    }
    this.longest = Math.max(0, ...[...this.categories.keys(), ...this.dimensions.keys()].map(({ length }) => length));
  }

  /** Whether a text names a category or a dimension. */
  names = (text: string): boolean => {
    const key = bareKey(text);
    return key.length <= this.longest && (this.categories.has(key) || this.dimensions.has(key));
  };

  /** Whether letters are the beginning of such a name. */
  begins = (key: string): boolean =>
    key.length < this.longest &&
    [...this.categories.keys(), ...this.dimensions.keys()].some((name) => name.startsWith(key));

  /** The longest name of a dimension that a text begins with, up to where a word may end. */
  dimensionAt(text: string): number {
    let key = '';
    let best = 0;
    for (let at = 0; at < text.length && key.length < this.longest; at++) {
      const sign = text[at] as string;
      if (/\s/.test(sign)) continue;
      key += sign.normalize('NFKC');
      if (this.dimensions.has(key) && (at + 1 === text.length || /\s/.test(text[at + 1] as string))) best = at + 1;
    }
    return best;
  }

  /** Reads leading labels; how many cells they took. The row above says what no label says. */
  read(cells: readonly string[]): { readonly place: Place; readonly used: number } {
    let place: Place = this.place ?? this.first;
    let used = 0;
    while (used < cells.length && isSide(cells[used] ?? '') && !this.names(cells[used] ?? '')) used++;
    const category = this.categoryOf(cells[used], cells[used + 1]);
    if (category) {
      const label = bareLabel(cells[used] ?? '');
      const same = category.key === place.category && this.place !== undefined;
      place = {
        category: category.key,
        dimension: same ? place.dimension : (category.dimensions[0]?.key ?? place.dimension),
        ...(keyOf(label) !== keyOf(category.label) && { categoryLabel: label }),
      };
      used++;
    }
    const found = this.dimensionOf(cells[used], place);
    if (found) {
      const label = bareLabel(cells[used] ?? '');
      const kept =
        found.category.key === place.category && place.categoryLabel ? { categoryLabel: place.categoryLabel } : {};
      place = {
        category: found.category.key,
        dimension: found.dimension.key,
        ...kept,
        ...(keyOf(label) !== keyOf(found.dimension.label) && { dimensionLabel: label }),
      };
      used++;
    }
    return { place, used };
  }

  private get first(): Place {
    const [category] = this.template.categories;
    return { category: category?.key ?? 'output', dimension: category?.dimensions[0]?.key ?? 'quantity' };
  }

  /** A name that is a category's and a dimension's is the category's where another label follows, or another category stood above. */
  private categoryOf(cell = '', next = ''): Category | undefined {
    const key = bareKey(cell);
    const category = this.categories.get(key);
    if (!category || !this.dimensions.has(key)) return category;
    return this.dimensions.has(bareKey(next)) || this.place?.category !== category.key ? category : undefined;
  }

  private dimensionOf(cell = '', place: Place): { category: Category; dimension: Dimension } | undefined {
    const found = this.dimensions.get(bareKey(cell)) ?? [];
    return found.find(({ category }) => category.key === place.category) ?? found[0];
  }
}
