import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anchorPassage } from '../../passage/anchor.js';
import { emptyDocument, type PrfaqDocument, type PrfaqQuestion, textAt, type TextPlace } from '../document.js';
import { lengthBudgets, usualLengthRules } from '../length-rules.js';
import { questionKinds, type SectionKey, textSectionKeys } from '../sections.js';
import { coach, coachRules } from './coach.js';
import type { CoachFacts } from './finding.js';
import { isEnglish } from './language.js';
import { heard, subjectOf } from './silence.js';

const facts: CoachFacts = {
  today: '2026-11-28',
  budgets: lengthBudgets(usualLengthRules),
  promises: [],
  criteria: 0,
  guardrails: 0,
  ownedQuestions: new Set(),
};
const write = (
  sections: Partial<Record<SectionKey, string>>,
  questions: readonly PrfaqQuestion[] = [],
  more: Partial<PrfaqDocument> = {},
): PrfaqDocument => ({
  ...emptyDocument(),
  ...more,
  sections: { ...emptyDocument().sections, ...sections },
  questions,
});
const ask = (id: string, kind: PrfaqQuestion['kind'], question: string, answer = 'Yes.'): PrfaqQuestion => ({
  id,
  kind,
  question,
  answer,
});
const said = (document: PrfaqDocument, more: Partial<CoachFacts> = {}): string[] =>
  coach(document, { ...facts, ...more }).findings.map(({ rule, place }) => `${rule} @${place}`);

/** A release as it should be. */
const returns = write(
  {
    'who-is-the-customer': 'Shoppers in towns who return one parcel in nine and own no printer.',
    'customer-problem': 'They print, pack and queue; 23 % give up.',
    'most-important-benefit': 'The return leaves from the door within one working day.',
    evidence: 'Survey of 1,204 shoppers in April; 41 interviews.',
    'customer-experience': 'They tap “Return” and put the item by the door.',
    heading: 'Larkspur picks up returns at the door: no printer, no box, no queue',
    'sub-heading':
      'Shoppers in 140 towns hand a return to the driver who is already on their street; the refund starts at the scan.',
    dateline: 'LEEDS, 9 February 2027',
    summary:
      'Larkspur Parcel today begins to collect returns at the door. A driver collects within one working day, scans the item as it is and takes it along. Collection starts in 140 towns on the first day. The refund starts within two hours of the scan, not when the parcel reaches a warehouse.',
    problem:
      'One parcel in nine comes back. Today the shopper prints a label, finds a box and stands in a queue. 23 % give up, and 19 % of those never order from the shop again.',
    solution:
      'The shopper taps “Return” and puts the item by the door. The driver who is already on the street scans it with the handset camera; no label and no packaging are needed.\n\nThe round absorbs the stop, so a return costs the shop no more than £2.40.',
    'leader-quote':
      '“We drive past the door every day with an empty half of the van,” said Ines Calder, chief operating officer of Larkspur Parcel. “It was time to stop sending people to a queue for something we could simply pick up.”',
    'customer-quote':
      '“I handed the lamp to the driver in its carrier bag,” said Wren Adeyemi, a shopper in Harrogate. “The refund message came before I had finished my tea.”',
    'call-to-action': 'Shops switch doorstep returns on under Settings, Returns. Shoppers see it at their next order.',
    'success-criteria':
      '- At least 95 % are collected within one working day, over 4 weeks by T+60\n- A return costs at most £2.40 over 4 weeks by T+90\n- Guardrail: missed deliveries never above 2 % in any week',
  },
  [
    ask('e1', 'external', 'What does it cost me?', 'Nothing. The shop pays.'),
    ask('i1', 'internal', 'Can the route solver insert stops?', 'Yes: 140 towns in 41 s; two fixes are in test.'),
    ask('i2', 'internal', 'What does a stop cost us?', '£1.90, and the shop pays £2.40.'),
    ask('i3', 'internal', 'Who builds it?', 'The routing team of six, by January.'),
    ask('i4', 'internal', 'What can go wrong?', 'Depots that sign late.'),
    ask('i5', 'internal', 'What would make us stop?', 'A pilot under 80 %: we would not build it then.'),
  ],
  { launchDate: '2027-02-09' },
);

