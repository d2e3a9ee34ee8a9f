/**
 * Every expected no of the product, by code, with the sentence a person reads. A blank in a sentence is a typed
 * parameter: leaving one out does not compile. Sentences say what to do next.
 */
export const REFUSALS = {
  'bind.kind': '“{title}”不能以“{other}”为依据，请另选表单',
  'bind.notInForce': '表单 {number} 尚未审核通过，待通过后再据此填报',
  'bind.version': '所依据的“{title}”与存档不符，请重新选择',
  'command.keyMalformed': '操作编号“{key}”无效，请刷新页面后重试',
  'command.keyReused': '操作编号“{key}”已用于另一项操作，请刷新页面后重试',
  'command.malformed': '提交的内容有误（{path}：{problem}），请检查后重试',
  'content.malformed': '表单内容有误（{path}：{problem}），请更正后再保存',
  'content.tooLarge': '表单内容过大（{size} KB，上限 {limit} KB），请精简文字后再保存',
  'content.unit': '“{name}”的计量单位应为“{expected}”，填写的是“{actual}”，请更正',
  'content.unknownField': '表样“{template}”中没有“{field}”这一栏，请删除后重试',
  'config.invalid': '配置有误，未启动：{problems}',
  'edge.badBody': '请求内容不是有效的 JSON（{problem}），请检查后重试',
  'edge.badMethod': '该地址只接受 {method} 请求',
  'edge.badQuery': '查询语句有误（第 {line} 行第 {column} 列：{problem}），请检查后重试',
  'edge.badSyntax': '查询语句无法识别（第 {line} 行第 {column} 列：{problem}），请检查后重试',
  'edge.notFound': '找不到该地址',
  'edge.notReady': '系统正在启动或停止，请稍后重试',
  'edge.tooLarge': '提交的数据过大（上限 {limit} KB），请精简后重试',
  'edge.tooDeep': '查询过于复杂（{what} {actual}，上限 {limit}），请拆分后重试',
  'edge.unknownField': '“{type}”没有“{field}”这一项，请检查查询语句',
  'edge.forbiddenOrigin': '请求来源不被允许，请从本系统页面操作',
  'flow.alreadyOpened': '您已签收该表单，请直接办理',
  'flow.adjustmentOpen': '该目标已有一项调整正在办理，请待其办结后再申请',
  'flow.alreadyCopied': '已抄送过该人员，无需重复抄送',
  'flow.alreadyReminded': '本环节今日已催办，请下一工作日再催办',
  'flow.alreadyRequested': '本轮已申请退回，请等待审核人办理',
  'flow.awaitsAdvice': '已委派{name}提出意见，请待其答复或收回委派后再办理',
  'flow.awaitsTurn': '须待{name}办理后才轮到您办理',
  'flow.commentOpen': '尚有 {count} 条退回批注未处理，请逐条处理后再提交',
  'flow.commentUnknown': '没有编号为“{comment}”的待处理批注，请刷新后重试',
  'flow.emptyStage': '环节“{stage}”没有可办理的人员，请联系管理员配置“{role}”',
  'flow.inForce': '该目标已经批复生效，不能作废，请办理目标调整',
  'flow.needsAnswer': '请填写处理说明',
  'flow.needsComments': '退回时请至少在一处单元格填写批注',
  'flow.needsDocument': '请填写{what}文号和日期',
  'flow.needsOpinion': '请填写审核意见',
  'flow.needsVerdict': '请先给出审核意见等级（优、良、中、差）',
  'flow.needsReason': '请选择或填写{what}原因',
  'flow.needsScore': '请先完成复核评分再审核通过',
  'flow.neverVisited': '本次报送没有经过“{stage}”，不能退回到该环节',
  'flow.notAdded': '该席位由审批流设定，不能减签',
  'flow.notHelper': '没有委派给您的意见征询',
  'flow.notLast': '上一环节不是由您最后办理，不能撤回',
  'flow.notAuthor': '仅填报人可以执行该操作',
  'flow.notAvailable': '当前环节“{stage}”不支持“{command}”操作',
  'flow.notYourTurn': '当前环节“{stage}”应由{role}办理',
  'flow.notYours': '只能减去由您加签、委派的人员',
  'flow.noSuchSeat': '本轮没有该人员的席位，请刷新后重试',
  'flow.noStraight': '本审批流不允许更正后直接送回，请选择重新逐级审核',
  'flow.opened': '审核人已签收或已办理，不能直接撤回，请联系审核人退回',
  'flow.ownWork': '不得审核本人填报的表单',
  'flow.alreadyDecided': '您在本轮已经办理，无需重复操作',
  'flow.seatDecided': '{name}在本轮已经办理，不能变更其席位',
  'flow.stillInOffice': '{name}仍在原岗位，不能改派',
  'flow.targetSits': '{name}在本轮已有席位，请另选人员',
  'flow.targetUnfit': '所选人员不在规定的岗位或单位，请另选人员',
  'flow.targetWrote': '不得交由填报人办理，请另选人员',
  'flow.withdrawFree': '审核人尚未签收，可以直接撤回，无需申请退回',
  'form.incomplete': '表单尚有 {count} 处未填写或填写有误，请按提示更正后再提交',
  'form.unexplained': '表单尚有 {count} 处偏差未说明原因，请填写后再提交',
  'form.notFound': '找不到该表单，或您无权查看',
  'form.stale': '该表单已有新的变化（第 {round} 轮，内容第 {contentVersion} 版），请查看最新内容后再操作',
  'form.busy': '该表单正有多人同时办理，请稍后重试',
  'import.busy': '正在识别的文件较多，请稍后再试',
  'import.empty': '没有识别出任何表单，请确认文件是绩效目标表、监控表、自评表或评价报告',
  'import.hostile': '该文件的内部结构异常（{reason}），没有读取，请用 Excel、Word 或 WPS 打开后另存为新文件再导入',
  'import.kind': '不能直接导入{kind}，请{advice}后再导入',
  'import.locked': '该文件设有打开密码，请取消密码并另存后再导入',
  'import.tooLarge': '文件内容过大（{what} {actual}，上限 {limit}），请拆分成几个文件分别导入',
  'import.unreadable': '无法读取该文件（{problem}），请另存为文本后重试',
  'internal.error': '系统内部错误，请稍后重试（编号 {id}）',
  'login.failed': '用户名或密码不正确',
  'login.locked': '尝试次数过多，请 {minutes} 分钟后再试',
  'login.required': '请先登录',
  'pack.unknown': '没有名为“{pack}”的评分规则',
  'person.forbidden': '您没有“{what}”的权限',
  'pdf.busy': '正在生成的文件较多，请稍后再试',
  'score.aboveAutomatic': '“{name}”的评分 {score} 高于按规则计算的 {automatic}，请填写理由',
  'score.aboveRefused': '“{name}”的评分 {score} 不得高于按规则计算的 {automatic}',
  'score.belowAutomatic': '“{name}”的评分 {score} 低于按规则计算的 {automatic}，请填写理由',
  'score.differs': '“{name}”的复核得分 {score} 与自评得分 {given} 不同，请填写理由',
  'score.outOfBand': '“{name}”的评分 {score} 不在所属档次 {low} 至 {high} 之内，请更正',
  'score.outOfRange': '“{name}”的评分应在 0 至 {weight} 之间',
  'score.unknownRow': '没有编号为“{row}”的指标',
  'store.unavailable': '存储无法使用：{problem}',
  'template.unknown': '没有名为“{template}”的表样',
  'version.notFound': '没有第 {version} 版',
} as const;

/** Identity of an expected no: stable, dotted, safe to switch on in a client. */
export type RefusalCode = keyof typeof REFUSALS;
type Blank<S> = S extends `${string}{${infer K}}${infer Rest}` ? K | Blank<Rest> : never;
type Params<C extends RefusalCode, B extends string = Blank<(typeof REFUSALS)[C]>> = [B] extends [never]
  ? []
  : [Record<B, string | number>];

/** An expected no (拒绝). Anything else that is thrown is a bug: logged whole, shown to nobody. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly code: RefusalCode,
    readonly params: Readonly<Record<string, string | number>>,
  ) {
    super(code);
  }
}

/** The one way to say no: `throw refusal('form.incomplete', { count: 3 })`. */
export const refusal = <C extends RefusalCode>(code: C, ...[params]: Params<C>): Refusal =>
  new Refusal(code, params ?? {});

/** The sentence of a refusal, blanks filled in: looked up at the edge, never carried as identity. */
export const refusalText = ({ code, params }: Pick<Refusal, 'code' | 'params'>): string =>
  REFUSALS[code].replace(/\{(\w+)\}/g, (_, blank: string) => String(params[blank] ?? ''));
