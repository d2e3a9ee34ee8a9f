import { templates } from '@chengwen/templates';
import { Button, Collapse, InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import { FailureNotice } from '../frame/failure-notice.js';
import type { PreviewImportQuery } from '../gql/operations.generated.js';
import { placeLabel } from '../form/place-label.js';
import { bySeverity } from '../paper/marks.js';
import { SEVERITY_LABELS } from '../paper/severity.js';
import { placeKey } from '../paper/place.js';
import { useCreate, useOwnUnits } from './use-create.js';

type Imported = PreviewImportQuery['previewImport']['forms'][number];

/** A form that was recognised (识别结果): its findings, the lines that found no place, and the draft it can become. */
export const ImportedForm = ({ form, index }: { form: Imported; index: number }) => {
  const units = useOwnUnits();
  const { create, retry, running, failure } = useCreate();
  const alike = units.find(({ label }) => label === form.unitName) ?? units[0];
  const [unit, setUnit] = useState(alike?.value);
  const [year, setYear] = useState<number | null>(form.year);
  const template = templates[form.template];
  const findings = [...form.findings].sort(bySeverity);
  const counts = Object.entries(SEVERITY_LABELS)
    .map(([severity, label]) => ({
      severity,
      label,
      count: findings.filter((found) => found.severity === severity).length,
    }))
    .filter(({ count }) => count > 0);
  return (
    <section className="panel imported" data-testid={`imported-${index + 1}`}>
      <h2>
        {form.projectName || '未识别项目名称'} <small>{form.title}</small>
      </h2>
      <p>
        {form.unitName && <span>实施单位：{form.unitName}</span>}{' '}
        <span>
          {form.content.indicators.length} 项指标
          {form.year === null ? '，年度未识别' : `，${form.year}年度`}
        </span>{' '}
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
        defaultActiveKey={form.lost.length > 0 ? ['lost'] : []}
        items={[
          {
            key: 'findings',
            label: `检查结果 ${findings.length} 条（导入后在表中逐条更正）`,
            children: (
              <ul className="found">
                {findings.map((finding) => (
                  <li key={finding.rule + placeKey(finding.where) + finding.message} className={finding.severity}>
                    <span className="severity">{SEVERITY_LABELS[finding.severity]}</span>{' '}
                    {template && <strong>{placeLabel({ template, content: form.content }, finding.where)}</strong>}{' '}
                    {finding.message}
                  </li>
                ))}
              </ul>
            ),
          },
          ...(form.lost.length > 0
            ? [
                {
                  key: 'lost',
                  label: `没有归入任何栏目的文字 ${form.lost.length} 行`,
                  children: (
                    <ul className="lost">
                      {form.lost.map(({ line, text }) => (
                        <li key={line}>
                          <span className="muted">第{line}行</span> {text}
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ]
            : []),
        ]}
      />
      {failure && <FailureNotice failure={failure} onRetry={retry} />}
      {units.length === 0 ? (
        <p className="muted">您没有填报人岗位，只能预览。</p>
      ) : (
        <Space wrap>
          <Select
            aria-label="填报单位"
            className="unit-pick"
            value={unit ?? null}
            options={[...units]}
            onChange={(picked: string | null) => setUnit(picked ?? undefined)}
          />
          <InputNumber<number>
            aria-label="年度"
            min={2000}
            max={2100}
            precision={0}
            placeholder="年度"
            value={year}
            onChange={setYear}
            data-testid={`imported-year-${index + 1}`}
          />
          <Button
            type="primary"
            loading={running}
            disabled={unit === undefined || year === null}
            onClick={() => {
              if (unit !== undefined && year !== null)
                void create({ template: form.template, unit, year, content: form.content });
            }}
            data-testid={`import-create-${index + 1}`}
          >
            建立草稿
          </Button>
        </Space>
      )}
    </section>
  );
};
