import { diffText } from '@workback/domain/prfaq/diff-text';
import type { MergePlace } from '@workback/domain/prfaq/merge-documents';
import { Button } from '@workback/ui/button';
import { type ReactElement, useContext, useState } from 'react';
import { placeTitle, type SavedText } from '../draft.js';
import { momentWords } from '../moment-words.js';
import { conflictId, ConflictsContext } from './conflicts.js';
import { type Choice, chosenText, type LaidText, sidesOf } from './laid-text.js';

/** Under a text: both versions of the paragraphs that two people changed, until a person has chosen. */
export function PlaceConflict({ place }: { readonly place: MergePlace }): ReactElement | null {
  const { conflict, settle } = useContext(ConflictsContext);
  if (!conflict?.laid.contested.includes(place)) return null;
  return <BothTexts {...conflict} place={place} onSettle={(choice) => settle(place, choice)} />;
}

interface BothTextsProps {
  readonly laid: LaidText;
  readonly theirs: SavedText;
  readonly place: MergePlace;
  readonly onSettle: (choice: Choice) => void;
}

function BothTexts({ laid, theirs, place, onSettle }: BothTextsProps): ReactElement {
  const [own, setOwn] = useState<string | null>(null);
  const title = placeTitle(place, laid.document);
  return (
    <section className="note off conflict" id={conflictId(place)} tabIndex={-1} aria-label={`${title}: two texts`}>
      <p>
        {theirs.savedBy?.name ?? 'Somebody else'} changed the same words at {momentWords(theirs.savedAt)}. Nothing is
        overwritten: choose.
      </p>
      {own === null ? (
        <>
          {sidesOf(laid, theirs.document, place).map((side, at) => (
            <div className="twotexts" key={at}>
              <Side name="Mine" text={side.mine} other={side.theirs} />
              <Side name="Theirs" text={side.theirs} other={side.mine} />
            </div>
          ))}
          <div className="row">
            <Button onClick={() => onSettle('mine')}>Keep mine</Button>
            <Button onClick={() => onSettle('theirs')}>Take theirs</Button>
            {place === 'launchDate' ? null : (
              <>
                <Button onClick={() => onSettle('both')}>Keep both</Button>
                <Button look="quiet" onClick={() => setOwn(chosenText(laid, theirs.document, place, 'both') ?? '')}>
                  Edit the combined text
                </Button>
              </>
            )}
          </div>
        </>
      ) : (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            onSettle({ text: own });
          }}
        >
          <textarea
            className="in ta growing"
            aria-label={`${title}, combined text`}
            value={own}
            onChange={(event) => setOwn(event.target.value)}
          />
          <div className="row">
            <Button look="primary" type="submit">
              Save this text
            </Button>
            <Button look="quiet" onClick={() => setOwn(null)}>
              Back to both texts
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}

interface SideProps {
  readonly name: string;
  readonly text: string;
  readonly other: string;
}

/** One side, with the words marked that the other does not have. */
function Side({ name, text, other }: SideProps): ReactElement {
  return (
    <div>
      <p className="lab">{name}</p>
      {text === '' ? (
        <p className="mu">Removed.</p>
      ) : (
        <p className="code raw">
          {diffText(other, text).map(({ kind, text: words }, at) =>
            kind === 'removed' ? null : kind === 'added' ? (
              <mark key={at}>{words}</mark>
            ) : (
              <span key={at}>{words}</span>
            ),
          )}
        </p>
      )}
    </div>
  );
}
