import { fillSlots, ROOM } from '@chengwen/domain';
import { Cell } from './cell.js';
import { useFilled, usePaper } from './paper-context.js';
import { TextInput } from './text-input.js';

/** 总体目标: one goal, what was expected beside what was reached, or the goals of two tracks side by side. */
export const GoalsBlock = () => {
  const { template, edit } = usePaper();
  const { content, year } = useFilled();
  const goals = template.goals.map((goal) => ({ ...goal, label: fillSlots(goal.label, content, year, ROOM) }));
  if (goals.length === 0) return null;
  const [only] = goals;
  const heading = goals.length === 1 && only ? only.label : template.tracks ? '总体目标' : '年度总体目标';
  return (
    <section className="goals" id="block-goals" aria-label={heading}>
      <h2>{heading}</h2>
      <div className={goals.length === 1 ? 'goal-pair one' : 'goal-pair'}>
        {goals.map(({ key, label, hint }) => (
          <div key={key} className="goal">
            {goals.length > 1 && <div className="field-label">{label}</div>}
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
