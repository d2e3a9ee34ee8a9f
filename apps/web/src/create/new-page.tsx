import { emptyContent, type FormContent } from '@chengwen/domain';
import { templates } from '@chengwen/templates';
import { Alert, Button, Form, InputNumber, Select } from 'antd';
import { Link } from 'react-router';
import { FailureNotice } from '../frame/failure-notice.js';
import { usePageTitle } from '../frame/page-title.js';
import { useCreate, useOwnUnits } from './use-create.js';

interface Choice {
  readonly template: string;
  readonly unit: string;
  readonly year: number;
}

/** An empty form in which the unit (实施单位) is the one it is filled for. */
const startOf = ({ template: id }: Choice, unit: string | undefined): { content?: FormContent } => {
  const template = templates[id];
  if (template === undefined || unit === undefined || !template.fields.some(({ key }) => key === 'unit')) return {};
  const blank = emptyContent(template);
  return { content: { ...blank, fields: { ...blank.fields, unit } } };
};

/** 新建: an empty form of a template, for one's own unit. */
export const NewPage = () => {
  usePageTitle('新建');
  const units = useOwnUnits();
  const { create, retry, running, failure } = useCreate();
  const choices = Object.values(templates);
  const [first] = choices;
  const [unit] = units;
  return (
    <div className="narrow">
      <h1>新建</h1>
      <p className="page-lead">
        建立一份空白表单，填好后提交审核。已有电子文本的，<Link to="/import">导入</Link>更快。
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
          layout="vertical"
          requiredMark={false}
          disabled={running}
          initialValues={{ template: first?.id, unit: unit.value, year: new Date().getFullYear() - 1 }}
          onFinish={(choice) =>
            void create({ ...choice, ...startOf(choice, units.find(({ value }) => value === choice.unit)?.label) })
          }
        >
          <Form.Item label="表样" name="template" rules={[{ required: true, message: '请选择表样' }]}>
            <Select
              options={choices.map(({ id, title, edition }) => ({ value: id, label: `${title}（${edition}版）` }))}
              data-testid="new-template"
            />
          </Form.Item>
          <Form.Item label="填报单位" name="unit" rules={[{ required: true, message: '请选择填报单位' }]}>
            <Select options={[...units]} data-testid="new-unit" />
          </Form.Item>
          <Form.Item label="年度" name="year" rules={[{ required: true, message: '请填写年度' }]}>
            <InputNumber<number> min={first?.years.from ?? 2000} max={2100} precision={0} data-testid="new-year" />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={running} data-testid="create">
            新建
          </Button>
        </Form>
      )}
    </div>
  );
};
