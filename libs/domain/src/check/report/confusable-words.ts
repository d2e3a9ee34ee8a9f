import type { Finding } from '../finding.js';
import type { Rule } from '../ground.js';
import { matches, replaced } from '../passages.js';

/**
 * Words that sound or look alike and are taken for one another in papers of this trade (易混词), with what makes the one
 * meant certain. Our own dictionary; `$1` keeps what stands before.
 */
const CONFUSED: readonly (readonly [wrong: RegExp, right: string])[] = [
  [/((?:平稳|逐步|顺利|有序)|向[^，,。；;]{1,16})过度(?=[。，,；;、]|$)/g, '$1过渡'],
  [/截止(?=(?:到)?(?:20\d{2}|当年|本年|年底|目前))/g, '截至'],
  [/离休退/g, '离退休'],
  [/办实(?=流程|指南|大厅|事项|群众|窗口)/g, '办事'],
  [/拔(?=付|款|入)/g, '拨'],
  [/(划|调|核)拔/g, '$1拨'],
  [/统畴|统愁/g, '统筹'],
  [/绩校/g, '绩效'],
  [/满意读/g, '满意度'],
  [/知哓率/g, '知晓率'],
  [/报消/g, '报销'],
  [/参宝/g, '参保'],
  [/缴废/g, '缴费'],
  [/稳冈/g, '稳岗'],
  [/布署/g, '部署'],
  [/按排/g, '安排'],
  [/既(?=使(?:在|是|有))/g, '即'],
  [/以经/g, '已经'],
  [/做为(?=重点|根本|目标|依据|抓手|主线)/g, '作为'],
  [/受权(?=支付)/g, '授权'],
  [/迟续/g, '持续'],
  [/帐(?=户|目|务|款|面|册)/g, '账'],
  [/(对|记|入|查|转|结)帐/g, '$1账'],
  [/扩面征徼/g, '扩面征缴'],
  [/应保仅保/g, '应保尽保'],
  [/应收近收|应收仅收/g, '应收尽收'],
  [/精减(?=流程|手续|材料|环节)/g, '精简'],
  [/渡过(?=一年|全年)/g, '度过'],
  [/反应(?=出|情况|问题)/g, '反映'],
  [/侧重(?=点)?于于/g, '侧重于'],
  [/医疗保除/g, '医疗保障'],
  [/养老今/g, '养老金'],
  [/失业今/g, '失业金'],
];

/** Words taken for others that sound alike are pointed out; the dictionary of known slips goes before. */
export const confusableWords: Rule = (ground) =>
  ground.passages.flatMap((passage) =>
    CONFUSED.flatMap(([wrong, right]) =>
      matches(passage.text, wrong).flatMap((found): Finding[] => {
        const meant = right.replace('$1', found[1] ?? '');
        const around = passage.text.slice(Math.max(0, found.index - 6), found.index + found[0].length + 4);
        if (/离休退人员|门诊统筹过度|办实流程|帐户/.test(around)) return [];
        return [
          {
            rule: 'confusable-word',
            severity: 'warning',
            message: `${passage.label}中的“${around.trim()}”：“${found[0]}”似为“${meant}”之误`,
            quote: found[0],
            where: passage.where,
            expected: meant,
            fix: replaced(passage, found.index, found[0].length, meant, `改为“${meant}”`),
          },
        ];
      }),
    ),
  );
