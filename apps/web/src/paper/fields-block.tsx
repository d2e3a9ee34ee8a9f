import { Cell } from './cell.js';
import { usePaper } from './paper-context.js';
import { TextInput } from './text-input.js';

/** Text fields of the form, two to a line. `of` says which: the head (表头: project, department, unit) or the long ones below the grid (备注). */
export const FieldsBlock = ({ of }: { of: 'head' | 'foot' }) => {
  const { template, content, edit } = usePaper();
  const fields = template.fields.filter(({ long }) => (long ?? false) === (of === 'foot'));
  // An odd field out takes the first line: on paper that is the project's name.
  const alone = fields.length % 2 === 1 ? fields[0]?.key : undefined;
  if (fields.length === 0) return null;
  return (
    <section
      className="fields"
      id={of === 'head' ? 'block-fields' : 'block-foot'}
      aria-label={of === 'head' ? '基本信息' : '备注'}
    >
      {fields.map(({ key, label, long, hint, required }) => (
        <div key={key} className={long || key === alone ? 'field wide' : 'field'}>
          <div className="field-label">
            {label}
            {required && edit && (
              <span className="required" title="必填">
                *
              </span>
            )}
          </div>
          <Cell as="div" place={{ part: 'fields', field: key }} label={label}>
            <TextInput
              label={label}
              value={content.fields[key] ?? ''}
              placeholder={hint}
              onChange={edit && ((text) => edit({ type: 'field', key, text }))}
            />
          </Cell>
        </div>
      ))}
    </section>
  );
};
