import { ROLE_LABELS } from '@chengwen/domain';
import { waysOf } from './chain/chain.js';
import type { Chain } from './chain/chain.js';
import { stagesOf } from './chain/stage.js';
import { COMMAND_LABELS } from './types.js';
import type { CommandType } from './types.js';
import type { GuardRef } from './vocabulary.js';

const PLACES = { own: '本单位', department: '主管部门', finance: '财政' } as const;
const NEEDS = { opinion: '审核意见', score: '复核得分', verdict: '审核意见等级' } as const;
const RULE_LABELS = { all: '会签', any: '或签', sequence: '依次', vote: '投票表决' } as const;

/** The first condition of a move names who may take it; the rest is in the chain. */
function whoOf(guard: GuardRef | undefined): string {
  if (guard === undefined) return '';
  if (typeof guard === 'string') return guard;
  return guard.type === 'every' ? guard.params.guards.map(whoOf).join(', ') : guard.type;
}

/**
 * The picture of a chain (流程图) as a Markdown page: states and moves in Mermaid, then each stage with whom it asks.
 * Generated and committed beside the chain, so a change of the chain shows in review as a change of the picture.
 */
export function diagram(chain: Chain): string {
  const moves: string[] = [];
  const staying: string[] = [];
  for (const [value, { on = {}, always }] of Object.entries(chain.states)) {
    for (const { target, guard } of waysOf(always))
      if (target) moves.push(`  ${value} --> ${target}: 自动 (${whoOf(guard)})`);
    for (const [command, move] of Object.entries(on).flatMap(([name, ways]) =>
      waysOf(ways).map((way) => [name, way] as const),
    )) {
      const label = COMMAND_LABELS[command as CommandType];
      if (move.target) moves.push(`  ${value} --> ${move.target}: ${label}`);
      else staying.push(`| ${value} | ${label} \`${command}\` | ${whoOf(move.guard)} |`);
    }
  }
  const stages = stagesOf(chain);
  const reviewed = stages.filter(({ review }) => review);
  return [
    `# ${chain.meta.label} \`${chain.id}\``,
    '',
    'Generated from the chain by `npm run gen`; do not edit.',
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...stages.map(({ value, label }) => `  state "${label}" as ${value}`),
    `  [*] --> ${chain.initial}`,
    ...moves,
    ...stages.filter(({ final }) => final).map(({ value }) => `  ${value} --> [*]`),
    '```',
    '',
    '| 环节 | state | 办理人 | 规则 | 须有 |',
    '| --- | --- | --- | --- | --- |',
    ...reviewed.map(
      ({ value, label, reviewers = [], rule, requires = [] }) =>
        `| ${label} | ${value} | ${reviewers.map(({ role, at }) => `${ROLE_LABELS[role]}（${PLACES[at]}）`).join('、')} | ${rule ? RULE_LABELS[rule] : ''} | ${requires.map((what) => NEEDS[what]).join('、')} |`,
    ),
    '',
    'Commands that do not move the form:',
    '',
    '| state | command | conditions |',
    '| --- | --- | --- |',
    ...staying,
    '',
  ].join('\n');
}
