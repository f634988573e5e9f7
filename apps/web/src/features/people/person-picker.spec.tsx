import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { type ReactElement, useState } from 'react';
import { WorkspaceContext } from '../../app/workspace-context.js';
import { membersQuery } from '../workspaces/api/members.queries.js';
import { PeoplePicker, PersonPicker } from './person-picker.js';

const members = ['Ines Calder', 'Maren Holt', 'Idris Calloway'].map((name, at) => ({
  id: `p${at}`,
  name,
  email: null,
  role: 'viewer' as const,
  version: 1,
}));
/** What was chosen last. */
const chosen: { now: unknown } = { now: undefined };

function noted<T>(next: T): T {
  chosen.now = next;
  return next;
}

function One(): ReactElement {
  const [value, setValue] = useState<string | null>(null);
  return (
    <PersonPicker label="Owner" placeholder="Nobody yet" value={value} onChange={(next) => setValue(noted(next))} />
  );
}
function Several(): ReactElement {
  const [value, setValue] = useState<string[]>([]);
  return <PeoplePicker label="Reviewers" value={value} onChange={(next) => setValue(noted(next))} />;
}

function show(field: ReactElement): HTMLElement {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(membersQuery('w').queryKey, { members });
  const workspace = { id: 'w', slug: 'w', name: 'W', role: 'viewer' as const, isExample: false };
  render(
    <QueryClientProvider client={queries}>
      <WorkspaceContext.Provider value={workspace}>{field}</WorkspaceContext.Provider>
    </QueryClientProvider>,
  );
  return screen.getByRole('combobox');
}
const options = () => screen.queryAllByRole('option').map((option) => option.textContent?.trim());
const press = (on: HTMLElement, key: string) => fireEvent.keyDown(on, { key });
const type = (on: HTMLElement, value: string) => fireEvent.change(on, { target: { value } });

beforeEach(() => void (chosen.now = undefined));
afterEach(cleanup);

describe('PersonPicker', () => {
  it('is worked by keyboard alone: filter, move, choose, take back', () => {
    const input = show(<One />);
    expect([input.getAttribute('aria-expanded'), options()]).toEqual(['false', []]);
    type(input, 'i');
    expect(options()).toHaveLength(2);
    press(input, 'ArrowDown');
    const active = document.getElementById(input.getAttribute('aria-activedescendant') ?? '');
    expect([active?.textContent?.includes('Idris'), active?.getAttribute('aria-selected')]).toEqual([true, 'true']);
    press(input, 'Enter');
    expect([chosen.now, input.getAttribute('aria-expanded')]).toEqual(['p2', 'false']);
    press(input, 'Backspace');
    expect(chosen.now).toBeNull();
  });

  it('closes on Escape without telling the dialog around it', () => {
    const input = show(<One />);
    press(input, 'ArrowDown');
    expect(options()).toHaveLength(3);
    expect(press(input, 'Escape')).toBe(false);
    expect(options()).toEqual([]);
    expect(press(input, 'Escape')).toBe(true);
  });

  it('takes the place of the one before, and says so when nobody fits', () => {
    const input = show(<One />);
    fireEvent.click(input);
    fireEvent.click(screen.getByRole('option', { name: /Maren/ }));
    type(input, 'ines');
    press(input, 'Enter');
    expect(chosen.now).toBe('p0');
    type(input, 'nobody');
    expect(screen.getByRole('status').textContent).toContain('nobody');
  });
});

describe('PeoplePicker', () => {
  it('chooses several, leaves those chosen out of the list, and removes any of them', () => {
    const input = show(<Several />);
    press(input, 'ArrowDown');
    press(input, 'Enter');
    press(input, 'Enter');
    expect(chosen.now).toEqual(['p0', 'p1']);
    expect(options()).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: 'Remove Ines Calder' }));
    expect(chosen.now).toEqual(['p1']);
    expect(document.activeElement).toBe(input);
  });
});
