import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, renderHook } from '@testing-library/react';
import type { Prfaq } from '@workback/contracts/prfaq/prfaq.schemas';
import { emptyDocument } from '@workback/domain/prfaq/document';
import { ApiProblem, Offline } from '../../../api/problem.js';
import { applyPatch, type DraftPatch, type WireDocument } from '../draft.js';
import { TabDrafts } from '../local-drafts.js';
import { useAutosave } from './use-autosave.js';

const initiativeId = '00000000-0000-4000-8000-000000000001';

const prfaq = (version: number, sections: Partial<WireDocument['sections']> = {}): Prfaq => ({
  initiativeId,
  status: 'draft',
  document: { ...(emptyDocument() as WireDocument), sections: { ...emptyDocument().sections, ...sections } },
  version,
  savedAt: '2026-11-22T06:00:00.000Z',
  savedBy: null,
  latestVersionNumber: 0,
  approvedVersionNumber: null,
  decisions: [],
  problems: [],
});

const problem = (status: number, current?: Prfaq) =>
  new ApiProblem({
    type: 'about:blank',
    title: 'x',
    status,
    code: 'x',
    detail: `refused with ${status}`,
    requestId: 'r1',
    current,
  });

/** A server that holds one text, checks versions like the real one, and can fail. */
function fakeServer(start: Prfaq) {
  const server = {
    present: start,
    sent: [] as { patch: DraftPatch; version: number }[],
    fail: null as Error | null,
    hold: null as Promise<void> | null,
    async send(patch: DraftPatch, version: number): Promise<Prfaq> {
      server.sent.push({ patch, version });
      if (server.hold) await server.hold;
      if (server.fail) throw server.fail;
      if (version !== server.present.version) throw problem(412, server.present);
      server.write(patch);
      return server.present;
    },
    load: async () => server.present,
    /** Somebody else saves. */
    write(patch: DraftPatch) {
      const { present } = server;
      server.present = { ...present, version: present.version + 1, document: applyPatch(present.document, patch) };
    },
  };
  return server;
}

const text =
  (words: string, key: 'heading' | 'problem' = 'heading') =>
  (document: WireDocument): WireDocument => ({
    ...document,
    sections: { ...document.sections, [key]: words },
  });

function open(start = prfaq(1)) {
  const drafts = new TabDrafts(initiativeId);
  const server = fakeServer(start);
  const view = renderHook(({ present }) => useAutosave(present, server, drafts), {
    initialProps: { present: start },
  });
  const state = () => view.result.current[0];
  const autosave = () => view.result.current[1];
  const type = (words: string, key?: 'heading' | 'problem') => act(() => autosave().edit(text(words, key)));
  const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
  return { server, view, state, autosave, type, pass };
}

/** What the only draft in this browser says. */
const kept = (): string => localStorage.getItem(localStorage.key(0) ?? '') ?? '{}';
/** What a closed tab left behind. */
const leave = (heading: string, before: string, version = 1, sent: DraftPatch[] = []) =>
  new TabDrafts(initiativeId).keep({
    version,
    savedAtMs: 5,
    patch: { sections: { heading } },
    before: { sections: { heading: before } },
    sent,
  });