describe('the coach', () => {
  it('has nothing to say about a release as it should be, but that its promises are not marked', () => {
    expect(said(returns)).toEqual(['no-promise @document']);
  });

  it('reads English rules only in English', () => {
    const german = write(
      {
        heading: 'Wir bauen etwas und es ist nicht fertig',
        'sub-heading': 'Etwas wird besser und schneller für den Verkauf.',
        summary: 'We are excited: die neue Lösung ist signifikant und significantly besser, und das ist gut für alle.',
        solution: 'Das Produkt will leverage und synergy mit der world-class Lösung.',
      },
      [],
      { launchDate: '2027-02-09' },
    );
    expect(isEnglish(german)).toBe(false);
    const rules = coach(german, facts).findings.map(({ rule }) => coachRules.get(rule));
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter((rule) => rule?.english)).toEqual([]);
    const tagged: PrfaqDocument = { ...german, language: 'en-GB' };
    expect(said(tagged)).toContain('weasel-word @summary');
  });

  it('says what is missing only once the release has begun', () => {
    expect(said(emptyDocument())).toEqual([]);
    expect(said(write({ heading: 'Fern keeps cellars dry' }))).toEqual([
      'launch-date-missing @launchDate',
      'customer-question-open @who-is-the-customer',
    ]);
    const begun = write({ heading: 'Fern', summary: 'Fern keeps cellars dry.', solution: 'A pump.' });
    expect(said(begun)).toEqual(
      expect.arrayContaining(['release-part-missing @leader-quote', 'release-part-missing @call-to-action']),
    );
    const answered = write({ evidence: 'Survey of 1,204.' });
    expect(said(answered).filter((each) => each.startsWith('customer-question-open'))).toHaveLength(4);
  });

  it.each([
    ['LEEDS, February 2027', '2027-02-09', ['dateline-date @dateline']],
    ['LEEDS', '2027-02-09', ['dateline-date @dateline']],
    ['9 February 2027', '2027-02-09', ['dateline-city @dateline']],
    ['LEEDS, 10 February 2027', '2027-02-09', ['dateline-agrees @dateline']],
    ['LEEDS, 9 February 2027', '2027-02-09', []],
    ['BERLIN, 9. Februar 2027', '2027-02-09', []],
    ['東京、2027年2月9日', '2027-02-09', []],
    ['LEEDS, 9 February 2020', '2020-02-09', ['launch-date-past @launchDate']],
    ['LEEDS, 9 February 2027', null, ['launch-date-missing @launchDate']],
  ] as const)('looks at the dateline %s of a record with %s', (dateline, launchDate, expected) => {
    const document: PrfaqDocument = { ...returns, launchDate, sections: { ...returns.sections, dateline } };
    expect(said(document).filter((each) => each !== 'no-promise @document')).toEqual(expected);
  });

  it('does not mind the date of a text that is frozen', () => {
    const past: PrfaqDocument = {
      ...returns,
      launchDate: '2020-02-09',
      sections: { ...returns.sections, dateline: '' },
    };
    expect(said(past, { today: null })).not.toContain('launch-date-past @launchDate');
  });

  it('wants questions answered or owned, sorted, of both kinds and in a number that can be read', () => {
    const { questions } = returns;
    const withQuestions = (list: readonly PrfaqQuestion[], more: Partial<CoachFacts> = {}): string[] =>
      said({ ...returns, questions: list }, more).filter((each) => each !== 'no-promise @document');
    const open = ask('o', 'internal', 'Who carries the loss?', '');
    expect(withQuestions([...questions, open])).toEqual(['question-unanswered @question:o']);
    expect(withQuestions([...questions, open], { ownedQuestions: new Set(['o']) })).toEqual([]);
    expect(withQuestions(questions.filter(({ kind }) => kind === 'internal'))).toEqual([
      'external-faq-missing @external-faq',
    ]);
    expect(withQuestions(questions.filter(({ id }) => id !== 'i4'))).toEqual([
      'internal-faq-size @internal-faq',
      'internal-topics @internal-faq',
    ]);
    expect(withQuestions([...questions, ask('u', 'unlabelled', 'Why?')])).toEqual([
      'question-unsorted @unlabelled-faq',
    ]);
  });

  it('does not ask for customer questions where the customer is inside the company', () => {
    const inside: PrfaqDocument = {
      ...returns,
      questions: returns.questions.filter(({ kind }) => kind === 'internal'),
      sections: { ...returns.sections, 'who-is-the-customer': 'Employees of our 140 depots.' },
    };
    expect(said(inside)).not.toContain('external-faq-missing @external-faq');
  });

  it('measures lengths by the rules of the workspace', () => {
    const long: PrfaqDocument = { ...returns, sections: { ...returns.sections, problem: 'Nine words. '.repeat(50) } };
    expect(said(long)).toContain('section-length @problem');
    const own = lengthBudgets({ preset: 'own', own: { pressReleaseWords: 200, faqWords: 10, sections: {} } });
    expect(said(returns, { budgets: own })).toEqual(
      expect.arrayContaining(['release-length @heading', 'faq-length @external-faq']),
    );
  });

  it('names promises that nobody builds or measures, where they stand', () => {
    const text = returns.sections.summary;
    const start = text.indexOf('Collection starts');
    const passage = anchorPassage('summary', text, start, start + 17)!;
    const promise = { label: 'P2', passage, milestones: 1, criteria: 0 };
    const [finding] = coach(returns, { ...facts, promises: [promise] }).findings;
    expect(finding).toEqual({
      rule: 'promise-gap',
      place: 'summary',
      range: { start, end: start + 17 },
      reason: 'P2 “Collection starts” has no success criterion.',
    });
    expect(said(returns, { promises: [{ ...promise, criteria: 1 }] })).toEqual([]);
  });

  it('wants criteria, and two to five guardrails', () => {
    const without: PrfaqDocument = { ...returns, sections: { ...returns.sections, 'success-criteria': '' } };
    expect(said(without)).toContain('criteria-missing @success-criteria');
    expect(said(without, { criteria: 3 })).toContain('guardrails @success-criteria');
    expect(said(without, { criteria: 3, guardrails: 2 })).toEqual(['no-promise @document']);
    expect(said(returns, { guardrails: 6 })).toContain('guardrails @success-criteria');
  });

  it('points into the text of any document, always with a rule that exists, and says the same twice', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc
        .array(
          fc.constantFrom(
            ...[
              'We are excited to ',
              'significantly ',
              'will ',
              '“',
              '”',
              '. ',
              '\n\n',
              '- ',
              '[CITY] ',
              '`',
              '**',
              'is loved by the ',
              '9 ',
              'TBD ',
              '<b>',
              '](',
              '[',
            ],
          ),
          { maxLength: 40 },
        )
        .map((parts) => parts.join('')),
    );
    const questions = fc.array(
      fc.record({ id: fc.uuid(), kind: fc.constantFrom(...questionKinds), question: texts, answer: texts }),
      { maxLength: 4 },
    );
    const documents = fc
      .tuple(fc.dictionary(fc.constantFrom(...textSectionKeys), texts), questions)
      .map(([sections, list]) => write(sections as Partial<Record<SectionKey, string>>, list, { language: 'en' }));
    fc.assert(
      fc.property(documents, (document) => {
        const { findings } = coach(document, facts);
        for (const finding of findings) {
          expect(coachRules.has(finding.rule)).toBe(true);
          if (finding.range === null) continue;
          const text = textAt(document, finding.place as TextPlace) ?? '';
          expect(finding.range.start).toBeLessThan(finding.range.end);
          expect(finding.range.end).toBeLessThanOrEqual(text.length);
          expect(subjectOf(finding, document).length).toBeGreaterThan(0);
        }
        expect(coach(document, facts, new Map()).findings).toEqual(findings);
      }),
    );
  });

  it('reads each text once as long as it stays the same', () => {
    const read = new Map();
    coach(returns, facts, read);
    const summary = read.get('summary');
    coach({ ...returns, sections: { ...returns.sections, problem: 'Other.' } }, facts, read);
    expect(read.get('summary')).toBe(summary);
    expect(read.get('problem').source).toBe('Other.');
  });
});

