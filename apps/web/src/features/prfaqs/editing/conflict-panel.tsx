import type { MergePlace } from '@workback/domain/prfaq/merge-documents';
import { diffText } from '@workback/domain/prfaq/diff-text';
import { Button } from '@workback/ui/button';
import { type ReactElement, useState } from 'react';
import { placeTitle, type SavedText } from '../draft.js';
import { momentWords } from '../moment-words.js';
import { type Choice, chosenText, type LaidText, sidesOf } from './laid-text.js';

interface ConflictPanelProps {
  readonly laid: LaidText;
  readonly theirs: SavedText;
  readonly onSettle: (place: MergePlace, choice: Choice) => void;
}

/** Both texts of every paragraph that two people changed, until a person has chosen. */
export function ConflictPanel({ laid, theirs, onSettle }: ConflictPanelProps): ReactElement {
  const who = theirs.savedBy?.name ?? 'Somebody else';
  return (
    <section className="note off conflict" role="alert" aria-label="Two texts">
      <p>
        {who} changed the same words at {momentWords(theirs.savedAt)}. Nothing is overwritten, and everything else goes
        on being saved. Choose for each place.
      </p>
      {laid.contested.map((place) => (
        <Place key={place} laid={laid} theirs={theirs} place={place} onSettle={(choice) => onSettle(place, choice)} />
      ))}
    </section>
  );
}

interface PlaceProps {
  readonly laid: LaidText;
  readonly theirs: SavedText;
  readonly place: MergePlace;
  readonly onSettle: (choice: Choice) => void;
}

function Place({ laid, theirs, place, onSettle }: PlaceProps): ReactElement {
  const [own, setOwn] = useState<string | null>(null);
  const title = placeTitle(place, laid.document);
  const isText = place !== 'launchDate';
  return (
    <div>
      <h3>{title}</h3>
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
            {isText ? (
              <>
                <Button onClick={() => onSettle('both')}>Keep both</Button>
                <Button look="quiet" onClick={() => setOwn(chosenText(laid, theirs.document, place, 'both') ?? '')}>
                  Edit the combined text
                </Button>
              </>
            ) : null}
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
    </div>
  );
}

/** One side, with the words marked that the other does not have. */
function Side({
  name,
  text,
  other,
}: {
  readonly name: string;
  readonly text: string;
  readonly other: string;
}): ReactElement {
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
