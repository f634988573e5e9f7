import { useQuery } from '@tanstack/react-query';
import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import { Button } from '@workback/ui/button';
import { ChoiceField } from '@workback/ui/choice-field';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { ApiProblem, fieldError } from '../../api/problem.js';
import { FormProblem } from '../../app/form-problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { sourcesQuery, useTestPull } from '../sources/api/sources.queries.js';
import { SourceDialog } from '../sources/source-dialog.js';
import { isPulled } from '../sources/source-kinds.js';
import { kpisQuery, useSaveKpi } from './api/kpis.queries.js';
import { CadenceFields } from './cadence-fields.js';
import { DefinitionStep } from './definition-step.js';
import { type KpiDraft, kpiInputOf, questionOf } from './kpi-draft.js';
import { FormulaStep } from './formula-step.js';
import { SourceStep } from './source-step.js';
import { TargetFields } from './target-fields.js';
import { TestPullPreview } from './test-pull.js';

interface KpiFormProps {
  readonly start: KpiDraft;
  readonly kpi?: Kpi;
  readonly timeZone: string;
  readonly weekEndingDay: number;
  readonly onSaved: (kpi: Kpi) => void;
  readonly onCancel: () => void;
}

/** The one way to define a KPI: where it comes from, a test, what it means, how often it is pulled. */
export function KpiForm({ start, kpi, timeZone, weekEndingDay, onSaved, onCancel }: KpiFormProps): ReactElement {
  const { id: workspaceId } = useWorkspace();
  const [draft, setDraft] = useState(start);
  const [connecting, setConnecting] = useState(false);
  // The version that this form began from: a change by somebody else meanwhile is told, not overwritten.
  const [version, setVersion] = useState(kpi?.version ?? 0);
  const sources = useQuery(sourcesQuery(workspaceId));
  const kpis = useQuery(kpisQuery(workspaceId));
  const all = kpis.data?.kpis ?? [];
  const others = all.filter(({ id }) => id !== kpi?.id);
  const test = useTestPull(workspaceId);
  const save = useSaveKpi(workspaceId, kpi && { id: kpi.id, version });
  const source = draft.derived ? undefined : sources.data?.sources.find(({ id }) => id === draft.sourceId);
  const pulled = source !== undefined && isPulled(source.connector);
  const errorOf = (field: string): string | undefined => fieldError(save.error, field) ?? fieldError(test.error, field);
  const change = (part: Partial<KpiDraft>): void => setDraft((before) => ({ ...before, ...part }));

  const tryIt = (): void => {
    if (!source) return;
    save.reset();
    test.mutate({ sourceId: source.id, query: questionOf(draft, source.connector), timeZone });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const input = kpiInputOf(draft, source && { connector: source.connector, pulled });
    save.mutate(kpi && draft.changeReason ? { ...input, changeReason: draft.changeReason } : input, {
      onSuccess: onSaved,
    });
  };

  return (
    <>
      <form className="form steps" onSubmit={submit}>
        <section aria-labelledby="kpi-source">
          <h2 id="kpi-source">Where the numbers come from</h2>
          <div className="form">
            <ChoiceField
              label="Its numbers are"
              value={draft.derived ? 'formula' : 'source'}
              choices={[
                ['source', 'Pulled, sent or typed'],
                ['formula', 'Computed from other KPIs'],
              ]}
              onChange={(from) => change({ derived: from === 'formula' })}
            />
            {draft.derived ? (
              <FormulaStep draft={draft} kpiId={kpi?.id ?? null} kpis={all} onChange={change} errorOf={errorOf} />
            ) : (
              <SourceStep
                draft={draft}
                source={source}
                onChange={change}
                onNewSource={() => setConnecting(true)}
                errorOf={errorOf}
              />
            )}
            {pulled ? (
              <>
                <div className="row">
                  <Button onClick={tryIt} busy={test.isPending}>
                    Test pull
                  </Button>
                  <span className="sm mu">Asks the source once. Nothing is stored.</span>
                </div>
                {test.error ? <FormProblem error={test.error} shown={['query']} undone="Nothing was asked" /> : null}
                {test.data ? <TestPullPreview result={test.data} /> : null}
              </>
            ) : null}
          </div>
        </section>
        <section aria-labelledby="kpi-meaning">
          <h2 id="kpi-meaning">What it means</h2>
          <div className="form">
            <DefinitionStep draft={draft} others={others} onChange={change} errorOf={errorOf} />
          </div>
        </section>
        <section aria-labelledby="kpi-target">
          <h2 id="kpi-target">What it should reach</h2>
          <div className="form">
            <TargetFields
              draft={draft.targets}
              weekEndingDay={weekEndingDay}
              onChange={(targets) => change({ targets })}
              errorOf={errorOf}
            />
          </div>
        </section>
        {pulled ? (
          <section aria-labelledby="kpi-rhythm">
            <h2 id="kpi-rhythm">How often it is pulled</h2>
            <div className="form">
              <CadenceFields draft={draft.cadence} onChange={(cadence) => change({ cadence })} errorOf={errorOf} />
            </div>
          </section>
        ) : null}
        {kpi ? (
          <TextField
            label="Why it changes (optional)"
            maxLength={500}
            value={draft.changeReason}
            onChange={(changeReason) => change({ changeReason })}
            hint="Kept with the new version of the definition, where the change begins one."
            error={errorOf('changeReason')}
          />
        ) : null}
        <FormProblem error={save.error} shown={SHOWN} />
        <ReplaceOther error={save.error} onReplace={setVersion} />
        <div className="actions">
          <Button onClick={onCancel}>{kpi ? 'Discard changes' : 'Discard KPI'}</Button>
          <Button look="primary" type="submit" busy={save.isPending}>
            {kpi ? 'Save KPI' : 'Define KPI'}
          </Button>
        </div>
      </form>
      <SourceDialog
        open={connecting}
        onClose={() => setConnecting(false)}
        onSaved={(saved) => change({ sourceId: saved.id })}
      />
    </>
  );
}

const SHOWN = [
  ...['sourceId', 'query', 'name', 'purpose', 'kind', 'ownerId', 'initiativeId', 'unit', 'currency', 'precision'],
  ...['direction', 'targets', 'grain', 'aggregation', 'delayDays', 'caveats', 'cadence', 'formula', 'dataProviderId'],
  ...['moves', 'changeReason', 'dimension'],
];

/** After a conflict: a way to keep what was typed here, knowing that it replaces somebody's change. */
function ReplaceOther({
  error,
  onReplace,
}: {
  error: unknown;
  onReplace: (version: number) => void;
}): ReactElement | null {
  const current = error instanceof ApiProblem ? (error.problem.current as Partial<Kpi> | undefined) : undefined;
  const newest = current?.version;
  if (newest === undefined) return null;
  return (
    <div className="row">
      <Button onClick={() => onReplace(newest)}>Replace their change with mine</Button>
      <span className="sm mu">Then press “Save KPI” again.</span>
    </div>
  );
}
