import type { ReactElement } from 'react';

const paths = {
  bold: 'M4.5 2.5h4a2.7 2.7 0 0 1 0 5.4h-4Zm0 5.4h4.6a2.8 2.8 0 0 1 0 5.6H4.5Z',
  italic: 'M6.5 2.5h5M4.5 13.5h5M9 2.5l-2 11',
  code: 'm5.5 4.5-3.5 3.5 3.5 3.5M10.5 4.5 14 8l-3.5 3.5',
  bullets: 'M6 3.5h8M6 8h8M6 12.5h8M2.4 3.5h.1M2.4 8h.1M2.4 12.5h.1',
  numbers: 'M7 3.5h7M7 8h7M7 12.5h7M2 2.5l1-.5v3.5M2 10.8c.3-.9 2-.9 2 .2 0 .8-2 1.3-2 2.5h2.2',
  quote: 'M3 3v10M6.5 4.5H13M6.5 8H13M6.5 11.5h4',
  block: 'M2 3h12v10H2Zm4.5 3L4.5 8l2 2M9.5 6l2 2-2 2',
  table: 'M2 3h12v10H2Zm0 3.5h12M2 10h12M8 3v10',
  image: 'M2 3h12v10H2Zm0 8 3.5-3.5L9 11l2-2 3 2.5M11 6h.1',
  undo: 'M5.5 3 2.5 6l3 3M2.5 6H10a3.5 3.5 0 0 1 0 7H6.5',
  redo: 'm10.5 3 3 3-3 3M13.5 6H6a3.5 3.5 0 0 0 0 7h3.5',
  task: 'M2 2.5h11v11H2Zm2.5 5.5 2.3 2.3L11 5.5',
} as const;

export type ToolIcon = keyof typeof paths;

/** A drawing on a button of the tool bar; the button has the words. */
export function ToolDrawing({ name }: { readonly name: ToolIcon }): ReactElement {
  return (
    <svg className="ic" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
