import { useNavigate, useSearch } from '@tanstack/react-router';
import { Icon } from '@workback/ui/icon';
import { type KeyboardEvent, type ReactElement, useId, useRef } from 'react';
import { useMedia } from '../../../app/use-media.js';
import type { PanelKey, PrfaqSearch } from '../prfaq-search.js';
import './margin.css';

/** One tab of the margin beside the text. */
export interface MarginTab {
  readonly key: PanelKey;
  readonly title: string;
  /** Shown behind the title once it is known. */
  readonly count?: number | undefined;
  readonly element: ReactElement;
  /** How much it has to say about each section, for the table of contents. */
  readonly remarks?: ReadonlyMap<string, number>;
  /** Its parts stand beside their passages and scroll with the text. */
  readonly beside?: boolean;
  /** Stays in sight below the tabs. */
  readonly tools?: ReactElement;
}

/** What the tabs have to say about each section. */
export function remarksIn(tabs: readonly MarginTab[]): MarginTab['remarks'] {
  return tabs.find(({ remarks }) => remarks !== undefined)?.remarks;
}

/** Below this width the margin is a sheet at the foot of the window, closed until one of its tabs is chosen. */
export const SHEET = '(max-width: 1000px)';

/** What is said about the text, beside it: promises, comments and more, one tab each; the address names the open one. */
export function Margin({ tabs }: { tabs: readonly MarginTab[] }): ReactElement {
  const { panel } = useSearch({ strict: false }) as PrfaqSearch;
  const navigate = useNavigate();
  const sheet = useMedia(SHEET);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const named = tabs.find(({ key }) => key === panel);
  const open = named ?? (sheet ? undefined : tabs[0]);
  const choose = (key: PanelKey | undefined): void =>
    void navigate({
      to: '.',
      search: ({ panel: _, ...rest }: PrfaqSearch) => (key === undefined ? rest : { ...rest, panel: key }),
      replace: true,
      resetScroll: false,
    });
  const walk = (event: KeyboardEvent): void => {
    const to = neighbour(tabs.length, tabs.indexOf(open ?? (tabs[0] as MarginTab)), event.key);
    const next = tabs[to];
    if (!next) return;
    event.preventDefault();
    choose(next.key);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[to]?.focus();
  };
  return (
    <aside className={open ? 'margin open' : 'margin'} aria-label="Beside the text">
      <div className="margintabs">
        <div role="tablist" aria-label="Beside the text" ref={list}>
          {tabs.map(({ key, title, count }, at) => {
            const selected = key === open?.key;
            return (
              <button
                key={key}
                type="button"
                role="tab"
                id={`${id}-${key}`}
                aria-selected={selected}
                aria-controls={selected ? `${id}-panel` : undefined}
                tabIndex={selected || (!open && at === 0) ? 0 : -1}
                onClick={() => choose(sheet && selected ? undefined : key)}
                onKeyDown={walk}
              >
                {title}
                {count === undefined ? null : <span className="mu"> {count}</span>}
              </button>
            );
          })}
        </div>
        {sheet && open ? (
          <button
            type="button"
            className="iconbtn"
            aria-label={`Close ${open.title.toLowerCase()}`}
            onClick={() => choose(undefined)}
          >
            <Icon name="close" />
          </button>
        ) : null}
        {open?.tools ? <div className="margintools">{open.tools}</div> : null}
      </div>
      {open ? (
        <div
          className={`marginpanel${open.beside ? ' beside' : ''}${open.tools ? ' tooled' : ''}`}
          role="tabpanel"
          id={`${id}-panel`}
          aria-labelledby={`${id}-${open.key}`}
          tabIndex={0}
        >
          {open.element}
        </div>
      ) : null}
    </aside>
  );
}

/** Where a key leads from one of `count` tabs; -1 when it leads nowhere. */
function neighbour(count: number, at: number, key: string): number {
  if (key === 'ArrowRight') return (at + 1) % count;
  if (key === 'ArrowLeft') return (at - 1 + count) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : -1;
}
