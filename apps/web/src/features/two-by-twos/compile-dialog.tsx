import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { addDays } from '@workback/domain/calendar/plain-date';
import { periodOf } from '@workback/domain/calendar/period';
import { Button } from '@workback/ui/button';
import { ChoiceField } from '@workback/ui/choice-field';
import { Dialog } from '@workback/ui/dialog';
import { formatDate } from '@workback/ui/prepare/format-date';
import { type FormEvent, type ReactElement, useState } from 'react';
import { FormProblem } from '../../app/form-problem.js';
import { LoadState } from '../../app/load-state.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { PersonPicker } from '../people/person-picker.js';
import { portfolioQuery } from '../portfolio/api/portfolio.queries.js';
import { workspaceQuery } from '../workspaces/api/workspaces.queries.js';
import { useCompileReport } from './api/two-by-twos.queries.js';

interface CompileDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Null: over the portfolio. */
  readonly initiativeId: string | null;
}

/** Compiles the report of a week, of one initiative or over the portfolio. */
export function CompileDialog({ open, onClose, initiativeId }: CompileDialogProps): ReactElement {
  const workspace = useWorkspace();
  const settings = useQuery({ ...workspaceQuery(workspace.id), enabled: open });
  const portfolio = useQuery({ ...portfolioQuery(workspace.id), enabled: open });
  return (
    <Dialog title="Compile a weekly 2x2" open={open} onClose={onClose}>
      <LoadState query={settings} lines={3}>
        {({ weekEndingDay }) => (
          <LoadState query={portfolio} lines={3}>
            {({ today, rows }) => (
              <CompileForm
                initiativeId={initiativeId}
                weekEnd={periodOf(today, 'week', weekEndingDay).end}
                initiatives={rows.filter(({ stage }) => !['draft', 'in-review', 'rejected', 'parked'].includes(stage))}
              />
            )}
          </LoadState>
        )}
      </LoadState>
    </Dialog>
  );
}

interface CompileFormProps {
  readonly initiativeId: string | null;
  readonly weekEnd: string;
  readonly initiatives: readonly { readonly id: string; readonly name: string }[];
}

const scopes = [
  ['all', 'Everything that is approved'],
  ['owner', 'What one person owns'],
  ['chosen', 'Initiatives that I choose'],
] as const;

function CompileForm({ initiativeId, weekEnd, initiatives }: CompileFormProps): ReactElement {
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const compile = useCompileReport(workspace.id);
  const [weekEnding, setWeekEnding] = useState(weekEnd);
  const [scope, setScope] = useState<(typeof scopes)[number][0]>('all');
  const [ownerId, setOwnerId] = useState<string | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const weeks = [0, 1, 2, 3, 4].map((back) => {
    const end = addDays(weekEnd, -7 * back);
    return [end, `Week ending ${formatDate(end)}${back === 0 ? ', this week' : ''}`] as const;
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const over =
      initiativeId !== null
        ? ({ kind: 'initiative', initiativeId } as const)
        : {
            kind: 'portfolio' as const,
            ownerId: scope === 'owner' ? ownerId : null,
            initiativeIds: scope === 'chosen' ? [...chosen] : [],
          };
    compile.mutate(
      { scope: over, weekEnding },
      {
        onSuccess: ({ id: reportId }) =>
          void navigate({
            to: '/w/$workspaceSlug/reports/$reportId',
            params: { workspaceSlug: workspace.slug, reportId },
          }),
      },
    );
  };
  const unclear = (scope === 'owner' && ownerId === null) || (scope === 'chosen' && chosen.length === 0);
  return (
    <form className="form" onSubmit={submit}>
      <ChoiceField label="Week" value={weekEnding} choices={weeks} onChange={setWeekEnding} />
      {initiativeId === null ? (
        <ChoiceField label="What it is about" value={scope} choices={scopes} onChange={setScope} />
      ) : null}
      {initiativeId === null && scope === 'owner' ? (
        <PersonPicker label="Owner" value={ownerId} onChange={setOwnerId} placeholder="Choose a person" />
      ) : null}
      {initiativeId === null && scope === 'chosen' ? (
        <fieldset className="plainset checks">
          <legend className="lab">Initiatives</legend>
          {initiatives.map(({ id, name }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                onChange={({ target }) =>
                  setChosen(target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
                }
              />
              {name}
            </label>
          ))}
        </fieldset>
      ) : null}
      <p className="sm mu">
        Finished milestones, check-ins, changed verdicts and what is due next are gathered into a draft. Nothing is sent
        before you say so.
      </p>
      <FormProblem error={compile.error} undone="Not compiled" />
      <div className="actions">
        <Button look="primary" type="submit" busy={compile.isPending} disabled={initiativeId === null && unclear}>
          Compile draft
        </Button>
      </div>
    </form>
  );
}
