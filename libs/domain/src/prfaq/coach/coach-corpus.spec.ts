import { describe, expect, it } from '@jest/globals';
import { emptyDocument, type PrfaqDocument } from '../document.js';
import { lengthBudgets, usualLengthRules } from '../length-rules.js';
import type { SectionKey } from '../sections.js';
import { coach, coachRules } from './coach.js';
import type { CoachFacts } from './finding.js';

const facts: CoachFacts = {
  today: '2026-11-28',
  budgets: lengthBudgets(usualLengthRules),
  promises: [],
  criteria: 0,
  guardrails: 0,
  ownedQuestions: new Set(),
};
const english = (sections: Partial<Record<SectionKey, string>>): PrfaqDocument => ({
  ...emptyDocument(),
  language: 'en',
  sections: { ...emptyDocument().sections, ...sections },
});

/** The words that a rule points at in one section, or "all of it". */
const pointedAt = (rule: string, place: SectionKey, text: string, beside: Partial<Record<SectionKey, string>> = {}) =>
  coach(english({ ...beside, [place]: text }), facts)
    .findings.filter((finding) => finding.rule === rule && finding.place === place)
    .map(({ range }) => (range === null ? 'all of it' : text.slice(range.start, range.end)));

interface Case {
  readonly rule: string;
  readonly place: SectionKey;
  /** Texts with the words that are pointed at; nothing but the rule's own remarks count. */
  readonly bad: readonly (readonly [text: string, ...words: string[]])[];
  readonly good: readonly string[];
}

