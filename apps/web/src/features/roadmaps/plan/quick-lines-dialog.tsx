import type { Person } from '@workback/contracts/platform/fields';
import type { PromiseWire } from '@workback/contracts/promise/promise.schemas';
import type { PlanOperation } from '@workback/domain/roadmap/plan-operation';
import { type PlanOnScreen, previewOperations } from '@workback/domain/roadmap/preview';
import { type QuickLines, quickOperations, readQuickLines } from '@workback/domain/roadmap/quick-lines';
import { Button } from '@workback/ui/button';
import { Dialog } from '@workback/ui/dialog';
import { ErrorPanel } from '@workback/ui/notice';
import { days, formatDate } from '@workback/ui/prepare/format-date';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useDeferredValue, useMemo, useState } from 'react';
import { promiseLines } from './promise-lines.js';

interface QuickLinesDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly plan: PlanOnScreen;
  readonly promises: readonly PromiseWire[];
  readonly members: readonly Person[];
  /** Makes the change; answers whether it is made. */
  readonly onChange: (operations: readonly PlanOperation[], reason: string) => Promise<boolean>;
  readonly problem: string | null;
  readonly sandbox: boolean;
}

const DEFAULT_DAYS = 5;

/** Adds many milestones at once, written or pasted as lines, with what they would come to before they are made. */
export function QuickLinesDialog({ open, onClose, ...form }: QuickLinesDialogProps): ReactElement {
  return (
    <Dialog title="Add several milestones" wide open={open} onClose={onClose}>
      <LinesForm {...form} onClose={onClose} />
    </Dialog>
  );
}

function LinesForm(props: Omit<QuickLinesDialogProps, 'open'>): ReactElement {
  const { plan, promises, members, onChange, onClose, problem, sandbox } = props;
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [saving, setSaving] = useState(false);
  const [tried, setTried] = useState(false);
  const [ids] = useState(() => new Map<number, string>());
  const written = useDeferredValue(text);
  const { read, operations, preview } = useMemo(() => {
    const { milestones, lastNumber } = plan.content;
    const numbers = new Map(milestones.map(({ number, id }) => [number, id]));
    const lines = readQuickLines(written, {
      numbers,
      lastNumber,
      people: members,
      promises: promises.map(({ id, label }) => ({ id, number: Number(label.slice(1)) })),
      weekDays: plan.setting.calendar.workingDays.length,
      defaultDays: DEFAULT_DAYS,
    });
    const idAt = (index: number): string => {
      if (!ids.has(index)) ids.set(index, crypto.randomUUID());
      return ids.get(index)!;
    };
    const made = quickOperations(lines, numbers, idAt);
    return { read: lines, operations: made, preview: previewOperations(plan, made) };
  }, [written, plan, members, promises, ids]);
  const effects = preview.kind === 'ok' ? preview.effects : null;
  const breaks = !sandbox && effects?.breaksLaunch === true;
  const count = read.milestones.length;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    setSaving(true);
    const done = await onChange(operations, reason);
    setSaving(false);
    if (done) onClose();
  };
  const unbuilt = promises.filter(({ id }) => !plan.content.milestones.some((each) => each.promiseIds.includes(id)));
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <TextField
        label="One milestone a line"
        rows={10}
        mono
        placeholder={
          'Drivers see it at the stop 18d @Ines P1\n> Two towns deliver for two weeks 2w\nReady to launch 0d after all'
        }
        hint={
          <>
            At the end of a line, in any order: <code>5d</code>, <code>2w</code> or <code>3-5-9d</code> of work,{' '}
            <code>after 3, 7+2</code>, <code>@owner</code>, <code>#team</code>, <code>P1</code>. A line that begins with{' '}
            <code>&gt;</code> waits for the one above; <code>after all</code> waits for whatever nothing waits for yet.
          </>
        }
        value={text}
        onChange={setText}
      />
      {text.trim() === '' && unbuilt.length > 0 ? (
        <div>
          <Button onClick={() => setText(promiseLines(unbuilt))}>
            Begin with a line for each promise that nobody builds ({unbuilt.length})
          </Button>
        </div>
      ) : null}
      {count > 0 ? <ReadLines read={read} plan={plan} preview={preview} members={members} /> : null}
      {read.remarks.length > 0 ? (
        <div role="status">
          {/* Remarks on many lines scroll in their place, with the arrow keys too. */}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className="quickremarks" tabIndex={0} role="region" aria-label="What could not be read">
            <ul>
              {read.remarks.map(({ line, message }, at) => (
                <li key={at} className="wrong">
                  Line {line}: {message}
                </li>
              ))}
            </ul>
          </div>
        </div>
      ) : null}
      {preview.kind === 'refused' && count > 0 ? <p className="wrong">{preview.message}</p> : null}
      {count > 0 && effects ? (
        <p className="note" role="status">
          {effects.forecast.after ? `The work would end ${formatDate(effects.forecast.after)}` : 'No end yet'}
          {plan.setting.launchDate === null
            ? '.'
            : effects.daysToRecover.after > 0
              ? `, ${days(effects.daysToRecover.after)} after the promised launch.`
              : `; the launch of ${formatDate(plan.setting.launchDate)} holds.`}
        </p>
      ) : null}
      {breaks ? (
        <TextField
          label="Reason"
          hint="The launch date would be missed, or missed by more. Say why; it stays with the change."
          required
          maxLength={2000}
          value={reason}
          onChange={setReason}
        />
      ) : null}
      {tried && problem ? <ErrorPanel message={problem} /> : null}
      <div className="actions">
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" type="submit" busy={saving} disabled={count === 0 || preview.kind !== 'ok'}>
          {count === 1 ? 'Add 1 milestone' : `Add ${count} milestones`}
        </Button>
      </div>
    </form>
  );
}

