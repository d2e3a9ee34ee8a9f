import { readFileSync } from 'node:fs';
import { checkForm, scoreForm, printValue } from '@chengwen/domain';
import { importText } from '@chengwen/exchange';
import { templates } from '@chengwen/templates';
it('dump', () => {
  const template = templates['self-evaluation@2020']!;
  const { forms, lost } = importText(readFileSync('templates/self-evaluation/2020/printed.txt', 'utf8'), [template]);
  const { content, year } = forms[0]!;
  const s = scoreForm(template, content);
  const lines = checkForm(template, content, { year }).map((f) => [f.severity, f.rule, Object.values(f.where).join('/'), f.quote.slice(0, 30), f.message, f.fix?.label ?? ''].join(' | '));
  process.stdout.write([JSON.stringify({year, lost, l: forms[0]!.lost}), ...lines, ...content.indicators.map((r) => [r.id, r.dimension, r.name, printValue(r.target), printValue(r.actual), r.weight, r.score, s.rows.find(x => x.row === r.id)?.automatic].join(' ')), JSON.stringify(content.funding), JSON.stringify(content.printed), JSON.stringify(content.goals)].join('\n') + '\n');
});
