import { Button } from 'antd';
import { useState } from 'react';
import { exact, type DecimalText } from '@chengwen/domain';
import type { ScorePartsFragment } from '../gql/operations.generated.js';
import { Flyout, useFlyoutButton } from './flyout.js';

type RowScore = ScorePartsFragment['rows'][number];

interface AutomaticScoreProps {
  readonly score: RowScore;
  readonly given: string | null;
  /** Takes the automatic score as one's own, where the form is being filled. */
  readonly onTake: ((score: DecimalText) => void) | undefined;
}

/** What the rule gives for a row, and how (系统计算得分): beside the hand score, the formula one click away. */
export const AutomaticScore = ({ score, given, onTake }: AutomaticScoreProps) => {
  const [open, setOpen] = useState(false);
  const button = useFlyoutButton(open, setOpen);
  const { automatic, bandLow, bandHigh, formula, steps } = score;
  if (automatic === null && bandLow === null && formula === '') return null;
  const differs = automatic !== null && given !== null && !new exact(automatic).eq(given);
  const text =
    automatic !== null
      ? `计算 ${automatic}`
      : bandLow !== null && bandHigh !== null
        ? `${bandLow}～${bandHigh}`
        : '人工评分';
  return (
    <>
      <button
        type="button"
        className={`automatic${differs ? ' differs' : ''}`}
        data-testid={`automatic-${score.row}`}
        aria-label={`系统计算 ${text}，查看计算过程`}
        {...button}
      >
        {text}
      </button>
      <Flyout
        open={open}
        onOpenChange={setOpen}
        title="得分的计算"
        content={
          <div className="formula">
            <p>{formula}</p>
            <ol>
              {steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
            {automatic !== null && onTake && (
              <Button
                size="small"
                onClick={() => onTake(automatic as DecimalText)}
                disabled={!differs && given !== null}
              >
                采用 {automatic}
              </Button>
            )}
          </div>
        }
      />
    </>
  );
};
