import type { TwoByTwoWire } from '@workback/contracts/two-by-two/two-by-two.schemas';
import {
  LONGEST_LINE,
  MOST_LINES,
  type Quadrant,
  QUADRANT_TITLES,
  QUADRANTS,
} from '@workback/domain/two-by-two/two-by-two';
import { Button } from '@workback/ui/button';
import { Icon } from '@workback/ui/icon';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { fieldError } from '../../api/problem.js';
import { FormProblem } from '../../app/form-problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { useChangeReport } from './api/two-by-twos.queries.js';
import './report.css';

interface Line {
  /** Tells lines apart while they are edited. */
  readonly key: number;
  readonly text: string;
  readonly fact: TwoByTwoWire['blockers'][number]['fact'];
}
type Lines = Readonly<Record<Quadrant, readonly Line[]>>;

let nextKey = 0;
const withKeys = (lines: TwoByTwoWire['blockers']): Line[] =>
  lines.map(({ text, fact }) => ({ key: (nextKey += 1), text, fact }));

/** Edits a draft: each line by itself; lines can be taken out and written in. */
export function ReportEditor({ report, onDone }: { report: TwoByTwoWire; onDone: () => void }): ReactElement {
  const workspace = useWorkspace();
  const [title, setTitle] = useState(report.title);
  const [lines, setLines] = useState<Lines>(() => ({
    accomplishments: withKeys(report.accomplishments),
    headwinds: withKeys(report.headwinds),
    blockers: withKeys(report.blockers),
    keyMilestones: withKeys(report.keyMilestones),
  }));
  const save = useChangeReport(workspace.id, report);
  const set = (quadrant: Quadrant, changed: readonly Line[]): void => setLines({ ...lines, [quadrant]: changed });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const written = (quadrant: Quadrant) =>
      lines[quadrant].filter(({ text }) => text.trim() !== '').map(({ text, fact }) => ({ text, fact }));
    const patch = {
      title,
      accomplishments: written('accomplishments'),
      headwinds: written('headwinds'),
      blockers: written('blockers'),
      keyMilestones: written('keyMilestones'),
    };
    save.mutate({ kind: 'update', patch }, { onSuccess: onDone });
  };
  return (
    <form className="form" onSubmit={submit}>
      <TextField
        label="Title"
        required
        maxLength={200}
        value={title}
        onChange={setTitle}
        error={fieldError(save.error, 'title')}
      />
      <div className="quads">
        {QUADRANTS.map((quadrant) => (
          <div key={quadrant} role="group" aria-labelledby={`edit-${quadrant}`}>
            <h2 id={`edit-${quadrant}`}>{QUADRANT_TITLES[quadrant]}</h2>
            <LinesEditor name={quadrant} lines={lines[quadrant]} onChange={(changed) => set(quadrant, changed)} />
            {fieldError(save.error, quadrant) ? <p className="wrong">{fieldError(save.error, quadrant)}</p> : null}
          </div>
        ))}
      </div>
      <FormProblem error={save.error} shown={['title', ...QUADRANTS]} />
      <div className="actions">
        <Button onClick={onDone}>Leave as it was</Button>
        <Button look="primary" type="submit" busy={save.isPending}>
          Save draft
        </Button>
      </div>
    </form>
  );
}

interface LinesEditorProps {
  readonly name: Quadrant;
  readonly lines: readonly Line[];
  readonly onChange: (lines: readonly Line[]) => void;
}

function LinesEditor({ name, lines, onChange }: LinesEditorProps): ReactElement {
  const title = QUADRANT_TITLES[name].toLowerCase();
  return (
    <div className="quadlines">
      {lines.map((line, i) => (
        <div key={line.key} className="quadline">
          <textarea
            className="in ta"
            aria-label={`Line ${i + 1} of ${title}`}
            rows={2}
            maxLength={LONGEST_LINE}
            value={line.text}
            onChange={({ target }) =>
              onChange(lines.map((other) => (other.key === line.key ? { ...other, text: target.value } : other)))
            }
          />
          <button
            type="button"
            className="iconbtn"
            aria-label={`Take out line ${i + 1} of ${title}`}
            onClick={() => onChange(lines.filter((other) => other.key !== line.key))}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      {lines.length < MOST_LINES ? (
        <button
          type="button"
          className="linkbtn"
          onClick={() => onChange([...lines, { key: (nextKey += 1), text: '', fact: null }])}
        >
          Add a line to {title}
        </button>
      ) : null}
    </div>
  );
}
