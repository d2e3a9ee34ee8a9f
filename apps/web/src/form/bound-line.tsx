import type { Template } from '@chengwen/domain';
import { rulePacks } from '@chengwen/templates';
import { Link } from 'react-router';
import { packWords } from '../create/pack-options.js';
import type { FormViewFragment } from '../gql/operations.generated.js';
import { weighingOf } from '../paper/grid-columns.js';

interface BoundLineProps {
  readonly form: Pick<FormViewFragment, 'bound' | 'pack'>;
  readonly template: Template;
}

/** What a form rests on and what it is weighed by (依据与评分规则): each with its version, and whether there is a newer one. */
export const BoundLine = ({ form: { bound, pack }, template }: BoundLineProps) => {
  const rules = rulePacks[pack];
  const weighed = template.categories.length > 0 && weighingOf(template) !== 'plain';
  if (bound.length === 0 && !weighed) return null;
  return (
    <p className="form-rests" data-testid="rests-on">
      {bound.map(({ role, form, version, title, newer }) => (
        <span key={`${role} ${form} ${version}`}>
          依据：
          <Link to={`/forms/${form}/versions?version=${version}`} data-testid={`bound-${form}`}>
            {title} 第{version}版
          </Link>
          {newer !== null && <strong className="newer">已有新版 第{newer}版</strong>}
        </span>
      ))}
      {weighed && <span data-testid="pack">评分规则：{rules ? packWords(rules) : pack}</span>}
    </p>
  );
};
