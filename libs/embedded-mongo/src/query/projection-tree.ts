import { fail } from '../failure.js';
import type { Evaluator, Scope } from '../aggregate/operator.js';
import type { Document, Value } from '../values/types.js';
import { field, isDocument, setField } from '../values/types.js';

/** What a projection says about one field: take it, drop it, compute it, or look deeper. */
export type Node = 'keep' | 'drop' | { readonly compute: Evaluator } | Branch;

/** The fields below one path. */
export class Branch {
  readonly children = new Map<string, Node>();

  /** Places a node at a path; 31249 or 31250 if the paths of a specification collide. */
  set(parts: readonly string[], node: Node, path: string): void {
    const [name = '', ...rest] = parts;
    if (name === '') fail(40353, `FieldPath must not contain an empty field name: '${path}'`);
    if (name.startsWith('$')) fail(16410, `FieldPath field names may not start with '$': '${path}'`);
    const known = this.children.get(name);
    if (rest.length === 0) {
      if (known !== undefined) fail(31250, `Path collision at ${path}`);
      this.children.set(name, node);
      return;
    }
    if (known !== undefined && !(known instanceof Branch))
      fail(31249, `Path collision at ${path} remaining portion ${rest.join('.')}`);
    const branch = known ?? new Branch();
    this.children.set(name, branch);
    branch.set(rest, node, path);
  }

  get computes(): boolean {
    return [...this.children.values()].some(
      (node) => typeof node === 'object' && (!(node instanceof Branch) || node.computes),
    );
  }
}

/** Keeps the named fields in the document's own order, then adds the computed ones. */
export function include(branch: Branch, value: Value, scope: Scope): Value {
  if (Array.isArray(value)) {
    return value.map((element) => include(branch, element, scope)).filter((element) => element !== undefined);
  }
  if (!isDocument(value)) return branch.computes ? compute(branch, {}, scope) : undefined;
  const result: Document = {};
  for (const name of Object.keys(value)) {
    const node = branch.children.get(name);
    if (node === 'keep') setField(result, name, field(value, name));
    else if (node instanceof Branch) {
      const inner = include(node, field(value, name), scope);
      if (inner !== undefined) setField(result, name, inner);
    }
  }
  return compute(branch, result, scope);
}

function compute(branch: Branch, result: Document, scope: Scope): Document {
  for (const [name, node] of branch.children) {
    if (typeof node === 'string') continue;
    if (!(node instanceof Branch)) put(result, name, node.compute(scope));
    else if (node.computes && !Object.hasOwn(result, name)) put(result, name, compute(node, {}, scope));
  }
  return result;
}

/** Drops the named fields. */
export function exclude(branch: Branch, value: Value): Value {
  if (Array.isArray(value)) return value.map((element) => exclude(branch, element));
  if (!isDocument(value)) return value;
  const result: Document = {};
  for (const name of Object.keys(value)) {
    const node = branch.children.get(name);
    if (node === 'drop') continue;
    const inner = field(value, name);
    setField(result, name, node instanceof Branch ? exclude(node, inner) : inner);
  }
  return result;
}

/** Sets computed fields and keeps everything else; what computes to missing is removed. */
export function assign(branch: Branch, value: Value, scope: Scope): Value {
  if (Array.isArray(value)) return value.map((element) => assign(branch, element, scope));
  const result: Document = isDocument(value) ? { ...value } : {};
  for (const [name, node] of branch.children) {
    if (typeof node === 'string') continue;
    put(result, name, node instanceof Branch ? assign(node, field(result, name), scope) : node.compute(scope));
  }
  return result;
}

function put(document: Document, name: string, value: Value): void {
  if (value === undefined) delete document[name];
  else setField(document, name, value);
}
