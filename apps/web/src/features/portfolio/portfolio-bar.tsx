import { Link } from '@tanstack/react-router';
import type { PortfolioRow } from '@workback/contracts/portfolio/portfolio.schemas';
import { Button } from '@workback/ui/button';
import { Icon } from '@workback/ui/icon';
import { type ReactElement, useState } from 'react';
import { sentence } from '../../app/count-word.js';
import { FilterMenu } from '../../app/filter-menu.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { SavedViews } from '../saved-views/saved-views.js';
import { savePortfolioFile } from './portfolio-file.js';
import {
  columnsOf,
  portfolioColumns,
  type PortfolioSearch,
  readPortfolioSearch,
  toggled,
  withColumn,
  withoutEmpty,
} from './portfolio-search.js';

interface PortfolioBarProps {
  /** All rows, for the choices of the filters. */
  readonly rows: readonly PortfolioRow[];
  readonly shown: readonly PortfolioRow[];
  readonly search: PortfolioSearch;
  readonly onChange: (next: PortfolioSearch) => void;
}

const views: readonly (readonly [string, PortfolioSearch])[] = [
  ['Worst first', {}],
  ['Launching this quarter', { launch: 'quarter', sort: 'launch' }],
  ['Measuring', { stage: ['launched', 'measuring'] }],
  ['Mine', { owner: ['me'] }],
];
const sorts = { worst: 'Worst first', launch: 'By launch', name: 'By name', owner: 'By owner', stage: 'By stage' };
const groups = { stage: 'By stage', owner: 'By owner', team: 'By team', launch: 'By quarter of launch' };
const stages = [
  'draft',
  'in-review',
  'approved',
  'building',
  'launched',
  'measuring',
  'concluded',
  'rejected',
  'parked',
];

/** Ready views, filters, order, groups and columns; all of it lives in the address. */
export function PortfolioBar({ rows, shown, search, onChange }: PortfolioBarProps): ReactElement {
  const { slug } = useWorkspace();
  const [open, setOpen] = useState(false);
  const change = (next: Partial<PortfolioSearch>): void => onChange(withoutEmpty({ ...search, ...next }));
  const set = [search.stage, search.owner, search.team, search.status, search.launch].filter(Boolean).length;
  return (
    <>
      <div className="bar">
        <span className="seg" role="group" aria-label="Ready views">
          {views.map(([words, view]) => (
            <button
              key={words}
              type="button"
              aria-pressed={isView(search, view)}
              onClick={() => onChange(withView(search, view))}
            >
              {words}
            </button>
          ))}
        </span>
        <SavedViews place="portfolio" search={search} onOpen={(saved) => onChange(readPortfolioSearch(saved))} />
        <Link className="btn" to="/w/$workspaceSlug/reports" params={{ workspaceSlug: slug }}>
          Weekly 2x2
        </Link>
        <span className="grow" />
        <Button className="only-sm" aria-expanded={open} onClick={() => setOpen(!open)}>
          {set > 0 ? `Filters, ${set} set` : 'Filters'}
        </Button>
        <input
          className="in"
          type="search"
          aria-label="Find an initiative"
          placeholder="Find by name, headline, owner, team"
          value={search.q ?? ''}
          onChange={(event) => change({ q: event.target.value })}
        />
      </div>
      <div className={open ? 'bar filters open' : 'bar filters'}>
        <FilterMenu
          name="Stage"
          none="all active"
          options={[
            ['all', 'All stages'],
            ...stages.map((stage) => [stage, sentence(stage.replace('-', ' '))] as const),
          ]}
          chosen={search.stage ?? []}
          onToggle={(stage) => change({ stage: toggled(search.stage, stage) })}
          onClear={() => change({ stage: [] })}
        />
        <FilterMenu
          name="Owner"
          none="anyone"
          options={[['me', 'Me'], ...peopleOf(rows)]}
          chosen={search.owner ?? []}
          onToggle={(owner) => change({ owner: toggled(search.owner, owner) })}
          onClear={() => change({ owner: [] })}
        />
        {rows.some(({ teams }) => teams.length > 0) ? (
          <FilterMenu
            name="Team"
            none="any"
            options={teamsOf(rows).map((team) => [team, team])}
            chosen={search.team ?? []}
            onToggle={(team) => change({ team: toggled(search.team, team) })}
            onClear={() => change({ team: [] })}
          />
        ) : null}
        <Choice
          label="Order"
          value={search.sort ?? 'worst'}
          options={sorts}
          onChange={(sort) => change({ sort: sort === 'worst' ? undefined : (sort as 'name') } as never)}
        />
        <Choice
          label="Groups"
          value={search.group ?? ''}
          options={{ '': 'Not grouped', ...groups }}
          onChange={(group) => change({ group: group === '' ? undefined : (group as 'owner') } as never)}
        />
        <FilterMenu
          name="Columns"
          none=""
          options={portfolioColumns}
          chosen={columnsOf(search)}
          counted={false}
          onToggle={(column) =>
            onChange(withColumn(search, column as 'stage', !columnsOf(search).includes(column as 'stage')))
          }
        />
        <span className="grow" />
        <Button look="quiet" onClick={() => savePortfolioFile(shown)}>
          <Icon name="down" small /> CSV
        </Button>
      </div>
    </>
  );
}

const filterKeys = ['stage', 'owner', 'team', 'status', 'launch', 'sort', 'q'] as const;

/** Whether exactly this view is in the address, whatever the columns and groups are. */
function isView(search: PortfolioSearch, view: PortfolioSearch): boolean {
  return filterKeys.every((key) => String(search[key] ?? '') === String(view[key] ?? ''));
}

function withView({ cols, group }: PortfolioSearch, view: PortfolioSearch): PortfolioSearch {
  return { ...(cols ? { cols } : {}), ...(group ? { group } : {}), ...view };
}

function peopleOf(rows: readonly PortfolioRow[]): (readonly [string, string])[] {
  const names = new Map(rows.flatMap(({ owner }) => (owner ? [[owner.id, owner.name] as const] : [])));
  const people = [...names].sort(([, a], [, b]) => a.localeCompare(b));
  return rows.some(({ owner }) => owner === null) ? [...people, ['nobody', 'No owner yet']] : people;
}

const teamsOf = (rows: readonly PortfolioRow[]): string[] =>
  [...new Set(rows.flatMap(({ teams }) => teams))].sort((a, b) => a.localeCompare(b));

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: Readonly<Record<string, string>>;
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps): ReactElement {
  return (
    <select className="in" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {Object.entries(options).map(([key, words]) => (
        <option key={key} value={key}>
          {words}
        </option>
      ))}
    </select>
  );
}
