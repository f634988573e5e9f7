import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { emptyDocument } from '@workback/domain/prfaq/document';
import fc from 'fast-check';
import { ApiProblem, Offline } from '../../../api/problem.js';
import { applyPatch, type SavedText, type WireDocument } from '../draft.js';
import type { LocalDrafts } from '../local-drafts.js';
import { Autosave, type AutosaveServer } from './autosave.js';

const nowhere: LocalDrafts = {
  keep: () => true,
  forget: () => undefined,
  abandoned: async () => [],
  open: () => undefined,
  close: () => undefined,
};

/** How a connection can behave. */
type Weather = 'fine' | 'offline' | 'answer lost' | 'signed out';

/** A server with one text that checks versions, behind a connection that loses what it may. */
function sharedServer(document: WireDocument) {
  const server = {
    present: { document, version: 1, savedAt: '', savedBy: null } as SavedText,
    weather: 'fine' as Weather,
  };
  const problem = (status: number, current?: SavedText): ApiProblem =>
    new ApiProblem({ type: '', title: '', status, code: '', detail: '', requestId: '', current });
  const way: AutosaveServer = {
    async send(patch, version) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (server.weather === 'offline') throw new Offline();
      if (server.weather === 'signed out') throw problem(401);
      if (version !== server.present.version) throw problem(412, server.present);
      server.present = {
        ...server.present,
        version: version + 1,
        document: applyPatch(server.present.document, patch),
      };
      if (server.weather === 'answer lost') throw new Offline();
      return server.present;
    },
    load: async () => server.present,
  };
  return { server, way };
}

type Edit = (document: WireDocument, word: string) => WireDocument;
const inSection =
  (key: 'problem' | 'heading', at: number, grow: boolean): Edit =>
  (document, word) => {
    const paragraphs = (document.sections[key] ?? '').split('\n\n');
    const place = at % paragraphs.length;
    const text = grow
      ? paragraphs.with(place, `${paragraphs[place]} ${word}`.trim())
      : paragraphs.toSpliced(place, 0, word);
    return { ...document, sections: { ...document.sections, [key]: text.join('\n\n') } };
  };
const inQuestion =
  (at: number): Edit =>
  (document, word) => {
    const { questions } = document;
    const question = questions[at % Math.max(1, questions.length)];
    const added = { id: `q-${word}`, kind: 'external' as const, question: word, answer: '' };
    if (!question || at % 3 === 0) return { ...document, questions: [...questions, added] };
    const changed = { ...question, answer: `${question.answer} ${word}`.trim() };
    const others = questions.filter(({ id }) => id !== question.id);
    // Answering moves it to the front, so that orders differ too.
    return {
      ...document,
      questions: at % 2 === 0 ? [changed, ...others] : questions.map((each) => (each === question ? changed : each)),
    };
  };

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      who: fc.nat(1),
      edit: fc.oneof(
        fc
          .tuple(fc.constantFrom('problem', 'heading'), fc.nat(4), fc.boolean())
          .map((each) => inSection(...(each as Parameters<typeof inSection>))),
        fc.nat(6).map(inQuestion),
      ),
    }),
  },
  { weight: 4, arbitrary: fc.constantFrom(10, 60, 900, 3_000).map((passMs) => ({ passMs })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Weather>('fine', 'offline', 'answer lost', 'signed out').map((weather) => ({ weather })),
  },
  { weight: 2, arbitrary: fc.nat(1).map((hears) => ({ hears })) },
);

describe('two writers on a bad connection', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('lose no word, and end with the same text', async () => {
    const start: WireDocument = {
      ...(emptyDocument() as WireDocument),
      sections: { ...emptyDocument().sections, problem: 'One.\n\nTwo.\n\nThree.', heading: 'Start' },
      questions: [{ id: 'a', kind: 'external', question: 'How much?', answer: 'Ten.' }],
    };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { server, way } = sharedServer(start);
        const writers = [0, 1].map(() => new Autosave(server.present, way, nowhere));
        for (const writer of writers) writer.start();
        const typed: string[] = [];
        for (const each of steps) {
          if ('edit' in each) {
            const word = `w${typed.length}x`;
            typed.push(word);
            writers[each.who]?.edit((document) => each.edit(document, word));
          } else if ('passMs' in each) await jest.advanceTimersByTimeAsync(each.passMs);
          else if ('weather' in each) server.weather = each.weather;
          else writers[each.hears]?.incoming(server.present);
        }
        server.weather = 'fine';
        for (let round = 0; round < 12; round += 1) {
          await jest.advanceTimersByTimeAsync(40_000);
          for (const writer of writers) {
            writer.incoming(server.present);
            for (const place of writer.getState().conflict?.laid.contested ?? []) writer.settle(place, 'both');
          }
        }
        const text = JSON.stringify(server.present.document);
        for (const word of typed) expect(text).toContain(word);
        for (const writer of writers) {
          expect(writer.getState()).toMatchObject({
            dirty: false,
            conflict: null,
            failure: null,
            version: server.present.version,
          });
          expect(writer.getState().document).toEqual(server.present.document);
          writer.stop();
        }
      }),
      { numRuns: Number(process.env['RUNS'] ?? 100) },
    );
  });
});

describe('a network that swallows everything for a minute', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it.each([
    ['the save that it swallowed first is lost', false],
    ['the save that it swallowed first arrives, and its answer is lost', true],
  ])('costs no word of somebody who types on, and none of somebody who wrote meanwhile: %s', async (_, arrives) => {
    const paragraph = 'These are the first words of a paragraph that several people write.';
    const empty = emptyDocument() as WireDocument;
    const base: WireDocument = { ...empty, sections: { ...empty.sections, problem: paragraph } };
    const { server, way } = sharedServer(base);
    let swallows = false;
    let arriving = arrives;
    const hanging = new Set<() => void>();
    const through = async <T>(call: () => Promise<T>): Promise<T> => {
      if (swallows && arriving) {
        arriving = false;
        await call();
      }
      if (swallows) await new Promise<never>((_, reject) => hanging.add(() => reject(new Offline())));
      return call();
    };
    const far = new Autosave(
      server.present,
      { send: (patch, version, signal) => through(() => way.send(patch, version, signal)), load: way.load },
      nowhere,
    );
    far.start();
    const typed: string[] = [];
    const type = async (): Promise<void> => {
      typed.push(`w${typed.length}`);
      far.edit((now) => ({
        ...now,
        sections: { ...now.sections, problem: `${now.sections.problem} ${typed.at(-1)}` },
      }));
      await jest.advanceTimersByTimeAsync(400);
    };
    for (let count = 0; count < 5; count += 1) await type();
    swallows = true;
    for (let count = 0; count < 160; count += 1) {
      if (count === 60) {
        const { problem } = server.present.document.sections;
        const document = applyPatch(server.present.document, { sections: { problem: `Theirs. ${problem}` } });
        server.present = { ...server.present, version: server.present.version + 1, document };
      }
      await type();
    }
    swallows = false;
    for (const drop of hanging) drop();
    for (let count = 0; count < 5; count += 1) await type();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(far.getState()).toMatchObject({ dirty: false, failure: null, conflict: null });
    expect(server.present.document.sections.problem).toBe(`Theirs. ${paragraph} ${typed.join(' ')}`);
    far.stop();
  });
});
