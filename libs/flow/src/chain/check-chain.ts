import { branchFaults } from './branches.js';
import type { ChainMove } from './chain.js';
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
  requires: (value) =>
    Array.isArray(value) && value.every((item) => ['opinion', 'score', 'verdict'].includes(String(item))),
  vote: isVoteRule,
  rejectAtOnce: (value) => typeof value === 'boolean',
};

const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) > 0;

/** A part of the whole, above nought and not above one. */
const isFraction = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && value.every(isCount) && Number(value[0]) <= Number(value[1]);

function isVoteRule(value: unknown): boolean {
  if (!isObject(value) || !isObject(value['needs']) || Object.keys(value['needs']).length !== 1) return false;
  if (!Object.keys(value).every((key) => ['needs', 'veto', 'weights'].includes(key))) return false;
  const { needs, veto, weights } = value;
  const roles: readonly unknown[] = ROLES;
  const isNeed = isCount(needs['votes']) || isFraction(needs['share']) || isFraction(needs['moreThan']);
  const areWeights =
    weights === undefined ||
    (isObject(weights) && Object.entries(weights).every(([role, count]) => roles.includes(role) && isCount(count)));
  return isNeed && areWeights && (veto === undefined || roles.includes(veto));
}

function areReviewers(value: unknown): boolean {
  const places: readonly unknown[] = ['own', 'department', 'finance'];
  const roles: readonly unknown[] = ROLES;
  return (
    Array.isArray(value) &&
    value.length > 0 &&
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
  const passed = new Set<string>();
  const next = (at: string): string[] => {
    const state: unknown = has(states, at) ? states[at] : undefined;
    const ways: readonly unknown[] = isObject(state) ? [state['always']].flat() : [];
    return ways.flatMap((way) => (isObject(way) && typeof way['target'] === 'string' ? [way['target']] : []));
  };
  const ahead = next(start);
  for (let at = ahead.pop(); at !== undefined; at = ahead.pop()) {
    if (at === start) return true;
    if (!passed.has(at)) ahead.push(...next(at));
    passed.add(at);
  }
  return false;
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
  const moves = (value: unknown, where: string, alone: boolean): void => {
    if (!Array.isArray(value)) move(value, where);
    else if (value.length === 0) say('wrongValue', where, value);
    else value.forEach((each, index) => move(each, `${where}.${index}`));
    if (problems.length > 0 || (alone && !Array.isArray(value))) return;
    for (const { kind, detail } of branchFaults([value].flat() as readonly ChainMove[])) say(kind, where, detail);
  };
  const meta = (value: unknown, where: string): void => {
    if (!isObject(value)) return say('missing', where, 'meta');
    if (value['label'] === undefined) say('missing', `${where}.label`, 'label');
    for (const [key, part] of Object.entries(value)) {
      if (!has(META, key)) say('unknownKey', `${where}.${key}`, key);
      else if (META[key]?.(part) !== true) say('wrongValue', `${where}.${key}`, part);
    }
    if ((value['rule'] === 'vote') !== (value['vote'] !== undefined))
      say('missing', `${where}.vote`, 'how the vote is won');
  };
  const state = (value: unknown, where: string): void => {
    if (!isObject(value)) return say('wrongValue', where, value);
    keys(value, where, ['meta', 'type', 'entry', 'always', 'on']);
    meta(value['meta'], `${where}.meta`);
    if (value['type'] !== undefined && value['type'] !== 'final') say('wrongValue', `${where}.type`, value['type']);
    if (value['entry'] !== undefined) actions(value['entry'], `${where}.entry`);
    if (value['always'] !== undefined) {
      const rejects = isObject(value['on']) && value['on']['reject'] !== undefined;
      // A single way need not say when it is taken, but where a round can be lost, it has to lead somewhere.
      moves(value['always'], `${where}.always`, !rejects);
      if (!isObject(value['meta']) || value['meta']['reviewers'] === undefined)
        say('wrongValue', `${where}.always`, 'only a stage with reviewers is left by itself');
    }
    if (value['on'] === undefined) return;
    if (!isObject(value['on'])) return say('wrongValue', `${where}.on`, value['on']);
    for (const [command, to] of Object.entries(value['on'])) {
      if (!COMMANDS.some((known) => known === command)) say('unknownCommand', `${where}.on.${command}`, command);
      moves(to, `${where}.on.${command}`, true);
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
