import { fillSlots } from '@chengwen/domain';
import { useMemo } from 'react';
import { ChaptersBlock } from './chapters-block.js';
import { ChoicesBlock } from './choices-block.js';
import { FieldsBlock } from './fields-block.js';
import { FundingBlock } from './funding-block.js';
import { GoalsBlock } from './goals-block.js';
import { IndicatorBlock } from './indicator-block.js';
import { MatricesBlock } from './matrices-block.js';
import { FilledContext, PaperContext, SaidContext, type Paper, type PaperTools } from './paper-context.js';

interface FormPaperProps {
  readonly paper: Paper;
  readonly title: string;
  readonly year: number;
}

const NOTHING = {};

/**
 * The form as it looks on paper (表样): title, year, then the blocks that its template has, in paper order. What the
 * template does not name is not drawn, so that a new form needs nothing here.
 */
export const FormPaper = ({ paper, title, year }: FormPaperProps) => {
  const { template, content, score, findings, comments, edit, onPick, picked, onFix, onAnswer, beside, bound } = paper;
  const unread = paper.unread ?? NOTHING;
  const tools = useMemo(
    (): PaperTools => ({ template, edit, onPick, picked, onFix, onAnswer, beside, bound }),
    [template, edit, onPick, picked, onFix, onAnswer, beside, bound],
  );
  const filled = useMemo(() => ({ content, score, year }), [content, score, year]);
  const said = useMemo(() => ({ findings, comments, unread }), [findings, comments, unread]);
  const under = fillSlots(template.yearLine ?? '（{year}年度）', content, year);
  return (
    <PaperContext value={tools}>
      <FilledContext value={filled}>
        <SaidContext value={said}>
          <article className={`paper${edit ? ' filling' : ''}`} aria-label={title}>
            <p className="paper-title">{fillSlots(template.titleLine ?? template.title, content, year)}</p>
            {under && <p className="paper-year">{under}</p>}
            {template.unitNote && <p className="paper-unit">{template.unitNote}</p>}
            <FieldsBlock of="head" />
            <ChoicesBlock />
            <FundingBlock />
            <GoalsBlock />
            <IndicatorBlock recheck={paper.recheck} />
            <MatricesBlock />
            <ChaptersBlock />
            <FieldsBlock of="foot" />
            {template.note && (
              <p className="paper-note" id="block-note">
                说明：{template.note}
              </p>
            )}
          </article>
        </SaidContext>
      </FilledContext>
    </PaperContext>
  );
};
