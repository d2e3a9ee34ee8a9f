import { bindsOf, emptyContent, type FormContent, type Template } from '@chengwen/domain';
import { rulePacks, templates } from '@chengwen/templates';
import { Alert, Button, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { FailureNotice } from '../frame/failure-notice.js';
import { usePageTitle } from '../frame/page-title.js';
import { OriginChoice } from './origin-choice.js';
import { packOptions } from './pack-options.js';
import { fitsYear, kindsOf, purposeOf } from './purpose.js';
import { useCreate, useOwnUnits } from './use-create.js';

interface Choice {
  readonly kind: string;
  readonly edition?: string;
  readonly unit: string;
  readonly year: number;
  readonly projectName?: string;
  readonly pack?: string;
}

const NONE: readonly string[] = [];
const KINDS = kindsOf(Object.values(templates));

/** An empty form in which the unit that fills it and the project stand already, where the form asks for them. */
const startOf = (template: Template, words: Readonly<Record<string, string | undefined>>): FormContent => {
  const blank = emptyContent(template);
  const known = template.fields.flatMap(({ key }) => (words[key] ? [[key, words[key]] as const] : []));
  return { ...blank, fields: { ...blank.fields, ...Object.fromEntries(known) } };
};

/** The edition that is meant: the one that was picked where it fits the year, else the newest that does. */
const editionOf = (kind: string, year: number, picked?: string): Template | undefined => {
  const editions = KINDS.find(({ key }) => key === kind)?.editions ?? [];
  const fitting = editions.filter((template) => fitsYear(template, year));
  return fitting.find(({ id }) => id === picked) ?? fitting[0];
};

const lastYear = (): number => new Date().getFullYear() - 1;

/** 新建: a form of a kind for one's own unit and a year, empty or begun from the approved forms that it rests on. */
export const NewPage = () => {
  usePageTitle('新建');
  const units = useOwnUnits();
  const { create, retry, running, failure } = useCreate();
  const [form] = Form.useForm<Choice>();
  const [year, setYear] = useState(lastYear);
  const [kind, setKind] = useState(() => KINDS.find(({ key }) => editionOf(key, lastYear()))?.key ?? '');
  const [unit] = units;
  const [picked, setPicked] = useState<{ readonly of: string; readonly ids: readonly string[] }>();
  const edition = Form.useWatch('edition', form);
  const at = Form.useWatch('unit', form) ?? unit?.value;
  const offered = (KINDS.find(({ key }) => key === kind)?.editions ?? []).filter((template) =>
    fitsYear(template, year),
  );
  const chosen = editionOf(kind, year, edition);
  const packs = chosen ? packOptions(chosen, Object.values(rulePacks), year) : [];
  // What was picked for another form, unit or year no longer counts.
  const pickedFor = [chosen?.id, at, year].join(' ');
  const from = picked?.of === pickedFor ? picked.ids : NONE;
  const begin = ({ unit: own, projectName, pack }: Choice) => {
    if (chosen === undefined) return;
    const rules = packs.some(({ value }) => value === pack) ? pack : undefined;
    const input = { template: chosen.id, unit: own, year, ...(rules && { pack: rules }) };
    const content = startOf(chosen, { unit: units.find(({ value }) => value === own)?.label, projectName });
    void create(from.length > 0 ? { ...input, from } : { ...input, content });
  };
  return (
    <div className="narrow">
      <h1>新建</h1>
      <p className="page-lead">
        建立空白表单，或由已审核的表生成，填好后提交审核。已有电子文本的，<Link to="/import">导入</Link>更快。
      </p>
      {unit === undefined && (
        <Alert
          className="notice"
          type="info"
          showIcon
          data-testid="not-author"
          title="您没有填报人岗位，不能新建表单"
          description="需要填报请联系管理员；待审核的表单在“待办”中。"
        />
      )}
      {failure && <FailureNotice failure={failure} onRetry={retry} />}
      {unit !== undefined && (
        <Form<Choice>
          form={form}
          layout="vertical"
          requiredMark={false}
          disabled={running}
          initialValues={{ kind, unit: unit.value, year }}
          onValuesChange={(_, all) => {
            setKind(all.kind);
            if (Number.isInteger(all.year)) setYear(all.year);
          }}
          onFinish={begin}
        >
          <Form.Item label="表样" name="kind" rules={[{ required: true, message: '请选择表样' }]}>
            <Radio.Group className="kinds" data-testid="new-template">
              {KINDS.map(({ key, editions }) => {
                const template = editionOf(key, year);
                const shown = template ?? editions[0];
                return (
                  <Radio key={key} value={key} disabled={template === undefined} data-testid={`kind-${key}`}>
                    <strong>{shown.title}</strong>
                    <span className="sub">{template ? purposeOf(shown) : `${year}年度没有适用的表样`}</span>
                  </Radio>
                );
              })}
            </Radio.Group>
          </Form.Item>
          {offered.length > 1 && (
            <Form.Item label="年度版" name="edition">
              <Select
                placeholder={`${offered[0]?.edition}版`}
                options={offered.map(({ id, edition, titleLine, title }) => ({
                  value: id,
                  label: `${edition}版 ${(titleLine ?? title).replace(/\{\w+\}/g, '')}`,
                }))}
                data-testid="new-edition"
              />
            </Form.Item>
          )}
          <div className="new-line">
            <Form.Item label="年度" name="year" rules={[{ required: true, message: '请填写年度' }]}>
              <InputNumber<number> min={2000} max={2100} precision={0} data-testid="new-year" />
            </Form.Item>
            <Form.Item label="填报单位" name="unit" rules={[{ required: true, message: '请选择填报单位' }]}>
              <Select options={[...units]} data-testid="new-unit" />
            </Form.Item>
          </div>
          {chosen && at !== undefined && bindsOf(chosen).length > 0 && (
            <Form.Item label="由已审核的表生成">
              <OriginChoice
                template={chosen}
                unit={at}
                year={year}
                picked={from}
                onPick={(ids) => setPicked({ of: pickedFor, ids })}
              />
            </Form.Item>
          )}
          {from.length === 0 && (
            <Form.Item label="项目名称" name="projectName">
              <Input maxLength={200} placeholder="可留空，以后再填" data-testid="new-project" />
            </Form.Item>
          )}
          {packs.length > 1 && (
            <Form.Item label="评分规则" name="pack">
              <Select placeholder={packs[0]?.label} options={[...packs]} allowClear data-testid="new-pack" />
            </Form.Item>
          )}
          <Button
            type="primary"
            htmlType="submit"
            loading={running}
            disabled={offered.length === 0}
            data-testid="create"
          >
            新建
          </Button>
        </Form>
      )}
    </div>
  );
};
