import type { Finding } from '../finding.js';
import type { FactRule } from './fact-ground.js';

const REGION = /^(?:\d{4}年(?:度)?)?([\u4e00-\u9fff]{2,8}?(?:自治区|自治州|省|地区|盟|州|市|自治县|县|旗|区))/;
const regionOf = (text: string): string | undefined => REGION.exec(text.replace(/\s/g, ''))?.[1];

/**
 * The cover names one place (封面一致): the title and the unit that reports are of one region. Whether title and project name
 * one fund is looked at with every form's title. Our own rule.
 */
export const coverRegion: FactRule = ({ template, content: { fields } }) => {
  const [title = '', unit = ''] = [fields['subject'], fields['unit']];
  const [region, other] = [regionOf(title), regionOf(unit)];
  if (template.chapters === undefined || region === undefined || other === undefined) return [];
  if (unit.includes(region) || title.includes(other)) return [];
  return [
    {
      rule: 'cover-region',
      severity: 'error',
      message: `封面实施单位“${unit.trim()}”与标题“${title.trim()}”的地区不一致，请核对`,
      quote: unit.trim(),
      where: { part: 'fields', field: 'unit' },
      expected: region,
    } satisfies Finding,
  ];
};
