import { Tooltip } from 'antd';
import type { ReactElement } from 'react';

const touched = window.matchMedia('(hover: none)');

/** A word about a button under the pointer (悬停提示); on a touch screen none, where it would stay over the page after a tap. */
export const Hint = ({ title, children }: { title: string; children: ReactElement }) => (
  <Tooltip title={touched.matches ? '' : title}>{children}</Tooltip>
);
