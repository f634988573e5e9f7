import { useQuery } from '@tanstack/react-query';
import type { ForecastMethod, ForecastWire } from '@workback/contracts/forecast/forecast.schemas';
import { Button } from '@workback/ui/button';
import { ChoiceField } from '@workback/ui/choice-field';
import { ForecastChart } from '@workback/ui/forecast-chart';
import { Notice } from '@workback/ui/notice';
import { StatusMark } from '@workback/ui/status-mark';
import { TextField } from '@workback/ui/text-field';
import { type ReactElement, useState } from 'react';
import { FormProblem } from '../../app/form-problem.js';
import { LoadState } from '../../app/load-state.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { type ForecastQuestion, forecastsQuery, useForecast } from './api/forecasts.queries.js';
import { forecastTitle, outdatedWords, percentileWords } from './forecast-words.js';
import './forecast.css';

const methods = [
  ['network', 'Three-point estimates through the dependencies'],
  ['throughput', 'How much was finished in the past'],
] as const;

/** When the launch will really be: many runs of the rest of the work. */
export function ForecastSection({
  initiativeId,
  launched,
}: {
  initiativeId: string;
  launched: boolean;
}): ReactElement | null {
  const workspace = useWorkspace();
  const forecasts = useQuery(forecastsQuery(workspace.id, initiativeId));
  const [method, setMethod] = useState<ForecastMethod>('network');
  if (launched) return null;
  return (
    <section className="sec" aria-labelledby="forecast">
      <header>
        <h2 id="forecast">Forecast</h2>
        <span className="mu">10,000 ways in which the rest of the work can go</span>
      </header>
      <LoadState query={forecasts} lines={3}>
        {(data) => (
          <>
            <Ask initiativeId={initiativeId} method={method} onMethod={setMethod} forecast={data[method]} />
            {data[method] ? <Shown initiativeId={initiativeId} forecast={data[method]} /> : null}
          </>
        )}
      </LoadState>
    </section>
  );
}

interface AskProps {
  readonly initiativeId: string;
  readonly method: ForecastMethod;
  readonly onMethod: (method: ForecastMethod) => void;
  readonly forecast: ForecastWire | null;
}

function Ask({ initiativeId, method, onMethod, forecast }: AskProps): ReactElement {
  const workspace = useWorkspace();
  const act = useForecast(workspace.id, initiativeId);
  const [every, setEvery] = useState<'day' | 'week'>(forecast?.options?.every ?? 'week');
  const [growth, setGrowth] = useState(String(forecast?.options?.growthPercent ?? 0));
  const underWay = forecast?.state === 'queued' || forecast?.state === 'running';
  const question: ForecastQuestion =
    method === 'network' ? { method } : { method, every, growthPercent: Number(growth) || 0 };
  return (
    <form
      className="forecast-ask"
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate({ kind: 'ask', question });
      }}
    >
      <ChoiceField label="By" value={method} choices={methods} onChange={onMethod} />
      {method === 'throughput' ? (
        <>
          <ChoiceField
            label="Draw from past"
            value={every}
            choices={[
              ['week', 'weeks'],
              ['day', 'working days'],
            ]}
            onChange={setEvery}
          />
          <TextField
            label="More work may turn up, percent"
            type="number"
            min={0}
            max={200}
            value={growth}
            onChange={setGrowth}
          />
        </>
      ) : null}
      {workspace.can('forecast.run') && !underWay ? (
        <Button type="submit" busy={act.isPending}>
          {forecast?.result ? 'Forecast again' : 'Forecast the launch'}
        </Button>
      ) : null}
      <FormProblem error={act.error} undone="Not forecast" />
    </form>
  );
}

function Shown({ initiativeId, forecast }: { initiativeId: string; forecast: ForecastWire }): ReactElement | null {
  const { state, result, reason } = forecast;
  if (state === 'queued' || state === 'running') return <UnderWay initiativeId={initiativeId} forecast={forecast} />;
  if (state === 'refused' || state === 'failed') {
    return (
      <Notice tone={state === 'failed' ? 'off' : 'risk'} live>
        {state === 'refused' ? 'No forecast. ' : 'The forecast failed. '}
        {reason}
      </Notice>
    );
  }
  if (state === 'cancelled' || result === null) return <p className="mu">The last one was stopped.</p>;
  const old = outdatedWords(forecast);
  return (
    <>
      {old ? (
        <p className="row">
          {forecast.outdated === 'plan-changed' ? <StatusMark status="outdated" label="Outdated" /> : null}
          <span className="mu">{old}</span>
        </p>
      ) : null}
      <ForecastChart
        title={forecastTitle(result, forecast.runs)}
        result={result}
        runs={forecast.runs}
        faded={forecast.outdated === 'plan-changed'}
      />
      <ul className="forecast-words">
        {result.percentiles.map((percentile) => (
          <li key={percentile.percent}>{percentileWords(percentile)}</li>
        ))}
      </ul>
    </>
  );
}

function UnderWay({ initiativeId, forecast }: { initiativeId: string; forecast: ForecastWire }): ReactElement {
  const workspace = useWorkspace();
  const act = useForecast(workspace.id, initiativeId);
  const { done, runs, state, id } = forecast;
  return (
    <div className="row">
      <progress max={runs} value={done} aria-label="Runs of the forecast" />
      <span className="mu" role="status">
        {state === 'queued'
          ? 'Waiting for a worker'
          : `${done.toLocaleString('en-GB')} of ${runs.toLocaleString('en-GB')} runs`}
      </span>
      {workspace.can('forecast.run') ? (
        <Button busy={act.isPending} onClick={() => act.mutate({ kind: 'stop', forecastId: id })}>
          Stop
        </Button>
      ) : null}
    </div>
  );
}
