import { afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import type { Deck } from '@workback/contracts/deck/deck.schemas';
import { WorkspaceContext } from '../../../app/workspace-context.js';
import { DeckEditor } from './deck-editor.js';
import type { EditableKpi } from './editable-kpi.js';

beforeAll(() => {
  // jsdom draws no dialogs.
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
  globalThis.CSS = { ...globalThis.CSS, escape: (text: string) => text.replaceAll(' ', '\\ ') };
});
afterEach(cleanup);

const kpi = (name: string, kind: EditableKpi['kind'] = 'output'): EditableKpi => ({
  ...{ id: name, name, kind, ownerId: null },
  ...{ initiativeId: 'i', initiativeNumber: 1, initiativeName: 'Kettle' },
});
const block = (kpiId: string) => ({ id: `b-${kpiId}`, kind: 'kpi', kpiId, form: 'six-twelve' }) as const;
const deck = (...kpiIds: string[]): Deck => ({
  ...{ id: 'd', name: 'Weekly', months: 'trailing', meetingDay: 3, asks: 'exceptions', version: 1, frozen: [] },
  ...{ createdAt: '2026-11-01T00:00:00Z', latestWeekEnding: '2026-11-21' },
  sections: [{ id: 's', title: 'All', text: '', blocks: kpiIds.map(block) }],
});

function show(shown: Deck, kpis: readonly EditableKpi[]) {
  const onDone = jest.fn();
  const workspace = { id: 'w', slug: 'w', name: 'W', role: 'editor', isExample: false } as const;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <WorkspaceContext.Provider value={workspace}>
        <DeckEditor deck={shown} kpis={kpis} initiatives={[]} onDone={onDone} />
      </WorkspaceContext.Provider>
    </QueryClientProvider>,
  );
  const names = () => [...document.querySelectorAll('.block-row b')].map((each) => each.textContent);
  return { onDone, names };
}

describe('the deck editor', () => {
  it('moves blocks by the arrow keys on their handle, which keeps the focus', () => {
    const { names } = show(deck('One', 'Two'), [kpi('One'), kpi('Two')]);
    const handle = screen.getByRole('button', { name: /^Move Two: drag it/ });
    fireEvent.keyDown(handle, { key: 'ArrowUp' });
    expect(names()).toEqual(['Two', 'One']);
    expect(document.activeElement?.getAttribute('data-move')).toBe('b-Two handle');
  });

  it('adds any number of KPIs at once and does not save for that', () => {
    const { names, onDone } = show(deck('One'), [kpi('One'), kpi('Two'), kpi('Three')]);
    fireEvent.click(screen.getByRole('button', { name: 'Add KPIs' }));
    const dialog = within(document.querySelector('dialog')!);
    fireEvent.click(dialog.getByText('Choose all shown'));
    fireEvent.submit(document.querySelector('dialog form')!);
    expect(names().toSorted()).toEqual(['One', 'Three', 'Two']);
    expect(onDone).not.toHaveBeenCalled();
  });

  it('points out an output before its input, and puts inputs first', () => {
    const { names } = show(deck('Result', 'Lever'), [kpi('Result'), kpi('Lever', 'input')]);
    fireEvent.click(screen.getByRole('button', { name: 'Put inputs first' }));
    expect(names()).toEqual(['Lever', 'Result']);
    expect(screen.queryByRole('button', { name: 'Put inputs first' })).toBeNull();
  });
});
