import { ulid } from 'ulid';
import { DEMO_PASSWORD } from '../people/demo-people.js';
import { FormAtHand } from './form-at-hand.js';
import { GraphqlClient } from './graphql-client.js';
import { printedSample } from './printed-sample.js';
import { corrected, frozen, listedCorrections, lower, standsAt } from './road-steps.js';
import type { Teller } from './teller.js';

const UNIT = '653100361001';
const AGREED = '情况属实，同意报送。';

/** The people of the road, each logged in with a browser of their own. */
export interface Cast {
  readonly author: GraphqlClient;
  readonly deputyHead: GraphqlClient;
  readonly head: GraphqlClient;
  readonly finance: GraphqlClient;
  readonly performance: GraphqlClient;
}

/** Logs everybody in. */
export async function castOf(url: string): Promise<Cast> {
  const enter = async (login: string): Promise<GraphqlClient> => {
    const client = new GraphqlClient(url);
    await client.login(login, DEMO_PASSWORD);
    return client;
  };
  return {
    author: await enter('tianbao'),
    deputyHead: await enter('fenguan'),
    head: await enter('fuze'),
    finance: await enter('caizheng'),
    performance: await enter('jixiao'),
  };
}

/**
 * The main job from draft to publication (主线): imported as printed, refused, corrected, submitted, 会签, carried over,
 * approved, returned with two comments, corrected, approved again, rechecked, published.
 */
export async function playRoad(teller: Teller, cast: Cast): Promise<FormAtHand> {
  const form = await fill(teller, cast);
  await firstReview(teller, cast, form);
  await comeBack(teller, cast, form);
  await secondReview(teller, cast, form);
  return form;
}

async function fill(teller: Teller, { author }: Cast): Promise<FormAtHand> {
  const form = await teller.step('填报人按原样导入已公布的自评表', async ({ say, expect }) => {
    const sample = await printedSample();
    const { previewImport } = await author.get<{ previewImport: { forms: { content: unknown; lost: unknown[] }[] } }>(
      'query ($text: String!) { previewImport(text: $text) { forms { content lost { line text } } } }',
      { text: sample.text },
    );
    const [imported] = previewImport.forms;
    expect(previewImport.forms.length === 1 && imported?.lost.length === 0, '应识别出一张表，没有遗漏的行');
    const { template, year } = sample;
    const created = await FormAtHand.create(author, {
      key: ulid(),
      template,
      unit: UNIT,
      year,
      content: imported?.content,
    });
    const { number, content, score } = created.seen;
    say(`编号 ${number}，指标 ${content.indicators.length} 项，执行率 ${score.executionRate ?? '—'}%`);
    standsAt(created.seen, 'draft', expect);
    return created;
  });

  await teller.step('系统检查：指出原件中的问题', async ({ say, expect }) => {
    const errors = form.seen.findings.filter(({ severity }) => severity === 'error');
    for (const { message } of errors) say(message);
    const others = form.seen.findings.length - errors.length;
    say(`共 ${errors.length} 处错误，另有 ${others} 处提醒`);
    expect(errors.length > 0, '原件应有错误');
  });

  await teller.step('填报人直接提交：被拒绝', async ({ say, expect }) => {
    const { code, message } = await form.refused(author, 'submit');
    say(message);
    expect(code === 'form.incomplete', `应因内容有误被拒绝，实际为 ${code}`);
  });

  await teller.step('填报人按更正清单逐条更正并保存', async ({ say, expect }) => {
    const corrections = await listedCorrections();
    for (const why of new Set(corrections.map((correction) => correction.why))) say(why);
    const seen = await form.give(author, 'save', { content: corrected(form.seen, corrections) });
    const left = seen.findings.filter(({ severity }) => severity === 'error' || severity === 'explain');
    say(
      `更正 ${corrections.length} 处；自评总分 ${seen.score.total} / ${seen.score.totalWeight}，等级 ${seen.score.gradeLabel}`,
    );
    expect(left.length === 0, `更正后不应再有错误：${left.map(({ message }) => message).join('；')}`);
  });

  await teller.step('填报人提交', async ({ say, expect }) => {
    const seen = await form.give(author, 'submit');
    standsAt(seen, 'unitReview', expect);
    frozen(seen, 1, 'submit', say, expect);
  });
  return form;
}

async function firstReview(teller: Teller, cast: Cast, form: FormAtHand): Promise<void> {
  await teller.step('分管领导签收后，填报人不能再直接撤回', async ({ say, expect }) => {
    await form.give(cast.deputyHead, 'open');
    const { code, message } = await form.refused(cast.author, 'withdraw');
    say(message);
    expect(code === 'flow.opened', `应因已签收被拒绝，实际为 ${code}`);
  });
  await unitReview(teller, cast, form);
  await financeReview(teller, cast, form);
}

/** 会签 at the unit, then the department, which is the same body: its head's approval is carried over. */
async function unitReview(teller: Teller, { deputyHead, head }: Cast, form: FormAtHand): Promise<void> {
  await teller.step('单位会签：分管领导同意，尚需主要负责人', async ({ say, expect }) => {
    const seen = await form.give(deputyHead, 'approve', { opinion: AGREED });
    say(`环节仍为“${seen.stateLabel}”`);
    standsAt(seen, 'unitReview', expect);
  });
  await teller.step('单位会签：主要负责人同意；主管部门为同一单位，意见沿用', async ({ say, expect }) => {
    const seen = await form.give(head, 'approve', { opinion: AGREED });
    const department = seen.stages.find(({ key }) => key === 'departmentReview');
    const seat = department?.seats.find(({ carried }) => carried !== null);
    say(`${department?.label ?? ''}：${seat?.name ?? '无'}，沿用“${seat?.carried ?? ''}”的意见`);
    expect(seat !== undefined, '主管部门的意见应当沿用');
    standsAt(seen, 'financeReview', expect);
  });
}

