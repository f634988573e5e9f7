import { Button } from '@workback/ui/button';
import { type ReactElement, useEffect, useState } from 'react';
import { type SelectedWords, selectedWords } from './selected-words.js';

/** Something that can be done with selected words. */
export interface SelectionAction {
  readonly title: string;
  readonly keys?: string;
  readonly run: (selected: SelectedWords) => void;
}

/** Buttons beside selected words of the text. */
export function SelectionMenu({ actions }: { actions: readonly SelectionAction[] }): ReactElement | null {
  const [selected, setSelected] = useState<SelectedWords | 'several' | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const look = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => setSelected(selectedWords(document.getSelection())), 120);
    };
    document.addEventListener('selectionchange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', look);
    };
  }, []);
  if (selected === null || actions.length === 0) return null;
  if (selected === 'several')
    return (
      <div className="pop markpop end" role="status">
        Select words within one section to comment on them or to mark them.
      </div>
    );
  const { box } = selected;
  const width = 132 * actions.length + 16;
  const top = box.bottom + 8 + 44 > window.innerHeight ? Math.max(8, box.top - 48) : box.bottom + 8;
  const left = Math.max(8, Math.min(box.left + box.width / 2 - width / 2, window.innerWidth - width));
  return (
    <div className="pop markpop row" style={{ top, left }}>
      {actions.map(({ title, keys, run }, at) => (
        <Button
          key={title}
          look={at === 0 ? 'primary' : 'plain'}
          aria-keyshortcuts={keys}
          // The selection must outlive the press.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            run(selected);
            setSelected(null);
          }}
        >
          {title}
        </Button>
      ))}
    </div>
  );
}
