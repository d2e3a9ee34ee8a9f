import { PER, SCALES, UNITS, type Unit } from '@chengwen/domain';
import { Select } from 'antd';

/** 计量单位: scale (万, 亿), measure, and what it is per. */
export const UnitFields = ({ unit, onChange }: { unit: Unit; onChange: (unit: Unit) => void }) => (
  <div className="box-row">
    <Select<Unit['scale']>
      aria-label="数量级"
      className="box-scale"
      value={unit.scale}
      options={SCALES.map((scale) => ({ value: scale, label: scale || '—' }))}
      onChange={(scale) => onChange({ ...unit, scale })}
    />
    <Select
      showSearch
      aria-label="计量单位"
      placeholder="计量单位"
      className="box-measure"
      value={unit.measure || null}
      options={UNITS.map((measure) => ({ value: measure, label: measure }))}
      onChange={(measure: string | null) => onChange({ ...unit, measure: measure ?? '' })}
      data-testid="value-unit"
    />
    <Select
      mode="multiple"
      maxCount={3}
      aria-label="每（人、年等）"
      placeholder="每…"
      className="box-per"
      value={unit.per}
      options={PER.map((per) => ({ value: per, label: `/${per}` }))}
      onChange={(per) => onChange({ ...unit, per })}
    />
  </div>
);
