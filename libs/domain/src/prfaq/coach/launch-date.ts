import { datelineDate, namesDate, splitDateline } from '../dateline.js';
import { type CoachFamily, type CoachFinding, type CoachInput, isWritten, quoted } from './finding.js';
import { sources } from './sources.js';

/** The dateline and the launch date of the record. */
export const launchDateRules: CoachFamily = {
  rules: [
    {
      id: 'launch-date-missing',
      title: 'Launch date',
      severity: 'advice',
      english: false,
      why: 'The proposed launch date tells every reader how much work is expected: next month and next year are two different products. The plan is worked back from it.',
      source: sources.bryarCarr,
    },
    {
      id: 'launch-date-past',
      title: 'Launch date in the future',
      severity: 'advice',
      english: false,
      why: 'A press release is written ahead of the day it describes. A date that has passed was missed, or has not been looked at since.',
      source: sources.bryarCarr,
    },
    {
      id: 'dateline-date',
      title: 'Full date in the dateline',
      severity: 'advice',
      english: false,
      why: 'The release opens with the city, the outlet and the proposed launch date. Only a full date can be planned back from.',
      source: sources.bryarCarr,
    },
    {
      id: 'dateline-city',
      title: 'City in the dateline',
      severity: 'hint',
      english: false,
      why: 'The release opens with the city where the news breaks: it says in which market the customer meets the product first.',
      source: sources.bryarCarr,
    },
    {
      id: 'dateline-agrees',
      title: 'One launch date',
      severity: 'advice',
      english: false,
      why: 'The date in the text is the promise that people read, the date of the record is what the plan hangs from. They must be the same day.',
      source: sources.bryarCarr,
    },
  ],
  find: (input) => [...recordDate(input), ...dateline(input)],
};

function recordDate(input: CoachInput): CoachFinding[] {
  const { launchDate } = input.document;
  const place = 'launchDate';
  if (launchDate === null) {
    if (!isWritten(input, 'heading') && !isWritten(input, 'summary')) return [];
    return [{ rule: 'launch-date-missing', place, range: null, reason: 'The press release proposes no launch date.' }];
  }
  const { today } = input.facts;
  if (today === null || launchDate >= today) return [];
  return [{ rule: 'launch-date-past', place, range: null, reason: `The launch date ${launchDate} has passed.` }];
}

function dateline({ document, prose }: CoachInput): CoachFinding[] {
  const own = prose('dateline');
  const place = own.words.trim() === '' ? 'summary' : 'dateline';
  const text = place === 'dateline' ? own.words.trim() : (splitDateline(prose('summary').words.trim())?.dateline ?? '');
  if (text === '') return [];
  const { date, note } = datelineDate(text);
  const about = { place, range: null } as const;
  const found: CoachFinding[] = [];
  if (note !== null) found.push({ ...about, rule: 'dateline-date', reason: note });
  // A date in a language that is not read here has digits at least.
  else if (date === null && !/\p{N}/u.test(text)) {
    found.push({ ...about, rule: 'dateline-date', reason: `The dateline ${quoted(text)} names no launch date.` });
  }
  if (date !== null && document.launchDate !== null && date !== document.launchDate) {
    const reason = `The dateline says ${date}, the record says ${document.launchDate}.`;
    found.push({ ...about, rule: 'dateline-agrees', reason });
  }
  if (namesDate(text) && !hasPlace(text)) {
    found.push({ ...about, rule: 'dateline-city', reason: 'The dateline names no city.' });
  }
  return found;
}

const MONTH =
  /\b(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|ao[uû]|sep|set|o[ck]t|nov|de[cz]|f[eé]v|ene|abr|ago|dic|avr|juin|juil|mars|jänner)\p{L}*/giu;

/** Whether anything but a date stands there. */
function hasPlace(text: string): boolean {
  const rest = text
    .replace(MONTH, '')
    .replace(/\p{N}+(?:st|nd|rd|th|er|º)?/gu, '')
    .replace(/\b(?:of|de|del|the|am|den|le|el|on|for immediate release)\b/giu, '');
  return /\p{L}{2,}/u.test(rest);
}
