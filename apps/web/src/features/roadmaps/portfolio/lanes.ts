import type { CrossDependency } from '@workback/contracts/roadmap/cross-dependency.schemas';
import type { PortfolioTimeline, TimelineInitiative } from '@workback/contracts/roadmap/portfolio-timeline.schemas';
import type { RoadmapSearch } from './roadmap-search.js';

/** Initiatives that stand together, under the name of what they share. */
export interface Lane {
  readonly name: string | null;
  readonly initiatives: readonly TimelineInitiative[];
}

const stageWords = (stage: string): string => stage.charAt(0).toUpperCase() + stage.slice(1).replace('-', ' ');
const NOBODY = 'No owner yet';
const NO_TEAM = 'No team yet';

/** The lanes that the address asks for; within one, the next launch comes first. */
export function lanesOf({ initiatives }: PortfolioTimeline, { group, q, stage }: RoadmapSearch): Lane[] {
  const wanted = q?.toLocaleLowerCase();
  const shown = initiatives
    .filter((each) => stage === undefined || each.stage === stage)
    .filter((each) => wanted === undefined || textOf(each).toLocaleLowerCase().includes(wanted))
    .toSorted((one, other) => launchOf(one).localeCompare(launchOf(other)) || one.number - other.number);
  if (group === undefined) return shown.length === 0 ? [] : [{ name: null, initiatives: shown }];
  const lanes = new Map<string, TimelineInitiative[]>();
  for (const initiative of shown) {
    for (const name of namesOf(initiative, group)) lanes.set(name, [...(lanes.get(name) ?? []), initiative]);
  }
  const last = new Set([NOBODY, NO_TEAM]);
  return [...lanes]
    .map(([name, together]) => ({ name, initiatives: together }))
    .toSorted(
      (one, other) => Number(last.has(one.name)) - Number(last.has(other.name)) || one.name.localeCompare(other.name),
    );
}

/** An initiative stands in the lane of every team that works on it. */
function namesOf(initiative: TimelineInitiative, group: NonNullable<RoadmapSearch['group']>): string[] {
  if (group === 'owner') return [initiative.owner?.name ?? NOBODY];
  if (group === 'stage') return [stageWords(initiative.stage)];
  const teams = [...new Set(initiative.milestones.map(({ team }) => team).filter(Boolean))];
  return teams.length === 0 ? [NO_TEAM] : teams;
}

function textOf({ name, owner, milestones }: TimelineInitiative): string {
  return [name, owner?.name ?? '', ...milestones.map(({ outcome }) => outcome)].join(' ');
}

const launchOf = ({ launchedOn, promisedLaunch, forecastLaunch }: TimelineInitiative): string =>
  launchedOn ?? promisedLaunch ?? forecastLaunch ?? '9999';

/** A milestone of another initiative that one waits for, as a bar where its plan has dates. */
export interface Blocker {
  readonly link: CrossDependency;
  readonly milestone: TimelineInitiative['milestones'][number] | null;
}

/** What an initiative waits for in others and what is not finished there, the first to end first. */
export function blockersOf({ initiatives, crossing }: PortfolioTimeline, initiativeId: string): Blocker[] {
  const milestones = new Map(
    initiatives.flatMap((each) => each.milestones.map((milestone) => [milestone.id, milestone])),
  );
  return crossing
    .filter(({ predecessor, successor }) => successor.initiativeId === initiativeId && predecessor.finishedOn === null)
    .map((link) => ({ link, milestone: milestones.get(link.predecessor.milestoneId) ?? null }))
    .toSorted((one, other) => endOf(one).localeCompare(endOf(other)));
}

const endOf = ({ milestone }: Blocker): string => milestone?.finish ?? '9999';

/** The message of the page: which launches will not hold. */
export function roadmapTitle({ initiatives, crossing }: PortfolioTimeline): string {
  if (initiatives.length === 0) return 'Nothing is under way yet';
  const late = initiatives.filter(({ daysToRecover }) => (daysToRecover ?? 0) > 0).length;
  const links =
    crossing.length === 0 ? '' : `, ${crossing.length} ${crossing.length === 1 ? 'dependency' : 'dependencies'} across`;
  const total = `${initiatives.length} ${initiatives.length === 1 ? 'initiative' : 'initiatives'}`;
  if (late === 0) return `${total} under way, every promised launch holds${links}`;
  return `${late} of ${total} will miss ${late === 1 ? 'its' : 'their'} launch${links}`;
}