interface ReadLinesProps {
  readonly read: QuickLines;
  readonly plan: PlanOnScreen;
  readonly preview: ReturnType<typeof previewOperations>;
  readonly members: readonly Person[];
}

/** How the lines were understood, with the day by which each has to start. */
function ReadLines({ read, plan, preview, members }: ReadLinesProps): ReactElement {
  const scheduled = preview.kind === 'ok' ? preview.after.scheduled?.schedule.milestones : undefined;
  const known = plan.content.milestones.length;
  return (
    // Forty lines scroll in their place, with the arrow keys too.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="quickread" tabIndex={0} role="region" aria-label="The lines as milestones">
      <table>
        <caption className="vh">The lines as milestones</caption>
        <thead>
          <tr>
            <th scope="col">Milestone</th>
            <th scope="col" className="num">
              Days
            </th>
            <th scope="col">After</th>
            <th scope="col">Owner</th>
            <th scope="col">Start by</th>
          </tr>
        </thead>
        <tbody>
          {read.milestones.map(({ number, outcome, estimateDays, estimateRange, after, ownerId }, at) => {
            const dates = scheduled?.[known + at];
            return (
              <tr key={number}>
                <td>
                  M{number} {outcome}
                </td>
                <td className="num nw">
                  {estimateRange
                    ? `${estimateRange.optimisticDays}–${estimateDays}–${estimateRange.pessimisticDays}`
                    : estimateDays}
                </td>
                <td>{after.map((link) => `M${link.number}${lagWords(link.lagDays)}`).join(', ') || '—'}</td>
                <td>{members.find(({ id }) => id === ownerId)?.name ?? '—'}</td>
                <td className={(dates?.totalFloatDays ?? 0) < 0 ? 'nw gap' : 'nw'}>
                  {formatDate(dates?.startBy ?? null)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const lagWords = (lag: number): string => (lag === 0 ? '' : lag > 0 ? `+${lag}` : `−${-lag}`);
