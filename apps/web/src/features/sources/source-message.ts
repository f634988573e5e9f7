import type { Source } from '@workback/contracts/source/source.schemas';
import { countWord } from '../../app/count-word.js';
import { sourceState } from './sources-message.js';

/** The message of a source's page. */
export function sourceMessage(source: Source): string {
  const { name, rest } = source;
  if (rest?.state === 'open') return `${name} rests after ${countWord(rest.failures)} failures in a row`;
  if (rest?.state === 'half-open') return `${name} is being tried after ${countWord(rest.failures)} failures in a row`;
  if (rest?.state === 'waiting') return `${name} asked to be left alone for a while`;
  switch (sourceState(source)) {
    case 'failing':
      return source.failingKpis === source.kpiCount
        ? `${name} fails`
        : `${name} fails for ${countWord(source.failingKpis)} of ${countWord(source.kpiCount)} KPIs`;
    case 'never-pulled':
      return `${name} has not answered yet`;
    case 'waiting':
      return source.kpiCount === 0 ? `No KPI uses ${name} yet` : `${name} waits for its first number`;
    case 'fresh':
      return `${name} answers`;
  }
}

/** What a rest means, in two sentences. */
export function restWords({ rest }: Pick<Source, 'rest'>): string | undefined {
  if (!rest) return undefined;
  if (rest.state === 'waiting') return 'Pulls wait until the time that the source named, and then go on by themselves.';
  if (rest.state === 'half-open') {
    return 'One pull finds out now whether it answers again. The others wait for it, and go on by themselves.';
  }
  return 'It is not asked for a while, longer each time, so that nobody waits for it. Then one pull finds out whether it answers again, and all that waited go on by themselves.';
}
