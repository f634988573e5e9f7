import { type MergePlace } from '@workback/domain/prfaq/merge-documents';
import { isSectionKey } from '@workback/domain/prfaq/sections';
import { Button } from '@workback/ui/button';
import { PendingTexts } from '@workback/ui/rich-text/pending-texts';
import { RichText } from '@workback/ui/rich-text/rich-text';
import { type ReactElement, useRef, useState } from 'react';
import { oneLineSections } from './one-line.js';

interface CombinedTextProps {
  readonly place: MergePlace;
  /** The name of the place. */
  readonly title: string;
  readonly begin: string;
  readonly onSave: (text: string) => void;
  readonly onBack: () => void;
}

/** Both texts of a place one behind the other, to be made into one by hand, with the tools of the text itself. */
export function CombinedText({ place, title, begin, onSave, onBack }: CombinedTextProps): ReactElement {
  const [text, setText] = useState(begin);
  const latest = useRef(begin);
  const [pending] = useState(() => new PendingTexts());
  const label = `${title}, combined text`;
  const change = (words: string): void => {
    latest.current = words;
    setText(words);
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        pending.flush();
        onSave(latest.current);
      }}
    >
      {isFormatted(place) ? (
        <RichText label={label} markdown={text} pending={pending} onChange={change} />
      ) : (
        <textarea
          className="in ta growing"
          aria-label={label}
          value={text}
          onChange={({ target }) => change(target.value)}
        />
      )}
      <div className="row">
        <Button look="primary" type="submit">
          Save this text
        </Button>
        <Button look="quiet" onClick={onBack}>
          Back to both texts
        </Button>
      </div>
    </form>
  );
}

const isFormatted = (place: MergePlace): boolean =>
  isSectionKey(place) ? !oneLineSections.has(place) : place.endsWith(':answer');
