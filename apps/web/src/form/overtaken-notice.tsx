import { Alert } from 'antd';
import { Link } from 'react-router';
import type { FormViewFragment } from '../gql/operations.generated.js';

/** While a form is filled: what it rests on has been overtaken by a newer version in force (已有新版). */
export const OvertakenNotice = ({ bound }: Pick<FormViewFragment, 'bound'>) =>
  bound.flatMap(({ role, form, version, title, newer }) =>
    newer === null
      ? []
      : [
          <Alert
            key={`${role} ${form} ${version}`}
            className="notice"
            type="warning"
            showIcon
            data-testid={`newer-${form}`}
            title={`所依据的${title}已有新版 第${newer}版，本表仍以第${version}版为准`}
            description="需要以新版为准的，请由新版重新生成；已填内容不会自动改变。"
            action={<Link to={`/forms/${form}/versions?version=${newer}`}>查看新版</Link>}
          />,
        ],
  );
