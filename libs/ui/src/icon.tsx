import type { ReactElement } from 'react';

const paths = {
  search: 'M11.6 7A4.6 4.6 0 1 1 2.4 7a4.6 4.6 0 0 1 9.2 0Zm-1.1 3.5 3.4 3.4',
  plus: 'M8 3.5v9M3.5 8h9',
  close: 'm4.5 4.5 7 7m0-7-7 7',
  down: 'm4.5 6.5 3.5 3.5 3.5-3.5',
  up: 'm4.5 9.5 3.5-3.5 3.5 3.5',
  clock: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0ZM8 4.8V8l2.2 1.4',
  flag: 'M4 14V2.5h8l-2 3 2 3H4',
  link: 'M6.5 9.5 9.5 6.5M7.2 4.6 8.5 3.3a3 3 0 0 1 4.2 4.2l-1.3 1.3M8.8 11.4l-1.3 1.3a3 3 0 0 1-4.2-4.2l1.3-1.3',
  portfolio: 'M2 4h12M2 8h12M2 12h12M4.4 4h.1M10.6 8h.1M7 12h.1',
  roadmap: 'M2 3.5h6M5 8h6M8 12.5h4M14 2v12',
  document: 'M3.5 2h6l3 3v9h-9ZM6 7.5h4M6 10.5h4',
  kpi: 'M2 12 5.5 8l2.7 2.2L13.5 3.8M2 14h12',
  deck: 'M2 2.5h12v8.5H2ZM8 11v3M5.5 14h5M4.8 8 7 5.8l1.7 1.4L11.2 5',
  jobs: 'M13.2 8a5.2 5.2 0 1 1-1.5-3.7M13.2 2.3v2.9h-2.9M8 5.2V8l1.9 1.2',
  source:
    'M2.5 4c0-1.1 2.5-2 5.5-2s5.5.9 5.5 2-2.5 2-5.5 2-5.5-.9-5.5-2Zm0 0v8c0 1.1 2.5 2 5.5 2s5.5-.9 5.5-2V4M2.5 8c0 1.1 2.5 2 5.5 2s5.5-.9 5.5-2',
  settings:
    'M2 5h5.4m3.6 0h3M2 11h2.4m3.6 0h6M11 5a1.8 1.8 0 1 1-3.6 0A1.8 1.8 0 0 1 11 5ZM8 11a1.8 1.8 0 1 1-3.6 0A1.8 1.8 0 0 1 8 11Z',
  check: 'm3 8.5 3.2 3.2L13 4.8',
  play: 'M5 3.5v9l7-4.5Z',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  edit: 'M3 13h2.4l7.3-7.3-2.4-2.4L3 10.6Z',
  comment: 'M2.5 3h11v8H7l-3 2.5V11H2.5Z',
  bell: 'M4 11V7a4 4 0 0 1 8 0v4l1.2 1.2H2.8ZM6.6 14h2.8',
  trash: 'M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5',
} as const;

export type IconName = keyof typeof paths;

/** A small line drawing; decorative, so the text beside it must say the same. */
export function Icon({ name, small = false }: { name: IconName; small?: boolean }): ReactElement {
  return (
    <svg className={small ? 'ic s' : 'ic'} viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
