import { Icon } from '@workback/ui/icon';
import { Fragment, type ReactElement, useEffect, useRef } from 'react';
import type { ListKeys } from '../../app/use-list-keys.js';
import type { FinderEntry } from './finder-entries.js';
import { Marked } from './marked.js';

interface FinderListProps {
  readonly id: string;
  readonly entries: readonly FinderEntry[];
  readonly list: ListKeys;
  readonly failed: boolean;
}

/** The entries below the search in the header. */
export function FinderList({ id, entries, list, failed }: FinderListProps): ReactElement {
  const element = useRef<HTMLDivElement>(null);
  const { active, open } = list;
  useEffect(() => {
    element.current?.querySelector('.on')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div ref={element} id={id} role="listbox" aria-label="Pages and results" className="pop found" hidden={!open}>
      {entries.map(({ key, icon, title, sub, group }, at) => (
        <Fragment key={key}>
          {group === undefined ? null : (
            <div className="lab" role="presentation">
              {group}
            </div>
          )}
          {/* The keyboard stays in the input, which points at the entries. */}
          {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events */}
          <div
            id={`${id}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === active}
            className={at === active ? 'on' : undefined}
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => list.point(at)}
            onClick={() => list.choose(at)}
          >
            <Icon name={icon} small />
            <span>
              <Marked pieces={title} />
            </span>
            {sub.some(({ text }) => text !== '') ? (
              <span className="sub">
                <Marked pieces={sub} />
              </span>
            ) : null}
          </div>
        </Fragment>
      ))}
      {failed ? <div className="lab">The search does not answer. Try again in a moment.</div> : null}
    </div>
  );
}
