import { Cell } from './cell.js';
import { usePaper } from './paper-context.js';
import { TextInput } from './text-input.js';

/** 年度总体目标: what was expected beside what was reached. */
export const GoalsBlock = () => {
  const { template, content, edit } = usePaper();
  return (
    <section className="goals" id="block-goals" aria-label="年度总体目标">
      <h2>年度总体目标</h2>
      <div className="goal-pair">
        {template.goals.map(({ key, label, hint }) => (
          <div key={key} className="goal">
            <div className="field-label">{label}</div>
            <Cell as="div" place={{ part: 'goals', field: key }} label={label}>
              <TextInput
                label={label}
                value={content.goals[key] ?? ''}
                placeholder={hint}
                minRows={3}
                onChange={edit && ((text) => edit({ type: 'goal', key, text }))}
              />
            </Cell>
          </div>
        ))}
      </div>
    </section>
  );
};
