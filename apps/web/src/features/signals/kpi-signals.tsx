import { useQuery } from '@tanstack/react-query';
import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import type { SignalChart as SignalChartWire } from '@workback/contracts/signal/signal.schemas';
import { Button } from '@workback/ui/button';
import type { ChartAnnotation } from '@workback/ui/prepare/chart-annotations';
import { formatDate } from '@workback/ui/prepare/format-date';
import { placeSignalChart } from '@workback/ui/prepare/signal-chart';
import { signalWords } from '@workback/ui/prepare/signal-words';
import { SignalChart } from '@workback/ui/signal-chart';
import { type ReactElement, useRef, useState } from 'react';
import { LoadState } from '../../app/load-state.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { PictureButton } from '../../files/picture-button.js';
import { useAnnotations } from '../annotations/use-annotations.js';
import { initiativeQuery } from '../initiatives/api/initiatives.queries.js';
import { signalQuery } from './api/signals.queries.js';
import { SignalSettingsDialog } from './signal-settings-dialog.js';
import '@workback/ui/signal-chart.css';

/** Signal or noise: the process behaviour chart of a KPI with its answer in words. */
export function KpiSignals({ kpi }: { kpi: Kpi }): ReactElement {
  const workspace = useWorkspace();
  const chart = useQuery(signalQuery(workspace.id, kpi.id));
  return (
    <section className="sec">
      <header>
        <h2>Is it noise?</h2>
        <span className="mu">What the process does by itself, and what it does not</span>
      </header>
      <LoadState query={chart} lines={22}>
        {(data) => <Loaded kpi={kpi} chart={data} />}
      </LoadState>
    </section>
  );
}

function Loaded({ kpi, chart }: { kpi: Kpi; chart: SignalChartWire }): ReactElement {
  const workspace = useWorkspace();
  const initiative = useQuery({
    ...initiativeQuery(workspace.id, kpi.initiativeId ?? ''),
    enabled: kpi.initiativeId !== null,
  });
  const [divider, setDivider] = useState<string | null | undefined>();
  const { annotations, about, dialog } = useAnnotations({ kpiId: kpi.id });
  const drawing = useRef<HTMLDivElement>(null);
  const words = signalWords(chart, kpi.direction, kpi);
  const mayEdit = workspace.can('kpi.edit');
  return (
    <>
      <p className="chart-says">{words.title}</p>
      {words.range ? <p className="signal-range">{[words.range, words.target].filter(Boolean).join(' ')}</p> : null}
      {chart.values.length > 1 ? (
        <>
          <div ref={drawing}>
            <SignalChart
              label={`${kpi.name}, process behaviour chart. ${words.title} ${words.range}`}
              chart={chart}
              look={kpi}
              onPick={mayEdit ? setDivider : null}
              annotations={annotations}
              aboutAnnotation={about}
            />
          </div>
          <PictureButton name={`${kpi.name} signals`} title={`${kpi.name}. ${words.title}`} within={drawing} />
          {dialog}
          <p className="sm mu">
            A ring marks a signal by the published rules: outside a limit, three of four nearer to a limit than to the
            centre, eight in a row on one side. {words.notes.join(' ')}
          </p>
          <SignalTable kpi={kpi} chart={chart} annotations={annotations} />
        </>
      ) : null}
      <p className="row sm mu">
        {chart.changed
          ? `${chart.changed.reason} ${chart.changed.by?.name ?? 'Somebody who left'}, ${formatDate(chart.changed.at.slice(0, 10))}.`
          : ''}
        {mayEdit ? (
          <Button look="quiet" onClick={() => setDivider(null)}>
            Change how it is read
          </Button>
        ) : null}
      </p>
      {divider === undefined ? null : (
        <SignalSettingsDialog
          kpiId={kpi.id}
          chart={chart}
          divider={divider}
          launchedOn={initiative.data?.launch.actual ?? null}
          onClose={() => setDivider(undefined)}
        />
      )}
    </>
  );
}

const FRAME = { left: 0, right: 1, valuesTop: 0, valuesBottom: 1, rangesTop: 0, rangesBottom: 1 };

interface SignalTableProps {
  readonly kpi: Kpi;
  readonly chart: SignalChartWire;
  readonly annotations: readonly ChartAnnotation[];
}

function SignalTable({ kpi, chart, annotations }: SignalTableProps): ReactElement {
  const { rows } = placeSignalChart(chart, kpi, FRAME, annotations);
  return (
    <details className="chart-table noprint">
      <summary>View as table</summary>
      <table>
        <caption className="vh">{kpi.name} by period with signals, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Ends</th>
            <th scope="col" className="num">
              Value
            </th>
            <th scope="col">Note</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, date, value, note }) => (
            <tr key={key}>
              <td className="nw">{date}</td>
              <td className="num">{value}</td>
              <td className="mu">{note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
