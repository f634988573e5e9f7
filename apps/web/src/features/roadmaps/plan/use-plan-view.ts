import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Baseline } from '@workback/contracts/roadmap/baseline.schemas';
import type { Roadmap } from '@workback/contracts/roadmap/roadmap.schemas';
import type { PlanOnScreen } from '@workback/domain/roadmap/preview';
import { useMemo } from 'react';
import { useWorkspace } from '../../../app/workspace-context.js';
import { promisesQuery } from '../../promises/api/promises.queries.js';
import { membersQuery } from '../../workspaces/api/members.queries.js';
import { baselinesQuery } from '../api/plan-changes.queries.js';
import { arranged } from './arrange.js';
import { type PlanSurroundings, shownMilestones } from './plan-model.js';
import type { PlanSearch } from './plan-search.js';

const NONE: never[] = [];

/** The plan as the address asks for it: which milestones, in which order, against which baseline, and which are chosen. */
export function usePlanView(roadmap: Roadmap, plan: PlanOnScreen) {
  const workspace = useWorkspace();
  const { initiativeId } = roadmap;
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as PlanSearch;
  const promises = useQuery(promisesQuery({ workspaceId: workspace.id, initiativeId })).data?.promises;
  const members = useQuery(membersQuery(workspace.id)).data?.members;
  const baselines = useQuery(baselinesQuery(workspace.id, initiativeId)).data?.baselines;

  const selected = useMemo(() => new Set(search.sel), [search.sel]);
  const open = (next: PlanSearch): void =>
    void navigate({ to: '.', search: next as never, replace: true, resetScroll: false });
  const show = (part: { [key in keyof PlanSearch]?: PlanSearch[key] | undefined }): void =>
    open(Object.fromEntries(Object.entries({ ...search, ...part }).filter(([, value]) => value !== undefined)));

  const surroundings = useMemo((): PlanSurroundings => {
    const names = new Map(members?.map(({ id, name }) => [id, name]));
    const labels = new Map(promises?.map(({ id, label }) => [id, label]));
    const crossing = Map.groupBy(roadmap.crossing, ({ milestoneId }) => milestoneId);
    return {
      nameOf: (id) => (id === null ? null : (names.get(id) ?? null)),
      promiseLabel: (id) => labels.get(id),
      wire: new Map(roadmap.milestones.map((milestone) => [milestone.id, milestone])),
      expectsPromises: labels.size > 0,
      crossingOf: (id) => crossing.get(id)?.map(crossingWords) ?? [],
    };
  }, [members, promises, roadmap]);
  const baseline: Baseline | null =
    search.base === 'none' ? null : (baselines?.find(({ id }) => id === search.base) ?? baselines?.[0] ?? null);
  const all = useMemo(() => shownMilestones(plan, surroundings, baseline), [plan, surroundings, baseline]);
  const shown = useMemo(() => arranged(all, search), [all, search]);
  const owners = useMemo(() => {
    const ids = new Set(plan.content.milestones.map(({ ownerId }) => ownerId));
    return members?.filter(({ id }) => ids.has(id)) ?? [];
  }, [plan, members]);

  return {
    search,
    /** Changes parts of the address; undefined takes a part away. */
    show,
    /** Goes to another address of this plan. */
    open,
    selected,
    select: (ids: ReadonlySet<string>): void => show({ sel: ids.size > 0 ? [...ids] : undefined }),
    /** Every milestone, and those that the address asks for. */
    all,
    shown,
    baseline,
    baselines: baselines ?? NONE,
    promises: promises ?? NONE,
    members: members ?? NONE,
    /** People who own a milestone of this plan. */
    owners,
    wire: surroundings.wire,
    nameOf: surroundings.nameOf,
  };
}

export type PlanView = ReturnType<typeof usePlanView>;

function crossingWords({ direction, other }: Roadmap['crossing'][number]): string {
  return `${direction === 'waits-for' ? 'waits for' : 'awaited by'} M${other.number} of ${other.initiativeName}`;
}
