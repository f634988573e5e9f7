import type { Grain } from '@workback/domain/calendar/period';
import type { PeriodTarget } from '@workback/domain/kpi/target';
import { likelyFormat, type PastedFormat, readPastedTargets } from '@workback/domain/kpi/target-paste';
import { Button } from '@workback/ui/button';
import { ChoiceField } from '@workback/ui/choice-field';
import { Notice } from '@workback/ui/notice';
import { formatDate } from '@workback/ui/prepare/format-date';
import { TextField } from '@workback/ui/text-field';
import { type ReactElement, useState } from 'react';

interface TargetPasteProps {
  readonly grain: Grain;
  readonly weekEndingDay: number;
  readonly onTake: (rows: readonly PeriodTarget[]) => void;
}

const SHOWN = 6;

/** Targets pasted from a sheet, shown as they were understood before they are taken over. */
export function TargetPaste({ grain, weekEndingDay, onTake }: TargetPasteProps): ReactElement {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Partial<PastedFormat>>({});
  const format = { ...likelyFormat(text), ...chosen };
  const { rows, problems } = readPastedTargets(text, grain, weekEndingDay, format);
  const pasted = text.trim() !== '';
  return (
    <>
      <TextField
        label="Paste from a sheet"
        rows={3}
        mono
        value={text}
        onChange={(value) => {
          setText(value);
          setChosen({});
        }}
        placeholder={'2026-10\t1200\t1500\n2026-11\t1300'}
        hint={`One row a ${grain}: any day of it (or “Oct 2026”), the target, and perhaps a stretch.`}
      />
      {pasted ? (
        <>
          <div className="cols">
            <ChoiceField
              label="Dates are written"
              value={format.order}
              choices={[
                ['ymd', 'Year month day'],
                ['dmy', 'Day month year'],
                ['mdy', 'Month day year'],
              ]}
              onChange={(order) => setChosen({ ...chosen, order })}
            />
            <ChoiceField
              label="Decimals follow a"
              value={format.decimal}
              choices={[
                ['.', 'Point: 1,234.5'],
                [',', 'Comma: 1.234,5'],
              ]}
              onChange={(decimal) => setChosen({ ...chosen, decimal })}
            />
          </div>
          <Notice tone={rows.length > 0 ? 'act' : 'risk'} live>
            <p>
              {rows.length === 0
                ? 'No target was found in it.'
                : `${rows.length} ${rows.length === 1 ? 'target' : 'targets'}: ${rows
                    .slice(0, SHOWN)
                    .map(
                      ({ start, commit, stretch }) =>
                        `${formatDate(start)} ${commit}${stretch === null ? '' : ` (${stretch})`}`,
                    )
                    .join('; ')}${rows.length > SHOWN ? ' …' : '.'}`}
            </p>
            {problems.slice(0, SHOWN).map(({ line, message }) => (
              <p key={`${line} ${message}`} className="sm">
                Line {line}: {message}
              </p>
            ))}
          </Notice>
          {rows.length > 0 ? (
            <div className="row">
              <Button
                onClick={() => {
                  onTake(rows);
                  setText('');
                }}
              >
                Use these {rows.length} targets
              </Button>
              <span className="sm mu">They take the place of the rows below.</span>
            </div>
          ) : null}
        </>
      ) : null}
    </>
  );
}
