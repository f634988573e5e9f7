import type { Baseline } from '@workback/contracts/roadmap/baseline.schemas';
import type { Person } from '@workback/contracts/platform/fields';
import { formatDate } from '@workback/ui/prepare/format-date';
import { ZOOM_STEPS } from '@workback/ui/prepare/canvas-scale';
import type { ReactElement, ReactNode } from 'react';
import { Menu } from '../../../app/menu.js';
import {
  PLAN_COLUMNS,
  PLAN_STATUSES,
  type PlanColumn,
  type PlanGroup,
  type PlanSearch,
  type PlanSort,
  type PlanView,
} from './plan-search.js';

interface PlanToolbarProps {
  readonly search: PlanSearch;
  /** Changes parts of the address; undefined takes a part away. */
  readonly show: (part: { [key in keyof PlanSearch]?: PlanSearch[key] | undefined }) => void;
  readonly baselines: readonly Baseline[];
  readonly owners: readonly Person[];
  /** Saved views, beside the rest. */
  readonly children?: ReactNode;
}

const VIEWS: readonly (readonly [PlanView, string])[] = [
  ['timeline', 'Timeline'],
  ['board', 'Board'],
  ['table', 'Table'],
];
const GROUPS: readonly (readonly [PlanGroup, string])[] = [
  ['owner', 'By owner'],
  ['team', 'By team'],
  ['state', 'By state'],
];
const SORTS: readonly (readonly [PlanSort, string])[] = [
  ['critical', 'Critical path first'],
  ['start', 'By start'],
  ['float', 'Least float first'],
  ['number', 'By number'],
];

/** How the plan is looked at; all of it lives in the address. */
export function PlanToolbar({ search, show, baselines, owners, children }: PlanToolbarProps): ReactElement {
  const view = search.view ?? 'timeline';
  const zoom = search.zoom;
  const step = ZOOM_STEPS.find(([, width]) => width === zoom)?.[0];
  return (
    <search className="planbar">
      <div className="seg" role="group" aria-label="View">
        {VIEWS.map(([value, words]) => (
          <button
            key={value}
            type="button"
            aria-pressed={view === value}
            onClick={() => show({ view: value === 'timeline' ? undefined : value })}
          >
            {words}
          </button>
        ))}
      </div>
      {children}
      {view === 'table' ? <ColumnsMenu search={search} show={show} /> : null}
      <Choice
        label="Order"
        value={search.sort ?? 'critical'}
        choices={SORTS}
        onChange={(sort) => show({ sort: sort === 'critical' ? undefined : (sort as PlanSort) })}
      />
      {view === 'board' ? null : (
        <Choice
          label="Group"
          value={search.group ?? ''}
          none="Not grouped"
          choices={GROUPS}
          onChange={(group) => show({ group: (group || undefined) as PlanGroup | undefined })}
        />
      )}
      {baselines.length > 0 && view === 'timeline' ? (
        <Choice
          label="Baseline"
          value={search.base ?? baselines[0]!.id}
          choices={[
            ...baselines.map(
              ({ id, name, takenAt }) => [id, `Baseline: ${name}, ${formatDate(takenAt.slice(0, 10))}`] as const,
            ),
            ['none', 'No baseline'],
          ]}
          onChange={(base) => show({ base: base === baselines[0]!.id ? undefined : base })}
        />
      ) : null}
      <Choice
        label="State"
        value={search.status?.[0] ?? ''}
        none="Any state"
        choices={PLAN_STATUSES}
        onChange={(status) => show({ status: status ? [status] : undefined })}
      />
      <Choice
        label="Owner"
        value={search.owner?.[0] ?? ''}
        none="Any owner"
        choices={[...owners.map(({ id, name }) => [id, name] as const), ['none', 'Nobody yet']]}
        onChange={(owner) => show({ owner: owner ? [owner] : undefined })}
      />
      <input
        className="in"
        type="search"
        aria-label="Find milestones"
        placeholder="Find"
        value={search.q ?? ''}
        onChange={(event) => show({ q: event.target.value || undefined })}
      />
      {view === 'timeline' ? (
        <span className="row planzoom">
          <Choice
            label="Zoom"
            value={step ?? (zoom === undefined ? '' : 'other')}
            none="Zoom: fit"
            choices={[
              ...ZOOM_STEPS.map(([name]) => [name, `Zoom: ${name.toLowerCase()}`] as const),
              ...(step === undefined && zoom !== undefined ? [['other', 'Zoom: own'] as const] : []),
            ]}
            onChange={(name) => show({ zoom: ZOOM_STEPS.find(([each]) => each === name)?.[1] })}
          />
        </span>
      ) : null}
    </search>
  );
}

/** Which columns the table has. */
function ColumnsMenu({ search: { hide = [] }, show }: Pick<PlanToolbarProps, 'search' | 'show'>): ReactElement {
  const toggle = (column: PlanColumn): void => {
    const next = hide.includes(column) ? hide.filter((each) => each !== column) : [...hide, column];
    show({ hide: next.length > 0 ? next : undefined });
  };
  return (
    <Menu label="Columns of the table" className="spread" button={<span className="btn">Columns</span>} side="start">
      {PLAN_COLUMNS.map(([column, words]) => (
        <label key={column} className="row">
          <input type="checkbox" checked={!hide.includes(column)} onChange={() => toggle(column)} /> {words}
        </label>
      ))}
    </Menu>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly (readonly [string, string])[];
  readonly none?: string;
  readonly onChange: (value: string) => void;
}

/** A choice in a bar: its label is for the ear only, the words say what it is about. */
export function Choice({ label, value, choices, none, onChange }: ChoiceProps): ReactElement {
  return (
    <select className="in" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {none === undefined ? null : <option value="">{none}</option>}
      {choices.map(([each, words]) => (
        <option key={each} value={each}>
          {words}
        </option>
      ))}
    </select>
  );
}

/** Undo and redo, by press as by key. */
export function UndoButtons(props: {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}): ReactElement {
  return (
    <span className="row">
      <button type="button" className="btn" disabled={!props.canUndo} onClick={props.onUndo}>
        Undo <kbd>Ctrl Z</kbd>
      </button>
      {props.canRedo ? (
        <button type="button" className="btn" onClick={props.onRedo}>
          Redo
        </button>
      ) : null}
    </span>
  );
}