async function financeReview(teller: Teller, { finance }: Cast, form: FormAtHand): Promise<void> {
  await teller.step('财政社保科审核通过', async ({ say, expect }) => {
    const seen = await form.give(finance, 'approve', { opinion: '预算执行数据已与财政专户核对，一致。' });
    say(`进入“${seen.stateLabel}”`);
    standsAt(seen, 'performanceReview', expect);
  });
}

async function comeBack(teller: Teller, { author, performance }: Cast, form: FormAtHand): Promise<void> {
  const [first, second] = form.seen.content.indicators;
  await teller.step('财政绩效科退回，附原因和两处批注', async ({ say, expect }) => {
    const seen = await form.give(performance, 'return', {
      reason: '偏差分析不充分',
      opinion: '请补充偏差原因的依据。',
      comments: [
        {
          where: { part: 'indicators', row: second?.id, field: 'variance' },
          text: '请说明就医人次减少的具体数据来源。',
        },
        { where: { part: 'goals', field: 'actual' }, text: '请补充全年基金收支结余情况。' },
      ],
    });
    for (const { text } of seen.comments) say(`批注：${text}`);
    standsAt(seen, 'returned', expect);
    expect(seen.comments.filter(({ resolved }) => !resolved).length === 2, '应有两处待处理的批注');
    frozen(seen, 2, 'return', say, expect);
  });

  await teller.step('填报人未处理批注就提交：被拒绝', async ({ say, expect }) => {
    const seen = await form.look(author);
    say(`退回原因：${seen.returned?.reason ?? ''}（${seen.returned?.name ?? ''}）`);
    const { code, message } = await form.refused(author, 'submit');
    say(message);
    expect(code === 'flow.commentOpen', `应因批注未处理被拒绝，实际为 ${code}`);
  });

  await teller.step('填报人逐条回复批注、补充内容并再次提交', async ({ say, expect }) => {
    for (const { id, text } of form.seen.comments) {
      const answer = '已补充，见修改后的内容。';
      await form.give(author, 'resolve', { comment: id, answer });
      say(`回复“${text}”：${answer}`);
    }
    const { goals, indicators } = form.seen.content;
    const variance = indicators.find(({ id }) => id === second?.id)?.variance ?? '';
    await form.give(author, 'save', {
      content: corrected(form.seen, [
        {
          path: `indicators/${second?.id ?? first?.id ?? ''}/variance`,
          value: `${variance}（数据来源：医保结算系统年度汇总表）`,
        },
        { path: 'goals/actual', value: `${goals['actual'] ?? ''}全年执行数 155863.72 万元，收支结余在合理范围。` },
      ]),
    });
    const seen = await form.give(author, 'submit');
    standsAt(seen, 'unitReview', expect);
    frozen(seen, 3, 'submit', say, expect);
  });
}

async function secondReview(teller: Teller, cast: Cast, form: FormAtHand): Promise<void> {
  await unitReview(teller, cast, form);
  await financeReview(teller, cast, form);
  const { performance, head } = cast;

  await teller.step('财政绩效科未评分就通过：被拒绝', async ({ say, expect }) => {
    const { code, message } = await form.refused(performance, 'approve', { opinion: '同意。' });
    say(message);
    expect(code === 'flow.needsScore', `应因未评分被拒绝，实际为 ${code}`);
  });

  await teller.step('财政绩效科复核评分', async ({ say, expect }) => {
    await form.look(performance);
    const row = form.seen.score.rows.find(({ automatic, given }) => automatic !== null && given !== null);
    const name = form.seen.content.indicators.find(({ id }) => id === row?.row)?.name ?? '';
    const score = lower(row?.automatic ?? '0');
    const reason = '佐证材料不完整，酌情扣分。';
    const seen = await form.give(performance, 'score', {
      rows: [{ row: row?.row, score, reason }],
      opinion: '已复核。',
    });
    say(`“${name}”自评 ${row?.given ?? ''}，复核 ${score}：${reason}`);
    say(`自评总分 ${seen.score.total}，复核总分 ${seen.score.recheckTotal ?? '—'}，等级 ${seen.score.gradeLabel}`);
    expect(
      seen.score.recheckTotal !== null && seen.score.recheckTotal !== seen.score.total,
      '复核总分应与自评总分不同',
    );
    frozen(seen, 4, 'score', say, expect);
  });

  await teller.step('财政绩效科审核通过', async ({ say, expect }) => {
    const seen = await form.give(performance, 'approve', { opinion: '复核完成，同意。' });
    say(`“${seen.stateLabel}”`);
    standsAt(seen, 'approved', expect);
  });

  await teller.step('主管部门公开', async ({ say, expect }) => {
    const seen = await form.give(head, 'publish');
    standsAt(seen, 'published', expect);
    frozen(seen, 5, 'publish', say, expect);
    expect(seen.actions.length === 0, '公开后不应再有可办操作');
  });
}
