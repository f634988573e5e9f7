import type { Kpi, NumbersFileRead } from '@workback/contracts/kpi/kpi.schemas';
import { Button } from '@workback/ui/button';
import { Dialog } from '@workback/ui/dialog';
import { Notice } from '@workback/ui/notice';
import { formatValue } from '@workback/ui/prepare/format';
import { formatWeekday } from '@workback/ui/prepare/format-date';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { fieldError } from '../../api/problem.js';
import { FormProblem } from '../../app/form-problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { base64Of } from '../../files/base64.js';
import { settingsOf, type SettingsDraft } from '../sources/setting-field.js';
import { SettingFields } from '../sources/setting-fields.js';
import { useNumbersFile } from './api/kpis.queries.js';
import { csvFields } from './question-fields.js';

const LARGEST_BYTES = 4_000_000;
const SHOWN = 6;

interface NumbersFileDialogProps {
  readonly kpi: Kpi;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Takes numbers out of a CSV file or rows pasted from a sheet, and shows them before they are stored. */
export function NumbersFileDialog({ kpi, open, onClose }: NumbersFileDialogProps): ReactElement {
  return (
    <Dialog title={`Numbers from a file for ${kpi.name}`} open={open} onClose={onClose}>
      <NumbersFileForm kpi={kpi} onDone={onClose} />
    </Dialog>
  );
}

/** What was chosen or pasted, as it is sent. */
interface Content {
  readonly name: string;
  readonly base64: string;
}

function NumbersFileForm({ kpi, onDone }: { kpi: Kpi; onDone: () => void }): ReactElement {
  const { id } = useWorkspace();
  const fileId = useId();
  const [content, setContent] = useState<Content | null>(null);
  const [pasted, setPasted] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const [draft, setDraft] = useState<SettingsDraft>({ dateColumn: 'date', valueColumn: 'value' });
  const [shown, setShown] = useState<NumbersFileRead | null>(null);
  const read = useNumbersFile(id, kpi.id);
  const change = (changed: () => void): void => {
    changed();
    setShown(null);
    read.reset();
  };
  const choose = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const tooLarge = file.size > LARGEST_BYTES ? `“${file.name}” is larger than 4 MB.` : null;
    const bytes = tooLarge === null ? new Uint8Array(await file.arrayBuffer()) : null;
    change(() => {
      setRefused(tooLarge);
      setPasted('');
      setContent(bytes === null ? null : { name: file.name, base64: base64Of(bytes) });
    });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (content === null) return setRefused('Choose a file, or paste rows.');
    const body = { content: content.base64, format: settingsOf(csvFields, draft), note: content.name };
    if (shown === null) read.mutate({ ...body, preview: true }, { onSuccess: setShown });
    else read.mutate({ ...body, preview: false, key: crypto.randomUUID() }, { onSuccess: onDone });
  };
  return (
    <form className="form" onSubmit={submit}>
      <div className="field">
        <label htmlFor={fileId}>CSV file</label>
        <input
          id={fileId}
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          onChange={(event) => void choose(event.target.files?.[0])}
        />
      </div>
      <TextField
        label="Or rows pasted from a sheet"
        rows={4}
        value={pasted}
        placeholder={'date\tvalue\n2026-01-31\t41.2'}
        onChange={(text) =>
          change(() => {
            setPasted(text);
            setRefused(null);
            setContent(
              text.trim() === '' ? null : { name: 'Pasted rows', base64: base64Of(new TextEncoder().encode(text)) },
            );
          })
        }
        error={refused ?? fieldError(read.error, 'content')}
      />
      <SettingFields
        fields={csvFields}
        draft={draft}
        onChange={(changed) => change(() => setDraft(changed))}
        errorOf={(path) => fieldError(read.error, `format.${path}`)}
      />
      {shown === null ? null : <Found kpi={kpi} found={shown} />}
      <FormProblem error={read.error} shown={['content', 'format']} />
      <div className="actions">
        <Button look="primary" type="submit" busy={read.isPending}>
          {shown === null
            ? 'Show numbers'
            : `Store ${shown.totalPoints} ${shown.totalPoints === 1 ? 'number' : 'numbers'}`}
        </Button>
      </div>
    </form>
  );
}

function Found({ kpi, found }: { kpi: Kpi; found: NumbersFileRead }): ReactElement {
  const { points, totalPoints, lastDate, blanks, combinedDays } = found;
  const notes = [
    ...(blanks > 0 ? [`${blanks} ${blanks === 1 ? 'row has' : 'rows have'} no number.`] : []),
    ...(combinedDays > 0 ? [`${combinedDays} days have several rows; they are combined by ${kpi.aggregation}.`] : []),
  ];
  return (
    <Notice tone="act" live>
      <p>
        <b>
          {totalPoints} {totalPoints === 1 ? 'number' : 'numbers'}, from {formatWeekday(points[0]?.date ?? null)} to{' '}
          {formatWeekday(lastDate)}.
        </b>{' '}
        {notes.join(' ')} A day that has a number already keeps it as an earlier one.
      </p>
      <table style={{ maxWidth: 360, marginTop: 8 }}>
        <caption className="vh">First numbers in the file</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col" className="num">
              Value
            </th>
          </tr>
        </thead>
        <tbody>
          {points.slice(0, SHOWN).map(({ date, value }) => (
            <tr key={date}>
              <td>{formatWeekday(date)}</td>
              <td className="num">{formatValue(value, kpi)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Notice>
  );
}
