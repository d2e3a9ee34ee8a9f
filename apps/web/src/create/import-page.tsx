import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useClient } from 'urql';
import type { Failure } from '../client/failure.js';
import { FailureNotice } from '../frame/failure-notice.js';
import { usePageTitle } from '../frame/page-title.js';
import { ImportSource } from './import-source.js';
import { ImportedForm, type Picked } from './imported-form.js';
import { LostLines } from './lost-lines.js';
import { previewFile, previewText, type Preview, type PreviewAnswer } from './preview-source.js';
import { useCreate, useOwnUnits } from './use-create.js';

/** A source that was read: a file by its name, or what was pasted. */
interface Read {
  readonly name: string;
  readonly preview: Preview;
}

interface Unread {
  readonly name: string;
  readonly failure: Failure;
  readonly again: () => void;
}

const keyOf = (source: number, form: number): string => `${source}/${form}`;

/** 导入: chosen, dropped or pasted, what was recognised in it, and a draft of every form that is ticked. */
export const ImportPage = () => {
  usePageTitle('导入');
  const client = useClient();
  const units = useOwnUnits();
  const { make, running, failure } = useCreate();
  const [reading, setReading] = useState(false);
  const [sources, setSources] = useState<readonly Read[]>([]);
  const [unread, setUnread] = useState<readonly Unread[]>([]);
  const [picked, setPicked] = useState<Readonly<Record<string, Picked>>>({});
  const [made, setMade] = useState<Readonly<Record<string, string>>>({});

  const read = async (all: readonly { readonly name: string; readonly preview: () => Promise<PreviewAnswer> }[]) => {
    setReading(true);
    setSources([]);
    setUnread([]);
    setPicked({});
    setMade({});
    for (const source of all) {
      const { name } = source;
      const answer = await source.preview();
      if (answer.ok) setSources((before) => [...before, { name, preview: answer.preview }]);
      else setUnread((before) => [...before, { name, failure: answer.failure, again: () => void read([source]) }]);
    }
    setReading(false);
  };
  const onText = (text: string) => void read([{ name: '粘贴的内容', preview: () => previewText(client, text) }]);
  const onFiles = (files: readonly File[]) =>
    void read(files.map((file) => ({ name: file.name, preview: () => previewFile(file) })));

  const forms = sources.flatMap(({ preview }, source) =>
    preview.forms.map((form, at) => {
      const key = keyOf(source, at);
      const alike = units.find(({ label }) => label === form.unitName) ?? units[0];
      return { key, source, form, picked: picked[key] ?? { chosen: true, unit: alike?.value, year: form.year } };
    }),
  );
  const ready = forms.filter(
    ({ key, picked: { chosen, unit, year } }) => chosen && unit !== undefined && year !== null && !made[key],
  );
  const createAll = async () => {
    for (const {
      key,
      form,
      picked: { unit, year },
    } of ready) {
      if (unit === undefined || year === null) continue;
      const id = await make({ template: form.template, unit, year, content: form.content });
      // What is made stays made; another click goes on with the rest.
      if (id === undefined) return;
      setMade((before) => ({ ...before, [key]: id }));
    }
  };
  const several = forms.length > 1;
  return (
    <>
      <h1>导入</h1>
      <p className="page-lead">系统识别其中的每一张表，照原样读入并指出问题；确认后才建立草稿。</p>
      <ImportSource reading={reading} small={forms.length > 0} onText={onText} onFiles={onFiles} />
      {unread.map(({ name, failure: why, again }) => (
        <FailureNotice key={name} failure={{ ...why, message: `${name}：${why.message}` }} onRetry={again} />
      ))}
      {sources.map(({ name, preview }, source) => (
        <section key={`${source} ${name}`} className="import-read" data-testid={`source-${source + 1}`}>
          <p>
            <strong>{name}</strong>：识别出 {preview.forms.length} 张表
          </p>
          {preview.notes.map((note) => (
            <Alert key={note} className="notice" type="info" showIcon title={note} />
          ))}
          {forms
            .filter((one) => one.source === source)
            .map((one) => (
              <ImportedForm
                key={one.key}
                form={one.form}
                index={forms.indexOf(one)}
                units={units}
                picked={one.picked}
                several={several}
                made={made[one.key]}
                onPick={(change) => setPicked((before) => ({ ...before, [one.key]: { ...one.picked, ...change } }))}
              />
            ))}
          {preview.lost.length > 0 && (
            <details className="panel" data-testid={`lost-${source + 1}`}>
              <summary>各表之外没有归位的文字 {preview.lost.length} 行</summary>
              <LostLines lost={preview.lost} />
            </details>
          )}
        </section>
      ))}
      {several && units.length > 0 && (
        <div className="import-all">
          {failure && <FailureNotice failure={failure} />}
          <Button
            type="primary"
            loading={running}
            disabled={ready.length === 0}
            onClick={() => void createAll()}
            data-testid="import-create-all"
          >
            建立所选的 {ready.length} 份草稿
          </Button>
        </div>
      )}
    </>
  );
};
