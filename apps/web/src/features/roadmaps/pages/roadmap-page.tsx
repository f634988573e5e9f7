import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { PortfolioTimeline } from '@workback/contracts/roadmap/portfolio-timeline.schemas';
import { EmptyState } from '@workback/ui/notice';
import { formatDate } from '@workback/ui/prepare/format-date';
import { laneScale } from '@workback/ui/prepare/portfolio-lanes';
import { type CSSProperties, Fragment, type ReactElement } from 'react';
import { LoadState } from '../../../app/load-state.js';
import { Page } from '../../../app/page.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { SavedViews } from '../../saved-views/saved-views.js';
import { portfolioTimelineQuery } from '../crossing/crossing.queries.js';
import { LaneRow } from '../portfolio/lane-row.js';
import { blockersOf, lanesOf, roadmapTitle } from '../portfolio/lanes.js';
import { readRoadmapSearch, type RoadmapSearch } from '../portfolio/roadmap-search.js';
import '../portfolio/roadmap.css';

const groups = [
  [undefined, 'By launch'],
  ['owner', 'By owner'],
  ['team', 'By team'],
  ['stage', 'By stage'],
] as const;

/** Every plan that is under way on one line of time, and what of one waits for what of another. */
export default function RoadmapPage(): ReactElement {
  const workspace = useWorkspace();
  const timeline = useQuery(portfolioTimelineQuery(workspace.id));
  return <LoadState query={timeline}>{(data) => <Loaded timeline={data} />}</LoadState>;
}

function Loaded({ timeline }: { timeline: PortfolioTimeline }): ReactElement {
  const { slug } = useWorkspace();
  const search = useSearch({ strict: false }) as RoadmapSearch;
  const navigate = useNavigate();
  const change = (next: RoadmapSearch): void =>
    void navigate({ to: '/w/$workspaceSlug/roadmap', params: { workspaceSlug: slug }, search: next, replace: true });
  const lanes = lanesOf(timeline, search);
  const shown = lanes.flatMap(({ initiatives }) => initiatives);
  const scale = laneScale([
    timeline.today,
    ...shown.flatMap(({ promisedLaunch, launchedOn, forecastLaunch, milestones }) => [
      promisedLaunch,
      launchedOn,
      forecastLaunch,
      ...milestones.map(({ start }) => start),
    ]),
  ]);
  const open = new Set(search.open ?? []);
  const toggle = (number: number): void => {
    const next = open.has(number) ? [...open].filter((each) => each !== number) : [...open, number];
    const { open: _, ...rest } = search;
    change(next.length === 0 ? rest : { ...rest, open: next });
  };
  return (
    <Page
      title={roadmapTitle(timeline)}
      tab="Roadmap"
      lead={`Every initiative that is under way, on ${formatDate(timeline.today)}. The bar is its work as forecast, the flag its launch.`}
    >
      <div className="bar">
        <span className="seg" role="group" aria-label="Lanes">
          {groups.map(([key, words]) => (
            <button
              key={words}
              type="button"
              aria-pressed={search.group === key}
              onClick={() => {
                const { group: _, ...rest } = search;
                change(key === undefined ? rest : { ...rest, group: key });
              }}
            >
              {words}
            </button>
          ))}
        </span>
        <SavedViews place="roadmap" search={search} onOpen={(view) => change(readRoadmapSearch(view))} />
        <button
          type="button"
          className="btn"
          onClick={() => {
            const { open: _, ...rest } = search;
            change(open.size > 0 ? rest : { ...rest, open: shown.map(({ number }) => number) });
          }}
        >
          {open.size > 0 ? 'Hide milestones' : 'Show all milestones'}
        </button>
        <span className="grow" />
        <label className="row">
          <span className="vh">Find an initiative or milestone</span>
          <input
            className="in"
            type="search"
            placeholder="Find by name, owner, milestone"
            value={search.q ?? ''}
            onChange={(event) => {
              const { q: _, ...rest } = search;
              change(event.target.value === '' ? rest : { ...rest, q: event.target.value });
            }}
          />
        </label>
      </div>
      {scale === null || shown.length === 0 ? (
        <EmptyState
          title={
            timeline.initiatives.length === 0
              ? 'Plans appear here once an initiative has begun.'
              : 'No plan fits this filter.'
          }
        />
      ) : (
        <table className="lanes" style={{ '--today': `${scale.at(timeline.today)}%` } as CSSProperties}>
          <caption className="vh">Plans of all initiatives, the next launch first</caption>
          <thead>
            <tr>
              <th scope="col" style={{ width: '34%' }}>
                Initiative
              </th>
              <th scope="col">
                <div className="lane-head" aria-hidden="true">
                  {scale.months.map(({ at, label }) => (
                    <span key={`${at} ${label}`} style={{ left: `${at}%` }}>
                      {label}
                    </span>
                  ))}
                </div>
                <span className="vh">
                  From {formatDate(scale.from)} to {formatDate(scale.to)}
                </span>
              </th>
            </tr>
          </thead>
          <tbody>
            {lanes.map(({ name, initiatives }) => (
              <Fragment key={name ?? 'all'}>
                {name === null ? null : (
                  <tr className="lane-name">
                    <th scope="rowgroup" colSpan={2}>
                      {name}
                    </th>
                  </tr>
                )}
                {initiatives.map((initiative) => (
                  <LaneRow
                    key={initiative.id}
                    initiative={initiative}
                    scale={scale}
                    crossing={timeline.crossing}
                    blockers={blockersOf(timeline, initiative.id)}
                    open={open.has(initiative.number)}
                    onToggle={() => toggle(initiative.number)}
                  />
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  );
}
