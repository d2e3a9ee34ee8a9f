import { fail } from '../failure.js';
import { toNumber } from '../values/number.js';
import type { Document, Value } from '../values/types.js';
import { field, isDocument, isNumeric, typeName } from '../values/types.js';

/** Reads the fields of a command or of one of its statements; a wrong type is refused with code 14. */
export class Arguments {
  /** @param where how error messages call the document, e.g. `find` or `update.updates` */
  constructor(
    readonly document: Document,
    readonly where: string,
  ) {}

  /** Refuses fields that nobody reads (40415), so that no option is ever ignored. */
  only(known: ReadonlySet<string>): this {
    for (const name of Object.keys(this.document)) {
      if (!known.has(name)) fail(40415, `BSON field '${this.where}.${name}' is an unknown field.`);
    }
    return this;
  }

  get(name: string): Value {
    return field(this.document, name);
  }

  has(name: string): boolean {
    return Object.hasOwn(this.document, name);
  }

  text(name: string): string {
    const value = this.get(name);
    return typeof value === 'string' ? value : this.wrong(name, 'string');
  }

  /** A document; null counts as absent. */
  fields(name: string): Document | undefined {
    const value = this.get(name);
    if (value === undefined || value === null) return undefined;
    return isDocument(value) ? value : this.wrong(name, 'object');
  }

  list(name: string): Value[] | undefined {
    const value = this.get(name);
    if (value === undefined) return undefined;
    return Array.isArray(value) ? value : this.wrong(name, 'array');
  }

  documents(name: string): Document[] {
    const list = this.list(name);
    if (!list) return fail(40414, `BSON field '${this.where}.${name}' is missing but a required field`);
    return list.map((value) => (isDocument(value) ? value : this.wrong(name, 'object')));
  }

  flag(name: string, otherwise = false): boolean {
    const value = this.get(name);
    if (value === undefined || value === null) return otherwise;
    if (typeof value === 'boolean') return value;
    return isNumeric(value) ? toNumber(value) !== 0 : this.wrong(name, 'bool');
  }

  /** A whole number, e.g. `limit`; null counts as absent. */
  whole(name: string): number | undefined {
    const value = this.get(name);
    if (value === undefined || value === null) return undefined;
    if (!isNumeric(value)) return this.wrong(name, 'long');
    const number = toNumber(value);
    return Number.isInteger(number) ? number : fail(2, `BSON field '${this.where}.${name}' must be an integer`);
  }

  /** A whole number of at least 0. */
  count(name: string): number | undefined {
    const value = this.whole(name);
    if (value !== undefined && value < 0) {
      fail(51024, `BSON field '${name}' value must be >= 0, actual value '${value}'`);
    }
    return value;
  }

  /** Refuses options that a real server has and this one has not (115), unless they are switched off. */
  unsupported(...names: readonly string[]): void {
    for (const name of names) {
      const value = this.get(name);
      const off =
        value === undefined ||
        value === null ||
        value === false ||
        (isDocument(value) && Object.keys(value).length === 0);
      if (!off && !(isNumeric(value) && toNumber(value) === 0)) {
        fail(115, `the option '${this.where}.${name}' is not supported by the embedded store`);
      }
    }
    const collation = this.fields('collation');
    if (collation && collation['locale'] !== 'simple') {
      fail(115, `the option '${this.where}.collation' is not supported by the embedded store`);
    }
  }

  private wrong(name: string, wanted: string): never {
    return fail(
      14,
      `BSON field '${this.where}.${name}' is the wrong type '${typeName(this.get(name))}', expected type '${wanted}'`,
    );
  }
}
