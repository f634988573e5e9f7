import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { emptyDocument, type PrfaqDocument } from './document.js';
import { belongsTo, isNotePlace, meetingStops, secondsLeft, stopBeside, timeLeftWords } from './meeting.js';
import { textSectionKeys } from './sections.js';

const document: PrfaqDocument = {
  ...emptyDocument(),
  sections: { ...emptyDocument().sections, heading: 'Fern', problem: 'Wet', solution: 'Dry' },
  questions: [{ id: 'q1', kind: 'internal', question: 'Cost?', answer: '' }],
};

describe('a meeting', () => {
  it('walks through what is written, from the heading over problem and solution to the questions', () => {
    expect(meetingStops(document).map(({ place }) => place)).toEqual([
      'heading',
      'problem',
      'solution',
      'internal-faq',
    ]);
    expect(meetingStops(emptyDocument())).toEqual([]);
  });

  it('goes on and back one stop, and stays at either end', () => {
    const stops = meetingStops(document);
    expect(stopBeside(stops, null, 1)?.place).toBe('heading');
    expect(stopBeside(stops, 'heading', 1)?.place).toBe('problem');
    expect(stopBeside(stops, 'heading', -1)?.place).toBe('heading');
    expect(stopBeside(stops, 'internal-faq', 1)?.place).toBe('internal-faq');
    expect(stopBeside([], 'heading', 1)).toBeNull();
  });

  it('comes to every stop once when it only goes on', () => {
    fc.assert(
      fc.property(fc.subarray([...textSectionKeys]), (written) => {
        const sections = { ...emptyDocument().sections, ...Object.fromEntries(written.map((key) => [key, 'x'])) };
        const stops = meetingStops({ ...emptyDocument(), sections });
        const seen: string[] = [];
        for (let at = stopBeside(stops, null, 1); at && !seen.includes(at.place); at = stopBeside(stops, at.place, 1)) {
          seen.push(at.place);
        }
        expect(seen).toEqual(stops.map(({ place }) => place));
        expect(seen.toSorted()).toEqual(written.toSorted());
      }),
    );
  });

  it('takes questions to their list, and notes to places that exist', () => {
    expect(belongsTo(document, 'question:q1', 'internal-faq')).toBe(true);
    expect(belongsTo(document, 'question:q1', 'external-faq')).toBe(false);
    expect(belongsTo(document, 'problem', 'problem')).toBe(true);
    expect(['general', 'summary', 'external-faq', 'constructor', ''].map(isNotePlace)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it('counts minutes, and seconds in the last of them', () => {
    expect(secondsLeft(61_000, 500)).toBe(61);
    expect(secondsLeft(1_000, 5_000)).toBe(0);
    expect([901, 900, 61, 60, 59, 1, 0].map(timeLeftWords)).toEqual([
      '16 minutes left',
      '15 minutes left',
      '2 minutes left',
      '1 minute left',
      '59 seconds left',
      '1 second left',
      'Reading time is over',
    ]);
  });
});
