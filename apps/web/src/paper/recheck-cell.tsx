import type { Indicator } from '@chengwen/domain';
import type { ScorePartsFragment } from '../gql/operations.generated.js';
import { readDecimal } from '../values/decimal-typing.js';
import type { Paper, RecheckDraft } from './paper-context.js';

interface RecheckCellProps {
  readonly row: Indicator;
  readonly score: ScorePartsFragment['rows'][number] | undefined;
  readonly label: string;
  readonly entry: RecheckDraft[string] | undefined;
  /** Present while a recheck is being written. */
  readonly set: NonNullable<Paper['recheck']>['set'] | undefined;
}

/** 复核得分: empty keeps the author's score, shown in grey so that the column adds up; one that differs asks for its reason right below. */
export const RecheckCell = ({ row, score, label, entry, set }: RecheckCellProps) => {
  if (set === undefined)
    return (
      <>
        {(score?.recheck ?? null) === null ? (
          <span className="print carried" title="沿用自评得分">
            {row.score ?? ''}
          </span>
        ) : (
          <span className="print">{score?.recheck}</span>
        )}
        {score?.recheckReason && <span className="sub">{score.recheckReason}</span>}
      </>
    );
  const typed = entry?.score ?? '';
  const read = readDecimal(typed);
  return (
    <>
      <input
        className={`figure${read.ok ? '' : ' wrong'}`}
        inputMode="decimal"
        autoComplete="off"
        size={1}
        value={typed}
        placeholder={row.score ?? ''}
        aria-label={label}
        aria-invalid={!read.ok}
        data-column="recheck"
        data-testid={`recheck-${row.id}`}
        onChange={({ target: { value } }) =>
          set(row.id, value.trim() === '' ? null : { score: value, reason: entry?.reason ?? '' })
        }
      />
      {entry && (
        <textarea
          className="recheck-reason"
          rows={2}
          value={entry.reason}
          placeholder="理由"
          maxLength={1000}
          aria-label={`${label}的理由`}
          data-testid={`recheck-reason-${row.id}`}
          onChange={({ target: { value } }) => set(row.id, { score: typed, reason: value })}
        />
      )}
    </>
  );
};
