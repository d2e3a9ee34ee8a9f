import { COMMANDS } from '../types.js';
import { ROLES } from '@chengwen/domain';
import { ACTIONS, EFFECTS, GUARDS } from '../vocabulary.js';
import { isOfKind, RULES } from './params.js';
import type { ParamSpec } from './params.js';
import type { ChainMistake } from './chain-fault.js';

type Words = Readonly<Record<string, { readonly params: ParamSpec }>>;
type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const has = (words: object, name: string): boolean => Object.hasOwn(words, name);

const META: Readonly<Record<string, (value: unknown) => boolean>> = {
  label: (value) => typeof value === 'string' && value !== '',
  reviewers: areReviewers,
  publishers: areReviewers,
  rule: (value) => RULES.some((rule) => rule === value),
  whenEmpty: (value) => value === 'refuse',
  whenAuthor: (value) => value === 'skip',
  whenRepeated: (value) => value === 'carry' || value === 'ask',
  requires: (value) => Array.isArray(value) && value.every((item) => item === 'opinion' || item === 'score'),
};

function areReviewers(value: unknown): boolean {
  const places: readonly unknown[] = ['own', 'department', 'finance'];
  const roles: readonly unknown[] = ROLES;
  return (
    Array.isArray(value) &&
    value.every(
      (rule) =>
        isObject(rule) && Object.keys(rule).length === 2 && roles.includes(rule['role']) && places.includes(rule['at']),
    )
  );
}

const areForms = (value: unknown): boolean =>
  value === undefined ||
  value === 'others' ||
  (Array.isArray(value) && value.length > 0 && value.every((kind) => typeof kind === 'string' && kind !== ''));

/** Whether following `always` from a state comes back to it: a form there would never come to rest. */
function isCircular(states: Json, start: string): boolean {
  const passed = new Set<unknown>();
  let at: unknown = start;
  while (typeof at === 'string' && !passed.has(at)) {
    passed.add(at);
    const state: unknown = has(states, at) ? states[at] : undefined;
    at = isObject(state) && isObject(state['always']) ? state['always']['target'] : undefined;
  }
  return at === start;
}

/**
 * Checks how a chain is written against the vocabulary, before XState sees it: XState ignores unknown keys, lets a
 * missing action pass in silence, and notices a missing guard only when it is evaluated. Refuses `invoke`, `after`,
 * history, nesting and functions, because none of them can be stored, replayed or proved.
 */