const cases: readonly Case[] = [
  {
    rule: 'heading-one-sentence',
    place: 'heading',
    bad: [['Fern keeps cellars dry. It costs nothing.', 'It costs nothing.']],
    good: [
      'Fern keeps cellars dry',
      'Fern 2.0 keeps St. Albans dry',
      'Larkspur picks up returns at the door: no box, no queue',
    ],
  },
  {
    rule: 'heading-names-product',
    place: 'heading',
    bad: [
      ['Introducing a better way to return parcels', 'all of it'],
      ['A new tool that saves time', 'all of it'],
    ],
    good: [
      'Introducing Fern, the dry cellar',
      'The driver app Parcelo scans returns',
      'Larkspur picks up returns',
      'New: dryCellar for old houses',
    ],
  },
  {
    rule: 'sub-heading-one-sentence',
    place: 'sub-heading',
    bad: [['For shoppers in towns. The refund is quick.', 'The refund is quick.']],
    good: ['Shoppers hand a return to the driver; the refund starts at the scan.'],
  },
  {
    rule: 'sub-heading-customer',
    place: 'sub-heading',
    bad: [['Returns are picked up at the door and refunds start at once.', 'all of it']],
    good: [
      'Shoppers in 140 towns hand a return to the driver.',
      'You hand a return to the driver.',
      'Small businesses get paid the same day.',
      'Parents see where the bus is.',
    ],
  },
  {
    rule: 'summary-opening',
    place: 'summary',
    bad: [
      ['We are excited to announce Fern. It keeps cellars dry.', 'We are excited to announce Fern.'],
      [
        'Larkspur Parcel is proud to present Doorstep Returns.',
        'Larkspur Parcel is proud to present Doorstep Returns.',
      ],
      [
        'In today’s fast-paced world, everybody returns parcels.',
        'In today’s fast-paced world, everybody returns parcels.',
      ],
    ],
    good: [
      'Larkspur Parcel today begins to collect returns at the door.',
      'Today, Larkspur announced Doorstep Returns, which collects returns at the door.',
    ],
  },
  {
    rule: 'problem-customer-view',
    place: 'problem',
    bad: [
      ['Parcels come back. We lose 4 % of revenue to returns.', 'We lose 4 % of revenue to returns.'],
      ['Our competitors already offer this.', 'Our competitors already offer this.'],
    ],
    good: [
      'One parcel in nine comes back. The shopper prints a label and stands in a queue.',
      '“We need a printer for every return,” says one shopper in four.',
    ],
  },
  {
    rule: 'problem-numbers',
    place: 'problem',
    bad: [['Parcels come back and shoppers stand in queues.', 'all of it']],
    good: ['One in nine parcels comes back.', '23 % give up.', 'Half of them never order again.'],
  },
  {
    rule: 'quote-marks',
    place: 'leader-quote',
    bad: [['It was time to do this, said Ines Calder.', 'all of it']],
    good: [
      '“It was time,” said Ines Calder.',
      '"It was time," said Ines Calder.',
      '„Es war Zeit“, sagt Ines Calder.',
      '« Il était temps », dit Ines.',
    ],
  },
  {
    rule: 'quote-speaker',
    place: 'customer-quote',
    bad: [['“The refund came before I had finished my tea.”', 'all of it']],
    good: ['“The refund came at once,” said Wren Adeyemi, a shopper in Harrogate.'],
  },
  {
    rule: 'leader-quote-why',
    place: 'leader-quote',
    bad: [['“We are thrilled to bring Fern to the market,” said Ines Calder.', 'thrilled']],
    good: [
      '“We are proud of Fern, because cellars should be dry,” said Ines Calder.',
      '“It was time to stop sending people to a queue,” said Ines Calder.',
    ],
  },
  {
    rule: 'customer-quote-benefit',
    place: 'customer-quote',
    bad: [['“Fern is amazing,” said Wren Adeyemi.', 'amazing']],
    good: [
      '“I love that I no longer print labels,” said Wren Adeyemi.',
      '“The refund took 2 hours, great,” said Wren.',
    ],
  },
  {
    rule: 'call-to-action-directs',
    place: 'call-to-action',
    bad: [['Fern is the future of dry cellars.', 'all of it']],
    good: [
      'Visit fern.example to begin.',
      'Shops switch it on under Settings, Returns.',
      'https://fern.example',
      'Ask your depot.',
      'Set quiet hours under “My home”.',
      'Print the next label as usual.',
    ],
  },
  {
    rule: 'paragraph-length',
    place: 'solution',
    bad: [['One. Two. Three. Four. Five.', 'One. Two. Three. Four. Five.']],
    good: ['One. Two. Three. Four.\n\nFive. Six.', 'Dr. Holt, e.g. at 9 a.m., reads No. 4. Done.'],
  },
  {
    rule: 'sentence-length',
    place: 'solution',
    bad: [[`${'word '.repeat(31).trim()}.`, `${'word '.repeat(31).trim()}.`]],
    good: [`${'word '.repeat(30).trim()}.`],
  },
  {
    rule: 'weasel-word',
    place: 'solution',
    bad: [
      ['Refunds are significantly quicker.', 'significantly'],
      ['A world-class, seamless experience.', 'world-class', 'seamless'],
      ['It is **cutting-edge** work.', 'cutting-edge'],
      ['Nearly all shoppers agree.', 'Nearly all'],
    ],
    good: [
      'Refunds are significantly quicker: 2 hours instead of 11 days.',
      'The difference is statistically significant.',
      'The seam of the bag holds.',
      'Call `significantly()` to begin.',
      'A number, then a word.',
    ],
  },
  {
    rule: 'jargon',
    place: 'solution',
    bad: [
      ['Shops leverage the round of the driver.', 'leverage'],
      ['It empowers shoppers. It empowers shops.', 'empowers'],
      ['A turnkey way to go.', 'turnkey'],
    ],
    good: [
      'The lever age of the door.',
      'Shops use the round of the driver.',
      'The power is on.',
      'See [the survey](https://holistic.example/synergy).',
    ],
  },
  {
    rule: 'superlative',
    place: 'summary',
    bad: [
      ['Fern is the fastest pump.', 'the fastest'],
      ['The world’s first dry cellar.', 'world’s first'],
      ['It is the most advanced pump.', 'the most advanced'],
    ],
    good: [
      'At least 60 towns take part.',
      'Most customers agree.',
      'The best of three runs counts.',
      'The most important step is the scan.',
      '“It is the best pump,” said Wren.',
    ],
  },
  {
    rule: 'claim-without-number',
    place: 'summary',
    bad: [
      ['Returns are much faster.', 'Returns are much faster.'],
      ['It reduces the cost of returns.', 'It reduces the cost of returns.'],
      ['Shoppers spend less time in queues.', 'Shoppers spend less time in queues.'],
    ],
    good: [
      'Returns are faster: 2 hours instead of 11 days.',
      'It halves the cost: from £4.80 to £2.40.',
      'The driver works faster than twice before.',
      'The driver is on the street.',
      'The refund never takes more time than the scan.',
    ],
  },
  {
    rule: 'present-tense',
    place: 'summary',
    bad: [
      ['Fern will keep cellars dry.', 'Fern will keep cellars dry.'],
      ['Larkspur plans to collect returns. It will scan them.', 'Larkspur plans to collect returns.'],
    ],
    good: ['Fern keeps cellars dry.', '“It will last,” said Ines Calder.', 'The driver has a free will and testament.'],
  },
  {
    rule: 'passive-voice',
    place: 'solution',
    bad: [['The item is scanned by the driver.', 'The item is scanned by the driver.']],
    good: [
      'The driver scans the item.',
      'The item is collected by 6 pm.',
      'Cost is reduced by 20 %.',
      'It is done by hand.',
      'Returns are collected by Friday and the week ends.',
    ],
  },
  {
    rule: 'customer-everyone',
    place: 'who-is-the-customer',
    bad: [
      ['Everyone.', 'Everyone'],
      ['Our customers are all companies.', 'all companies'],
    ],
    good: [
      'Everyone who returns a parcel in Leeds.',
      'Shoppers. Not everyone orders online.',
      'Anybody with a cellar.',
    ],
  },
  {
    rule: 'evidence-data',
    place: 'evidence',
    bad: [['Customers told us that they like it.', 'all of it']],
    good: [
      'Of 1,204 shoppers, 23 % give up.',
      'See [the survey](https://survey.example).',
      '“I gave up,” said a shopper.',
      '三百人',
    ],
  },
  {
    rule: 'criterion-measurable',
    place: 'success-criteria',
    bad: [
      ['- Customers are happy', 'Customers are happy'],
      ['- At least 95 % are collected', 'At least 95 % are collected'],
    ],
    good: [
      '- At least 95 % are collected within one working day over 4 weeks\n- Cost per return stays under £2.40 by T+90',
      'We judge by these numbers:\n\n- 140 towns by launch, no fewer',
      '- Never above 2 % missed deliveries',
    ],
  },
  {
    rule: 'unfilled-prompt',
    place: 'summary',
    bad: [
      ['[CITY], [Date] – [Company name] today launches Fern.', '[CITY]', '[Date]', '[Company name]'],
      ['It costs {{price}} and TBD.', '{{price}}', 'TBD'],
      ['<insert benefit here>', '<insert benefit here>'],
    ],
    good: [
      'See [the survey](https://survey.example) and [Fern][1].\n\n[1]: https://fern.example',
      '- [x] done\n- [ ] not yet',
      'He wrote [sic] and [the team] laughed.',
      'Todo lists are shown; use `[CITY]`.',
    ],
  },
];

describe('what the coach says about sentences', () => {
  it.each(cases.flatMap(({ rule, place, bad }) => bad.map(([text, ...words]) => [rule, text, words, place] as const)))(
    '%s finds fault with: %s',
    (rule, text, words, place) => {
      expect(pointedAt(rule, place, text)).toEqual(words);
    },
  );

  it.each(cases.flatMap(({ rule, place, good }) => good.map((text) => [rule, text, place] as const)))(
    '%s lets pass: %s',
    (rule, text, place) => {
      expect(pointedAt(rule, place, text)).toEqual([]);
    },
  );

  it('is covered for every rule that reads English', () => {
    const covered = new Set(cases.map(({ rule }) => rule));
    const missing = [...coachRules.values()]
      .filter((rule) => rule.english && !covered.has(rule.id))
      .map(({ id }) => id);
    // Read over the whole FAQ, and therefore tested there.
    expect(missing).toEqual(['internal-topics']);
  });
});