describe('a silence', () => {
  const weasel = (summary: string, extra: Partial<Record<SectionKey, string>> = {}): PrfaqDocument =>
    write({ summary, ...extra }, [], { language: 'en' });
  const shown = (document: PrfaqDocument, silences: Parameters<typeof heard>[2]): string[] =>
    heard(coach(document, facts).findings, document, silences)
      .shown.filter(({ rule }) => rule === 'weasel-word')
      .map(({ place }) => place);

  it('holds for the same words of the same rule, in another case, after edits and in another section', () => {
    const document = weasel('Refunds are **Significantly** quicker.');
    const [finding] = coach(document, facts).findings.filter(({ rule }) => rule === 'weasel-word');
    const silence = { rule: 'weasel-word', subject: subjectOf(finding!, document) };
    expect(silence.subject).toBe('significantly');
    expect(shown(document, [silence])).toEqual([]);
    expect(shown(weasel('It is significantly other.', { solution: 'And seamless.' }), [silence])).toEqual(['solution']);
    expect(shown(document, [{ ...silence, rule: 'jargon' }])).toEqual(['summary']);
  });

  it('about a whole section is about that section only', () => {
    const document = write({ heading: 'Fern', summary: 'Fern keeps cellars dry.', solution: 'A pump.' });
    const { findings } = coach(document, facts);
    const quote = findings.find(({ place }) => place === 'leader-quote')!;
    const silence = { rule: quote.rule, subject: subjectOf(quote, document) };
    expect(silence.subject).toBe('@leader-quote');
    const { shown: left, silenced } = heard(findings, document, [silence]);
    expect(silenced).toEqual([quote]);
    expect(left.map(({ place }) => place)).toContain('customer-quote');
  });
});