describe('useAutosave', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    localStorage.clear();
  });
  afterEach(() => {
    cleanup();
    jest.useRealTimers();
  });

  it('sends only what changed, 800 ms after the last key', async () => {
    const { server, state, type, pass } = open(prfaq(1, { problem: 'Queues' }));
    await type('N');
    await pass(700);
    await type('No queue');
    await pass(799);
    expect(server.sent).toEqual([]);
    expect(state().dirty).toBe(true);
    await pass(1);
    expect(server.sent).toEqual([{ patch: { sections: { heading: 'No queue' } }, version: 1 }]);
    expect(state()).toMatchObject({ dirty: false, version: 2, saving: false, failure: null, keptLocally: null });
    expect(state().savedAtMs).toBe(Date.now());
    expect(localStorage).toHaveLength(0);
  });

  it('saves somebody who never pauses at least every ten seconds', async () => {
    const { server, type, pass } = open();
    for (let n = 0; n < 22; n += 1) {
      await type(`word ${n}`);
      await pass(500);
    }
    expect(server.sent.length).toBeGreaterThanOrEqual(1);
  });

  it('sends nothing when the text came back to what it was', async () => {
    const { server, type, pass } = open(prfaq(1, { heading: 'Same' }));
    await type('Other');
    await type('Same');
    await pass(2000);
    expect(server.sent).toEqual([]);
  });

  it('keeps what is typed while a save is under way and sends it after', async () => {
    const { server, state, type, pass } = open();
    let release = (): void => undefined;
    server.hold = new Promise((resolve) => (release = resolve));
    await type('One');
    await pass(800);
    await type('One two');
    await pass(5000);
    expect(server.sent).toHaveLength(1);
    server.hold = null;
    release();
    await pass(0);
    expect(state().document.sections.heading).toBe('One two');
    await pass(800);
    expect(server.sent.at(-1)).toEqual({ patch: { sections: { heading: 'One two' } }, version: 2 });
    expect(state()).toMatchObject({ dirty: false, version: 3 });
  });

  it.each([
    ['offline', new Offline()],
    ['server', problem(500)],
  ])('%s: keeps the text in the browser, says so, and sends it when the way is free', async (kind, error) => {
    const { server, state, type, pass } = open();
    server.fail = error;
    await type('Kept');
    await pass(800);
    expect(state()).toMatchObject({ dirty: true, keptLocally: true, failure: { kind } });
    expect(JSON.parse(kept())).toMatchObject({
      patch: { sections: { heading: 'Kept' } },
    });
    await type('Kept, and more');
    expect(kept()).toContain('Kept, and more');
    await pass(60_000);
    expect(server.sent.length).toBeLessThan(8);
    server.fail = null;
    await pass(30_000);
    expect(server.present.document.sections.heading).toBe('Kept, and more');
    expect(state()).toMatchObject({ dirty: false, failure: null, keptLocally: null });
    expect(localStorage).toHaveLength(0);
  });

  it('tries at once when the browser is online again', async () => {
    const { server, state, type, pass } = open();
    server.fail = new Offline();
    await type('Back');
    await pass(800);
    server.fail = null;
    act(() => void window.dispatchEvent(new Event('online')));
    await pass(0);
    expect(state().dirty).toBe(false);
  });

  it('signed out: keeps the text and goes on after signing in elsewhere', async () => {
    const { server, state, type, pass } = open();
    server.fail = problem(401);
    await type('Mine');
    await pass(800);
    expect(state()).toMatchObject({ dirty: true, keptLocally: true, failure: { kind: 'signed-out' } });
    server.fail = null;
    act(() => void window.dispatchEvent(new Event('focus')));
    await pass(0);
    expect(server.present.document.sections.heading).toBe('Mine');
    expect(state().failure).toBeNull();
  });

  it('refused: says the reason, keeps the text, and tries again after the next key only', async () => {
    const { server, state, type, pass } = open();
    server.fail = problem(409);
    await type('Late');
    await pass(60_000);
    expect(server.sent).toHaveLength(1);
    expect(state()).toMatchObject({ keptLocally: true, failure: { kind: 'refused', message: 'refused with 409' } });
    server.fail = null;
    await type('Later');
    await pass(800);
    expect(state()).toMatchObject({ dirty: false, failure: null });
  });

  it('takes over what others save while nothing is unsaved', async () => {
    const { server, view, state } = open();
    server.write({ sections: { heading: 'Theirs' } });
    view.rerender({ present: server.present });
    expect(state()).toMatchObject({ dirty: false, version: 2 });
    expect(state().document.sections.heading).toBe('Theirs');
    view.rerender({ present: prfaq(1, { heading: 'An old answer' }) });
    expect(state().document.sections.heading).toBe('Theirs');
  });

  it('lays other people’s sections beside mine without a question', async () => {
    const { server, state, type, pass } = open();
    await type('Mine');
    server.write({ sections: { problem: 'Theirs' } });
    await pass(1700);
    expect(server.present.document.sections).toMatchObject({ heading: 'Mine', problem: 'Theirs' });
    expect(state()).toMatchObject({ conflict: null, dirty: false, version: 3, taken: { parts: ['problem'] } });
  });

  it('shows both texts of the same section and overwrites neither', async () => {
    const { server, state, type, pass } = open(prfaq(1, { heading: 'Before' }));
    await type('Mine');
    server.write({ sections: { heading: 'Theirs' } });
    await pass(60_000);
    expect(state().conflict).toMatchObject({ laid: { contested: ['heading'] }, theirs: { version: 2 } });
    expect(state().document.sections.heading).toBe('Mine');
    expect(server.present.document.sections.heading).toBe('Theirs');
    expect(state().keptLocally).toBe(true);
    expect(server.sent).toHaveLength(1);
  });

  it('keeps mine when told to', async () => {
    const { server, state, autosave, type, pass } = open();
    await type('Mine');
    server.write({ sections: { heading: 'Theirs' } });
    await pass(900);
    act(() => autosave().settle('heading', 'mine'));
    await pass(0);
    expect(server.present).toMatchObject({ version: 3, document: { sections: { heading: 'Mine' } } });
    expect(state()).toMatchObject({ conflict: null, dirty: false });
  });

  it('takes theirs when told to, one section at a time', async () => {
    const { server, state, autosave, type, pass } = open();
    await type('Mine');
    await type('My problem', 'problem');
    server.write({ sections: { heading: 'Theirs', problem: 'Their problem' } });
    await pass(900);
    expect(state().conflict?.laid.contested).toEqual(['heading', 'problem']);
    act(() => autosave().settle('heading', 'theirs'));
    expect(state().conflict?.laid.contested).toEqual(['problem']);
    await pass(5000);
    expect(server.present.version).toBe(2);
    act(() => autosave().settle('problem', { text: 'The problem of both' }));
    await pass(0);
    expect(server.present.document.sections).toMatchObject({ heading: 'Theirs', problem: 'The problem of both' });
    expect(state()).toMatchObject({ dirty: false, conflict: null });
    expect(localStorage).toHaveLength(0);
  });

  it('goes on saving everything else while a place waits for a choice', async () => {
    const { server, state, autosave, type, pass } = open(prfaq(1, { heading: 'Before' }));
    await type('Mine');
    server.write({ sections: { heading: 'Theirs' } });
    await pass(1700);
    await type('Something else', 'problem');
    await pass(800);
    expect(server.present.document.sections).toMatchObject({ heading: 'Theirs', problem: 'Something else' });
    expect(state().document.sections.heading).toBe('Mine');
    await type('Mine, longer');
    server.write({ sections: { problem: 'Something else, edited' } });
    await pass(20_000);
    expect(state()).toMatchObject({ conflict: { laid: { contested: ['heading'] } }, failure: null });
    act(() => autosave().settle('heading', 'both'));
    await pass(0);
    await pass(0);
    expect(server.present.document.sections).toMatchObject({
      heading: 'Mine, longer\n\nTheirs',
      problem: 'Something else, edited',
    });
  });

  it('merges paragraphs of one section without a question', async () => {
    const { server, state, type, pass } = open(prfaq(1, { problem: 'One.\n\nTwo.' }));
    await type('One, mine.\n\nTwo.', 'problem');
    server.write({ sections: { problem: 'One.\n\nTwo, theirs.' } });
    await pass(1700);
    expect(server.present.document.sections.problem).toBe('One, mine.\n\nTwo, theirs.');
    expect(state()).toMatchObject({ conflict: null, dirty: false, taken: { parts: ['problem'] } });
  });

  it('sends single questions and merges them by id', async () => {
    const question = { id: 'a', kind: 'external' as const, question: 'How much?', answer: '' };
    const start = prfaq(1);
    const { server, autosave, state, pass } = open({
      ...start,
      document: { ...start.document, questions: [question] },
    });
    act(() => autosave().edit((now) => ({ ...now, questions: [{ ...question, answer: 'Ten.' }] })));
    server.write({ questionChanges: { changed: [{ id: 'b', kind: 'internal', question: 'Why?', answer: '' }] } });
    await pass(1700);
    expect(server.sent[0]?.patch).toEqual({ questionChanges: { changed: [{ id: 'a', answer: 'Ten.' }] } });
    expect(server.present.document.questions.map(({ id, answer }) => [id, answer])).toEqual([
      ['a', 'Ten.'],
      ['b', ''],
    ]);
    expect(state()).toMatchObject({ dirty: false, taken: { parts: ['question:b'] } });
  });

  it('knows its own text again when the answer to a save was lost', async () => {
    const { server, state, type, pass } = open(prfaq(1, { heading: 'Before' }));
    await type('Sent');
    const { send } = server;
    server.send = async (patch, version) => {
      await send(patch, version);
      throw new Offline();
    };
    await pass(800);
    expect(server.present.document.sections.heading).toBe('Sent');
    server.send = send;
    await type('Sent, and more');
    await pass(5000);
    expect(server.present.document.sections.heading).toBe('Sent, and more');
    expect(state()).toMatchObject({ conflict: null, dirty: false, failure: null });
  });

  it('puts text back that a closed window left behind', async () => {
    const first = open(prfaq(1, { heading: 'Before' }));
    first.server.fail = new Offline();
    await first.type('Left behind');
    await first.pass(900);
    first.view.unmount();
    await first.pass(0);
    const second = open(prfaq(1, { heading: 'Before' }));
    await second.pass(0);
    expect(second.state().document.sections.heading).toBe('Left behind');
    expect(second.state().restoredFromMs).not.toBeNull();
    await second.pass(5000);
    expect(second.server.sent).toEqual([]);
    act(() => second.autosave().keepRestored());
    await second.pass(0);
    expect(second.server.present.document.sections.heading).toBe('Left behind');
    expect(localStorage).toHaveLength(0);
  });

  it('puts back what two closed windows left, both where they differ', async () => {
    leave('One\n\nFirst', 'One');
    leave('One\n\nSecond', 'One');
    const { state, pass } = open(prfaq(1, { heading: 'One' }));
    await pass(0);
    expect(state().document.sections.heading.split('\n\n').sort()).toEqual(['First', 'One', 'Second']);
    expect(localStorage).toHaveLength(1);
  });

  it('does not put back what arrived after all', async () => {
    leave('Sent', 'Before', 1, [{ sections: { heading: 'Sent' } }]);
    const { state, pass } = open(prfaq(2, { heading: 'Sent' }));
    await pass(0);
    expect(state()).toMatchObject({ dirty: false, restoredFromMs: null, conflict: null });
    expect(localStorage).toHaveLength(0);
  });

  it('gives restored text up when told to', async () => {
    leave('Old', '');
    const { state, autosave, pass } = open();
    await pass(0);
    expect(state().document.sections.heading).toBe('Old');
    act(() => autosave().discard());
    expect(state()).toMatchObject({ dirty: false, restoredFromMs: null });
    expect(state().document.sections.heading).toBe('');
    expect(localStorage).toHaveLength(0);
  });

  it('asks when restored text meets a newer one of the same section', async () => {
    leave('Mine', 'Before');
    const { state, pass } = open(prfaq(4, { heading: 'Theirs' }));
    await pass(0);
    expect(state().conflict?.laid.contested).toEqual(['heading']);
    expect(state().document.sections.heading).toBe('Mine');
  });

  it('sends a last time when the screen goes away', async () => {
    const { server, view, type, pass } = open();
    await type('Last words');
    view.unmount();
    await pass(0);
    expect(server.present.document.sections.heading).toBe('Last words');
    expect(localStorage).toHaveLength(0);
  });

  it('warns before the window is closed with unsaved text', async () => {
    const { type } = open();
    const closing = () => {
      const event = new Event('beforeunload', { cancelable: true });
      act(() => void window.dispatchEvent(event));
      return event.defaultPrevented;
    };
    expect(closing()).toBe(false);
    await type('Unsaved');
    expect(closing()).toBe(true);
    expect(localStorage).toHaveLength(1);
  });

  it('goes on when the browser keeps nothing', async () => {
    const refuse = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('full');
    });
    const { server, state, type, pass } = open();
    server.fail = new Offline();
    await type('Only here');
    await pass(800);
    expect(state()).toMatchObject({ keptLocally: false, dirty: true });
    refuse.mockRestore();
  });
});
