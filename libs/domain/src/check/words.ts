import type { Severity } from './finding.js';

/** A word that is not what was meant (错别字), what was, and how much it matters. */
export interface WordSlip {
  readonly wrong: RegExp;
  readonly right: string;
  readonly severity: Severity;
  readonly why?: string;
}

const slip = (wrong: string, right: string): WordSlip => ({
  wrong: new RegExp(wrong, 'g'),
  right,
  severity: 'warning',
});
const term = (wrong: RegExp, right: string, why: string): WordSlip => ({ wrong, right, severity: 'info', why });

/**
 * Slips of the pen of this trade, shared by tables and reports (错别字词典): letters that look or sound alike, and words that
 * papers hand on from year to year. Our own dictionary; the terms are those of the fund accounting rules (财社〔2017〕144号).
 */
export const WORD_SLIPS: readonly WordSlip[] = [
  slip('离休退人员', '离退休人员'),
  slip('退离休', '离退休'),
  slip('门诊统筹过度', '门诊统筹过渡'),
  slip('过度期', '过渡期'),
  { wrong: /实现(?=个人账户的)/g, right: '实行', severity: 'warning' },
  slip('办实流程', '办事流程'),
  slip('办事流成', '办事流程'),
  slip('帐户', '账户'),
  slip('享授', '享受'),
  slip('代遇', '待遇'),
  slip('待偶', '待遇'),
  slip('结于', '结余'),
  slip('统踌', '统筹'),
  slip('予算', '预算'),
  slip('预祘', '预算'),
  slip('绩郊', '绩效'),
  slip('复盖', '覆盖'),
  slip('满意渡', '满意度'),
  slip('上坊', '上访'),
  slip('工商保险', '工伤保险'),
  slip('医疗保检', '医疗保险'),
  slip('养老保检', '养老保险'),
  slip('失业保检', '失业保险'),
  slip('缴费基素', '缴费基数'),
  slip('足额发方', '足额发放'),
  slip('贯切', '贯彻'),
  slip('震摄', '震慑'),
  slip('松驰', '松弛'),
  slip('辐度', '幅度'),
  term(/滚动结余/g, '滚存结余', '基金财务制度的用语是“滚存结余”'),
];
