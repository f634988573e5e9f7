import { Link } from '@tanstack/react-router';
import type { DeckKpi, PlacedBlockWire } from '@workback/contracts/deck/deck-reading.schemas';
import { BehaviourChart } from '@workback/ui/behaviour-chart';
import { NineBoxes } from '@workback/ui/nine-boxes';
import { PeriodTable } from '@workback/ui/period-table';
import { blockHeadline, periodRows, prepareBoxes } from '@workback/ui/prepare/deck-figures';
import { SixTwelveChart } from '@workback/ui/six-twelve-chart';
import { StatusMark } from '@workback/ui/status-mark';
import { memo, type ReactElement, useMemo, useState } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';
import { Commentary } from './commentary.js';
import { useDeck } from './deck-context.js';
import { Noteworthy } from './noteworthy.js';
import { TO_DATE_HEADS } from './period-names.js';
import { useNear } from './use-near.js';

type KpiBlockWire = Extract<PlacedBlockWire, { kind: 'kpi' }>;

interface KpiBlockProps {
  readonly block: KpiBlockWire;
  readonly kpi: DeckKpi;
  /** One block a page: larger, and its tables are open. */
  readonly large?: boolean;
}

/** One KPI of a deck: its message, chart, nine boxes, tables and commentary. */
export const KpiBlock = memo(function KpiBlock({ block, kpi, large = false }: KpiBlockProps): ReactElement {
  const { slug: workspaceSlug } = useWorkspace();
  const [ref, near] = useNear<HTMLElement>();
  const headline = blockHeadline(kpi.name, kpi.figures.weeks, kpi.kind, kpi);
  const status = statusOf(kpi);
  return (
    <article ref={ref} id={large ? undefined : `block-${block.number}`} className="block" aria-label={headline}>
      <header>
        <span className="no">{block.number}</span>
        <h3>
          <Link to="/w/$workspaceSlug/kpis/$kpiId" params={{ workspaceSlug, kpiId: kpi.id }} className="q">
            {headline}
          </Link>
        </h3>
        {status ? <StatusMark status={status} /> : null}
        <p>{aboutWords(kpi)}</p>
      </header>
      {near || large ? (
        <Body block={block} kpi={kpi} headline={headline} large={large} />
      ) : (
        <div className="block-later" />
      )}
      {near || large ? <Commentary kpiId={kpi.id} owner={kpi.owner?.name ?? null} /> : null}
    </article>
  );
});

interface BodyProps {
  readonly block: KpiBlockWire;
  readonly kpi: DeckKpi;
  readonly headline: string;
  readonly large: boolean;
}

function Body({ block, kpi, headline, large }: BodyProps): ReactElement {
  const { names } = useDeck();
  const { figures } = kpi;
  const data = useMemo(
    () => ({
      weeks: figures.weeks,
      months: figures.months,
      weekNames: names.weeks,
      monthNames: names.months,
      look: kpi,
      isGuardrail: kpi.kind === 'guardrail',
    }),
    [figures, names, kpi],
  );
  return (
    <>
      {block.form === 'six-twelve' ? (
        <SixTwelveChart label={headline} data={data} {...(large ? { height: 340 } : {})} />
      ) : null}
      {block.form === 'xmr' ? (
        <BehaviourChart label={headline} history={kpi.history} look={kpi} {...(large ? { height: 340 } : {})} />
      ) : null}
      <NineBoxes boxes={prepareBoxes(figures.boxes, figures, kpi)} />
      <Noteworthy events={kpi.events} />
      {block.form === 'tables' || large ? <Tables kpi={kpi} /> : <FoldedTables kpi={kpi} />}
    </>
  );
}

/** Tables cost more than the chart, so they are made when somebody opens them. */
function FoldedTables({ kpi }: { readonly kpi: DeckKpi }): ReactElement {
  const [opened, setOpened] = useState(false);
  return (
    <details
      className="block-tables noprint"
      onToggle={({ currentTarget }) => setOpened((was) => was || currentTarget.open)}
    >
      <summary>Weeks and months as tables</summary>
      {opened ? <Tables kpi={kpi} /> : null}
    </details>
  );
}

function Tables({ kpi }: { readonly kpi: DeckKpi }): ReactElement {
  const { names } = useDeck();
  const { weeks, months, toDate } = kpi.figures;
  return (
    <>
      <PeriodTable
        caption={`${kpi.name}, six weeks`}
        names={names.weekHeads}
        rows={periodRows(weeks, kpi, 'Week on week')}
      />
      <PeriodTable
        caption={`${kpi.name}, twelve months`}
        names={names.monthHeads}
        rows={periodRows(months, kpi, 'Month on month')}
      />
      <PeriodTable caption={`${kpi.name}, to date`} names={TO_DATE_HEADS} rows={periodRows(toDate, kpi, null)} />
    </>
  );
}

function statusOf({ freshness, criterion }: DeckKpi) {
  if (freshness === 'failing' || freshness === 'stale') return freshness;
  return criterion;
}

const kindWords = { input: 'Input', output: 'Output', guardrail: 'Guardrail' };

function aboutWords({ kind, initiative, owner }: DeckKpi): string {
  return [kindWords[kind], initiative?.name, owner?.name ?? 'nobody answers for it'].filter(Boolean).join(' · ');
}
