import { isScored, layOut, scoreForm, type FormContent, type Template } from '@chengwen/domain';
import type { PrintModel } from '@chengwen/print';
import { upTo, type Fill } from './fill-form.js';

/** A content as a model to print, with number, opinions and seal as of a version that went all the way. */
export function modelOf(template: Template, content: FormContent, fill: Fill, year = 2020): PrintModel {
  const score = isScored(template) ? scoreForm(template, content) : undefined;
  const blank = fill === 'empty';
  const unit = content.fields['unit'] ?? '';
  return {
    ...layOut(template, content, score, { year }),
    number: blank ? '' : '653101-2020-XMZP-000017',
    versionLabel: blank ? '草稿' : '第3版',
    hash: blank ? '' : '9f2c1b7de04a58c36f71e2ab94d05c8837a6fe1290bb4d5c61e8f0a3d27b9c14',
    qrText: blank ? '' : 'https://chengwen.example/verify/653101-2020-XMZP-000017?v=3&h=9f2c1b7de04a58c3',
    opinions: blank
      ? []
      : [
          {
            stage: '单位审核',
            person: '主要负责人',
            role: '主要负责人',
            decision: '审核通过',
            opinion: fill === 'longest' ? upTo(700) : '数据与决算一致，同意上报。',
            date: '2021年2月26日',
            version: '内容第2版',
            carried: true,
          },
          {
            stage: '主管部门审核',
            person: '业务科室',
            role: '主管部门审核人',
            decision: '审核通过',
            opinion: '请在下一年度合理设定指标值。同意。',
            date: '2021年3月2日',
            version: '内容第3版',
            carried: false,
          },
        ],
    foot: blank
      ? { unit: '', head: '', author: '', date: '' }
      : { unit, head: '主要负责人', author: '填报人', date: '2021年2月25日' },
    ...(blank ? {} : { seal: { owner: unit, serial: '6531000012345' } }),
  };
}
