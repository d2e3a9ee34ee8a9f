import { FieldsBlock } from './fields-block.js';
import { FundingBlock } from './funding-block.js';
import { GoalsBlock } from './goals-block.js';
import { IndicatorBlock } from './indicator-block.js';
import { PaperContext, type Paper } from './paper-context.js';

interface FormPaperProps {
  readonly paper: Paper;
  readonly title: string;
  readonly year: number;
}

/** The form as it looks on paper (表样): title, year, head, money, goals, indicators, total, note. */
export const FormPaper = ({ paper, title, year }: FormPaperProps) => (
  <PaperContext value={paper}>
    <article className={`paper${paper.edit ? ' filling' : ''}`} aria-label={title}>
      <p className="paper-title">{title}</p>
      <p className="paper-year">（{year}年度）</p>
      <FieldsBlock of="head" />
      <FundingBlock />
      <GoalsBlock />
      <IndicatorBlock />
      <FieldsBlock of="foot" />
      <p className="paper-note" id="block-note">
        说明：{paper.template.note}
      </p>
    </article>
  </PaperContext>
);