export function checkChain(chain: unknown): readonly ChainMistake[] {
  const problems: ChainMistake[] = [];
  const say = (kind: ChainMistake['kind'], where: string, detail: unknown): void => {
    problems.push({
      kind,
      where,
      detail: typeof detail === 'string' ? detail : (JSON.stringify(detail) ?? 'undefined'),
    });
  };
  const keys = (value: Json, where: string, known: readonly string[]): void => {
    for (const key of Object.keys(value)) if (!known.includes(key)) say('unknownKey', `${where}.${key}`, key);
  };

  if (!isObject(chain) || !isObject(chain['states'])) {
    say('notData', '', 'a chain is an object with states');
    return problems;
  }
  const { states } = chain;
  const stages = Object.keys(states).filter((name) => {
    const state = states[name];
    return isObject(state) && isObject(state['meta']) && state['meta']['reviewers'] !== undefined;
  });

  const word = (ref: unknown, where: string, words: Words, kind: 'unknownGuard' | 'unknownAction'): void => {
    const name = typeof ref === 'string' ? ref : isObject(ref) ? ref['type'] : undefined;
    if (typeof ref === 'function') return say('notData', where, 'function');
    if (typeof name !== 'string' || !has(words, name)) return say(kind, where, name ?? ref);
    if (isObject(ref)) keys(ref, where, ['type', 'params']);
    const spec = words[name]?.params ?? {};
    const params = isObject(ref) && isObject(ref['params']) ? ref['params'] : {};
    for (const key of Object.keys(params)) if (!has(spec, key)) say('unknownParam', `${where}.params.${key}`, name);
    for (const [key, of] of Object.entries(spec)) {
      if (!isOfKind(of, params[key], stages)) say('wrongParam', `${where}.params.${key}`, params[key]);
    }
  };
  const guard = (ref: unknown, where: string): void => {
    if (!isObject(ref) || ref['type'] !== 'every') return word(ref, where, GUARDS, 'unknownGuard');
    keys(ref, where, ['type', 'params']);
    const list = isObject(ref['params']) ? ref['params']['guards'] : undefined;
    if (!Array.isArray(list)) return say('wrongParam', `${where}.params.guards`, list);
    list.forEach((item, index) => guard(item, `${where}.params.guards.${index}`));
  };
  const actions = (list: unknown, where: string): void => {
    if (!Array.isArray(list)) return say('wrongValue', where, list);
    list.forEach((item, index) => word(item, `${where}.${index}`, { ...ACTIONS, ...EFFECTS }, 'unknownAction'));
  };
  const move = (value: unknown, where: string): void => {
    if (!isObject(value)) return say('wrongValue', where, value);
    keys(value, where, ['guard', 'target', 'actions']);
    if (value['guard'] !== undefined) guard(value['guard'], `${where}.guard`);
    if (value['actions'] !== undefined) actions(value['actions'], `${where}.actions`);
    const { target } = value;
    if (target !== undefined && (typeof target !== 'string' || !has(states, target)))
      say('unknownState', `${where}.target`, target);
  };
  const meta = (value: unknown, where: string): void => {
    if (!isObject(value)) return say('missing', where, 'meta');
    if (value['label'] === undefined) say('missing', `${where}.label`, 'label');
    for (const [key, part] of Object.entries(value)) {
      if (!has(META, key)) say('unknownKey', `${where}.${key}`, key);
      else if (META[key]?.(part) !== true) say('wrongValue', `${where}.${key}`, part);
    }
  };
  const state = (value: unknown, where: string): void => {
    if (!isObject(value)) return say('wrongValue', where, value);
    keys(value, where, ['meta', 'type', 'entry', 'always', 'on']);
    meta(value['meta'], `${where}.meta`);
    if (value['type'] !== undefined && value['type'] !== 'final') say('wrongValue', `${where}.type`, value['type']);
    if (value['entry'] !== undefined) actions(value['entry'], `${where}.entry`);
    if (value['always'] !== undefined) {
      move(value['always'], `${where}.always`);
      if (!isObject(value['meta']) || value['meta']['reviewers'] === undefined)
        say('wrongValue', `${where}.always`, 'only a stage with reviewers is left by itself');
    }
    if (value['on'] === undefined) return;
    if (!isObject(value['on'])) return say('wrongValue', `${where}.on`, value['on']);
    for (const [command, to] of Object.entries(value['on'])) {
      if (!COMMANDS.some((known) => known === command)) say('unknownCommand', `${where}.on.${command}`, command);
      move(to, `${where}.on.${command}`);
    }
  };

  keys(chain, '', ['id', 'meta', 'initial', 'states']);
  if (typeof chain['id'] !== 'string' || !/^[a-z][a-z-]*@\d+$/.test(chain['id'])) say('wrongValue', 'id', chain['id']);
  if (!isObject(chain['meta']) || typeof chain['meta']['label'] !== 'string') say('missing', 'meta.label', 'label');
  else {
    keys(chain['meta'], 'meta', ['label', 'forms']);
    if (!areForms(chain['meta']['forms'])) say('wrongValue', 'meta.forms', chain['meta']['forms']);
  }
  if (typeof chain['initial'] !== 'string' || !has(states, chain['initial']))
    say('unknownState', 'initial', chain['initial']);
  for (const [name, value] of Object.entries(states)) {
    state(value, `states.${name}`);
    if (isCircular(states, name)) say('wrongValue', `states.${name}.always`, 'leads back to itself');
  }
  return problems;
}
