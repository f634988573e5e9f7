/** A key, or two one after the other, and what it does. */
export interface KeyWords {
  readonly keys: readonly string[];
  readonly does: string;
}

/** Where `g` and a second key lead, below the workspace. */
export const goKeys: Readonly<Record<string, { readonly path: string; readonly name: string }>> = {
  p: { path: '/portfolio', name: 'Portfolio' },
  r: { path: '/roadmap', name: 'Roadmap' },
  d: { path: '/documents', name: 'Documents' },
  m: { path: '/my-work', name: 'My work' },
  k: { path: '/kpis', name: 'KPIs' },
  h: { path: '/data-health', name: 'Health of data' },
  w: { path: '/wbr', name: 'WBR' },
  o: { path: '/sources', name: 'Sources' },
  j: { path: '/runs', name: 'Jobs' },
  i: { path: '/inbox', name: 'Inbox' },
  a: { path: '/activity', name: 'Activity' },
  s: { path: '/settings', name: 'Settings' },
};

/** Every key that works on more than one screen, in groups, for the sheet that `?` opens. */
export const keyGroups: readonly { readonly name: string; readonly keys: readonly KeyWords[] }[] = [
  {
    name: 'Anywhere',
    keys: [
      { keys: ['/'], does: 'Search or go to a page; also Ctrl K or ⌘ K' },
      { keys: ['?'], does: 'This sheet' },
      { keys: ['Esc'], does: 'Close what is open' },
    ],
  },
  {
    name: 'Go to',
    keys: Object.entries(goKeys).map(([key, { name }]) => ({ keys: ['g', key], does: name })),
  },
  {
    name: 'Portfolio',
    keys: [
      { keys: ['j'], does: 'Next initiative' },
      { keys: ['k'], does: 'Initiative before' },
      { keys: ['Enter'], does: 'Open it' },
    ],
  },
  {
    name: 'Plan',
    keys: [
      { keys: ['Alt', '→'], does: 'Move the chosen milestone a day later; with Shift a week' },
      { keys: ['Alt', '←'], does: 'A day earlier; with Shift a week' },
      { keys: ['Ctrl', 'Z'], does: 'Undo a change of the plan; with Shift do it again' },
    ],
  },
  {
    name: 'Meetings, decks and charts',
    keys: [
      { keys: ['→'], does: 'Next section, block or value' },
      { keys: ['←'], does: 'The one before' },
    ],
  },
];
