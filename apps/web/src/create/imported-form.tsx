import { templates } from '@chengwen/templates';
import { Button, Checkbox, Collapse, InputNumber, Select, Space, Tag } from 'antd';
import { Link } from 'react-router';
import { FailureNotice } from '../frame/failure-notice.js';
import { bySeverity } from '../paper/marks.js';
import { SEVERITY_LABELS } from '../paper/severity.js';
import { ImportedFindings } from './imported-findings.js';
import { ImportedPaper } from './imported-paper.js';
import { LostLines } from './lost-lines.js';
import type { Preview } from './preview-source.js';
import { sizeOf } from './size-of.js';
import { useCreate } from './use-create.js';

/** What is to become of a recognised form (导入选项). */
export interface Picked {
  readonly chosen: boolean;
  readonly unit: string | undefined;
  readonly year: number | null;
}

interface ImportedFormProps {
  readonly form: Preview['forms'][number];
  readonly index: number;
  readonly units: readonly { readonly value: string; readonly label: string }[];
  readonly picked: Picked;
  /** More than one was recognised: each can be left out. */
  readonly several: boolean;
  /** The draft that it has become. */
  readonly made: string | undefined;
  readonly onPick: (change: Partial<Picked>) => void;
}

/** A form that was recognised (识别结果): what was read, its findings, the lines that found no place, and the draft it can become. */
export const ImportedForm = ({ form, index, units, picked, several, made, onPick }: ImportedFormProps) => {
  const { create, retry, running, failure } = useCreate();
  const template = templates[form.template];
  const findings = [...form.findings].sort(bySeverity);
  const counts = Object.entries(SEVERITY_LABELS)
    .map(([severity, label]) => ({
      severity,
      label,
      count: findings.filter((found) => found.severity === severity).length,
    }))
    .filter(({ count }) => count > 0);
  const { unit, year } = picked;
  return (
    <section className="panel imported" data-testid={`imported-${index + 1}`}>
      <h2>
        {several && (
          <Checkbox
            checked={picked.chosen}
            disabled={made !== undefined}
            onChange={({ target: { checked } }) => onPick({ chosen: checked })}
            aria-label={`建立 ${form.projectName || form.title}`}
            data-testid={`import-choose-${index + 1}`}
          />
        )}{' '}
        {form.projectName || '未识别项目名称'} <small>{form.title}</small>
      </h2>
      <p>
        {template && <Tag>{`${template.title} ${template.edition}版`}</Tag>}
        {form.unitName && <span>{form.unitName}</span>}{' '}
        <span>{form.year === null ? '年度未识别' : `${form.year}年度`}</span>{' '}
        {sizeOf(form.content).map((part) => (
          <span key={part} className="tally">
            {part}
          </span>
        ))}
        {counts.map(({ severity, label, count }) => (
          <span key={severity} className={`tally ${severity}`}>
            {label} {count}
          </span>
        ))}
        {form.lost.length > 0 && <span className="tally error">未归位 {form.lost.length} 行</span>}
      </p>
      <Collapse
        ghost
        size="small"
        destroyOnHidden
        defaultActiveKey={form.lost.length > 0 ? ['lost'] : []}
        items={[
          ...(template
            ? [
                {
                  key: 'paper',
                  label: '读入的内容',
                  children: <ImportedPaper form={form} template={template} year={year} />,
                },
              ]
            : []),
          {
            key: 'findings',
            label: `检查结果 ${findings.length} 条（导入后在表中逐条更正）`,
            children: <ImportedFindings findings={findings} template={template} content={form.content} />,
          },
          ...(form.lost.length > 0
            ? [
                {
                  key: 'lost',
                  label: `没有归入任何栏目的文字 ${form.lost.length} 行`,
                  children: <LostLines lost={form.lost} />,
                },
              ]
            : []),
        ]}
      />
      {failure && <FailureNotice failure={failure} onRetry={retry} />}
      {made !== undefined ? (
        <Link to={`/forms/${made}`} data-testid={`imported-open-${index + 1}`}>
          草稿已建立，打开
        </Link>
      ) : units.length === 0 ? (
        <p className="muted">您没有填报人岗位，只能预览。</p>
      ) : (
        <Space wrap>
          <Select
            aria-label="填报单位"
            className="unit-pick"
            value={unit ?? null}
            options={[...units]}
            onChange={(value: string | null) => onPick({ unit: value ?? undefined })}
          />
          <InputNumber<number>
            aria-label="年度"
            min={2000}
            max={2100}
            precision={0}
            placeholder="年度"
            value={year}
            onChange={(value) => onPick({ year: value })}
            data-testid={`imported-year-${index + 1}`}
          />
          <Button
            type={several ? 'default' : 'primary'}
            loading={running}
            disabled={unit === undefined || year === null}
            onClick={() => {
              if (unit !== undefined && year !== null)
                void create({ template: form.template, unit, year, content: form.content });
            }}
            data-testid={`import-create-${index + 1}`}
          >
            {several ? '建立并打开' : '建立草稿'}
          </Button>
        </Space>
      )}
    </section>
  );
};
