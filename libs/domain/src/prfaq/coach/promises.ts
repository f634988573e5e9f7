import { passageFinder } from '../../passage/find.js';
import { type CoachFamily, type CoachFinding, isWritten, quoted } from './finding.js';
import { sources } from './sources.js';

/** Promises and what keeps them. */
export const promiseRules: CoachFamily = {
  rules: [
    {
      id: 'promise-gap',
      title: 'Promises that are built and measured',
      severity: 'advice',
      english: false,
      why: 'The roadmap is built from the press release, and its success is measured against it. A promise needs a milestone that delivers it and a criterion that proves it before the launch.',
      source: `${sources.chain}; ${sources.criteria}`,
    },
    {
      id: 'no-promise',
      title: 'Promises',
      severity: 'hint',
      english: false,
      why: 'An approved release keeps a team on its way only if everybody knows which of its words are the promises.',
      source: sources.chain,
    },
  ],
  find: (input) => {
    const { document, facts } = input;
    if (facts.promises.length === 0) {
      if (!isWritten(input, 'summary') || !isWritten(input, 'solution')) return [];
      const reason = 'No passage is marked as a promise yet.';
      return [{ rule: 'no-promise', place: 'document', range: null, reason }];
    }
    const find = passageFinder(document);
    return facts.promises.flatMap(({ label, passage, milestones, criteria }): CoachFinding[] => {
      if (milestones > 0 && criteria > 0) return [];
      const lacks = [milestones === 0 ? 'no milestone' : '', criteria === 0 ? 'no success criterion' : ''];
      const reason = `${label} ${quoted(passage.exact)} has ${lacks.filter((each) => each !== '').join(' and ')}.`;
      const found = find(passage);
      if (found.state === 'gone') return [{ rule: 'promise-gap', place: 'document', range: null, reason }];
      const { place, start, end } = found;
      return [{ rule: 'promise-gap', place, range: { start, end }, reason }];
    });
  },
};
