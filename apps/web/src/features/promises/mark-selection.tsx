import { Button } from '@workback/ui/button';
import { type ReactElement, useEffect, useState } from 'react';
import { type SelectedWords, selectedWords } from './passage-of-selection.js';

interface MarkSelectionProps {
  readonly onMark: (selected: SelectedWords) => void;
}

/** A button beside selected words of the text. */
export function MarkSelection({ onMark }: MarkSelectionProps): ReactElement | null {
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
  if (selected === null) return null;
  if (selected === 'several')
    return (
      <div className="pop markpop end" role="status">
        Select words within one section to mark them as a promise.
      </div>
    );
  const { box } = selected;
  const top = box.bottom + 8 + 44 > window.innerHeight ? Math.max(8, box.top - 48) : box.bottom + 8;
  const left = Math.max(8, Math.min(box.left + box.width / 2 - 80, window.innerWidth - 176));
  return (
    <div className="pop markpop" style={{ top, left }}>
      <Button
        look="primary"
        // The selection must outlive the press.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => {
          onMark(selected);
          setSelected(null);
        }}
      >
        Mark as promise
      </Button>
    </div>
  );
}
