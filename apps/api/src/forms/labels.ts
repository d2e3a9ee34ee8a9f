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

/** 会签 / 或签 / 依次. */
export const RULE_LABELS: Readonly<Record<CompletionRule, string>> = { all: '会签', any: '或签', sequence: '依次' };
