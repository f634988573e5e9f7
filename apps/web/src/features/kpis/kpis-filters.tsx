import { useNavigate } from '@tanstack/react-router';
import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import { ChoiceField } from '@workback/ui/choice-field';
import { TextField } from '@workback/ui/text-field';
import type { ReactElement } from 'react';
import { healthFilters, type HealthFilter, type KpisSearch } from './kpis-search.js';

const words: Record<HealthFilter, string> = {
  failing: 'Failing',
  stale: 'Stale',
  late: 'Late',
  'never-pulled': 'No number yet',
  fresh: 'Fresh',
};

/** Narrows the list by text and by health; both live in the address. */
export function KpisFilters({ search }: { search: KpisSearch }): ReactElement {
  const navigate = useNavigate();
  const show = (next: Partial<Record<keyof KpisSearch, string>>): void => {
    const kept = Object.entries({ ...search, ...next }).filter(([, value]) => value !== '');
    void navigate({ to: '.', search: Object.fromEntries(kept) as never, replace: true });
  };
  return (
    <search className="bar">
      <TextField
        label="Name, owner or source"
        type="search"
        value={search.q ?? ''}
        onChange={(q) => show({ q })}
        autoComplete="off"
      />
      <ChoiceField<HealthFilter>
        label="Numbers are"
        value={search.health ?? ''}
        none="In any state"
        choices={healthFilters.map((filter) => [filter, words[filter]])}
        onChange={(health) => show({ health })}
      />
    </search>
  );
}

/** The KPIs that a search leaves. */
export function kpisFound<T extends Kpi>(kpis: readonly T[], { q, health }: KpisSearch): T[] {
  const text = (q ?? '').trim().toLowerCase();
  return kpis.filter(
    (kpi) =>
      (health === undefined || kpi.health.freshness === health) &&
      [kpi.name, kpi.purpose, kpi.owner?.name, kpi.source?.name].some((part) => part?.toLowerCase().includes(text)),
  );
}
