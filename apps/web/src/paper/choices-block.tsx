import type { ChoiceSpec } from '@chengwen/domain';
import { Cell } from './cell.js';
import { useFilled, usePaper } from './paper-context.js';

const NONE: readonly string[] = [];

const Options = ({ spec, ticked }: { spec: ChoiceSpec; ticked: readonly string[] }) => {
  const { edit } = usePaper();
  const toggle = (option: string) => {
    const on = ticked.includes(option);
    const others = spec.multiple ? ticked.filter((key) => key !== option) : [];
    const chosen = on ? others : [...others, option];
    // In the order of the paper, whatever the order of the clicks.
    const inOrder = spec.options.map(({ key }) => key).filter((key) => chosen.includes(key));
    edit?.({ type: 'choice', key: spec.key, ticked: inOrder });
  };
  return (
    <span className="options" role="group" aria-label={spec.label}>
      {spec.options.map(({ key, label }) => (
        <label key={key} className="option">
          {label}
          {edit ? (
            <input
              type="checkbox"
              checked={ticked.includes(key)}
              onChange={() => toggle(key)}
              data-testid={`choice-${spec.key}-${key}`}
            />
          ) : (
            <span aria-label={ticked.includes(key) ? '已勾选' : '未勾选'}>{ticked.includes(key) ? '√' : '□'}</span>
          )}
        </label>
      ))}
    </span>
  );
};

/** 勾选项: boxes to tick, the mark behind its label as on paper; where only one may be ticked, ticking another moves the mark. */
export const ChoicesBlock = () => {
  const { template } = usePaper();
  const { content } = useFilled();
  if (!template.choices?.length) return null;
  return (
    <section className="fields" id="block-choices" aria-label="勾选项">
      {template.choices.map((spec) => (
        <div key={spec.key} className="field wide">
          <div className="field-label">{spec.label}</div>
          <Cell as="div" place={{ part: 'choices', row: spec.key }} label={spec.label}>
            <Options spec={spec} ticked={content.choices?.[spec.key] ?? NONE} />
          </Cell>
        </div>
      ))}
    </section>
  );
};
