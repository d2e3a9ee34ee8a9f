import { type FieldSpec, type Template } from '@chengwen/domain';
import { useState } from 'react';
import { Cell } from './cell.js';
import { useFilled, usePaper } from './paper-context.js';
import { TextInput } from './text-input.js';

/** The note (备注) is the one field that every paper prints at its foot. */
const FOOT = 'note';

/** Fields of the head in lines of two; one that is long, or left alone in its line, takes the whole line. */
const wideKeys = (fields: readonly FieldSpec[]): ReadonlySet<string> => {
  const wide = new Set(fields.filter(({ long }) => long).map(({ key }) => key));
  const short = fields.filter(({ long }) => !long);
  // On paper the odd one is the project's name, which stands first.
  if (short.length % 2 === 1 && short[0]) wide.add(short[0].key);
  return wide;
};

const fieldsOf = ({ fields }: Template, of: 'head' | 'foot'): readonly FieldSpec[] =>
  fields.filter(({ key }) => (key === FOOT) === (of === 'foot'));

/** Text fields of the form, two to a line: the head (表头: project, department, unit …) or the note at the foot (备注). */
export const FieldsBlock = ({ of }: { of: 'head' | 'foot' }) => {
  const { template, edit } = usePaper();
  const { content } = useFilled();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const all = fieldsOf(template, of);
  const isShown = ({ key, optional }: FieldSpec) => !optional || opened.has(key) || !!content.fields[key];
  const fields = all.filter(isShown);
  const offered = edit ? all.filter((field) => !isShown(field)) : [];
  if (fields.length + offered.length === 0) return null;
  const wide = wideKeys(fields);
  return (
    <>
      {fields.length > 0 && (
        <section
          className="fields"
          id={of === 'head' ? 'block-fields' : 'block-foot'}
          aria-label={of === 'head' ? '基本信息' : '备注'}
        >
          {fields.map(({ key, label, hint, required }) => (
            <div key={key} className={wide.has(key) ? 'field wide' : 'field'}>
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
      )}
      {offered.length > 0 && (
        <p className="fields-offer">
          {offered.map(({ key, label }) => (
            <button
              key={key}
              type="button"
              className="offer-button"
              onClick={() => setOpened(new Set([...opened, key]))}
              data-testid={`field-add-${key}`}
            >
              ＋ {label}
            </button>
          ))}
        </p>
      )}
    </>
  );
};
