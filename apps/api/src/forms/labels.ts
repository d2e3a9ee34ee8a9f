import type { CommandType, CompletionRule } from '@chengwen/flow';
import type { FormEvent, FormVersion } from '@chengwen/store';

/** What each command will do, told before it is given (后果说明). */
export const CONSEQUENCES: Readonly<Record<CommandType, string>> = {
  save: '保存当前内容为新的内容版次，不进入审核',
  submit: '冻结一个版本并进入审核，审核人签收前可以撤回',
  withdraw: '收回到草稿，可以继续修改后重新提交',
  open: '签收后填报人不能再直接撤回',
  resolve: '记录对该条批注的处理说明',
  approve: '记录您的审核意见；本环节完成后进入下一环节',
  return: '连同原因和批注退回填报人，更正后重新经过各审核环节',
  score: '记录复核得分并冻结一个版本，填报人的自评得分保留不变',
  reject: '记录您的不同意意见；按本环节规则决定是否退回',
  ratify: '目标自填写的日期起生效，记录批复文号',
  transfer: '本席位转由所选人员办理，不再由您办理',
  delegate: '请所选人员提出意见，答复后仍由您办理',
  advise: '记录您的意见，表单交还委派人办理',
  addReviewer: '本轮增加所选人员的席位',
  removeReviewer: '撤去您加签或委派的人员',
  reassign: '空缺席位改由同岗位人员办理',
  comment: '在单元格上记录批注，填报人重新提交前须处理',
  copy: '所选人员可以查看该表单',
  remind: '提醒本环节尚未办理的人员，每个工作日一次',
  requestReturn: '请审核人退回该表单，由审核人决定',
  adjust: '开始调整目标，批复前原目标继续有效',
  archive: '锁定该表单并归档',
  publish: '冻结公开版本并对外公开，公开后不能再修改',
  void: '作废该表单，编号不再使用，且不能恢复',
};

/** 审核事件 in the past tense of the record. */
export const EVENT_LABELS: Readonly<Record<FormEvent['type'], string>> = {
  create: '新建',
  save: '保存',
  submit: '提交',
  withdraw: '撤回',
  open: '签收',
  resolve: '处理批注',
  approve: '审核通过',
  return: '退回',
  score: '复核评分',
  reject: '不同意',
  ratify: '批复',
  transfer: '转办',
  delegate: '委派',
  advise: '提出意见',
  addReviewer: '加签',
  removeReviewer: '减签',
  reassign: '改派',
  comment: '批注',
  copy: '抄送',
  remind: '催办',
  requestReturn: '申请退回',
  adjust: '目标调整',
  archive: '归档',
  publish: '公开',
  void: '作废',
};

/** Why a version was frozen (版本事由). */
export const CAUSE_LABELS: Readonly<Record<FormVersion['cause'], string>> = {
  submit: '报送',
  return: '退回',
  score: '复核评分',
  publish: '公开',
};

/** 会签 / 或签 / 依次 / 投票表决. */
export const RULE_LABELS: Readonly<Record<CompletionRule, string>> = {
  all: '会签',
  any: '或签',
  sequence: '依次',
  vote: '投票表决',
};
