import { diffText } from '@workback/domain/prfaq/diff-text';
import type { MergePlace } from '@workback/domain/prfaq/merge-documents';
import { Button } from '@workback/ui/button';
import { type ReactElement, useContext, useState } from 'react';
import { placeTitle, type SavedText } from '../draft.js';
import { momentWords } from '../moment-words.js';
import { comparisonRows, rowParts } from '../versions/comparison-rows.js';
import { ShownWords } from '../versions/shown-words.js';
import { CombinedText } from './combined-text.js';
import { conflictId, ConflictsContext, otherWriter } from './conflicts.js';
import { type Choice, chosenText, type LaidText, sidesOf } from './laid-text.js';

/** Under a text: both versions of the paragraphs that were changed twice, until a person has chosen. */
export function PlaceConflict({ place }: { readonly place: MergePlace }): ReactElement | null {
  const { conflict, personId, settle } = useContext(ConflictsContext);
  if (!conflict?.laid.contested.includes(place)) return null;
  return <BothTexts {...conflict} personId={personId} place={place} onSettle={(choice) => settle(place, choice)} />;
}

interface BothTextsProps {
  readonly laid: LaidText;
  readonly theirs: SavedText;
  readonly personId: string;
  readonly place: MergePlace;
  readonly onSettle: (choice: Choice) => void;
}

/** What the two sides are called, by whether both are the same person's. */
const names = {
  people: { mine: 'Mine', theirs: 'Theirs', keep: 'Keep mine', take: 'Take theirs' },
  tabs: {
    mine: 'In this tab',
    theirs: 'In the other tab',
    keep: 'Keep this tab’s text',
    take: 'Take the other tab’s text',
  },
} as const;

function BothTexts({ laid, theirs, personId, place, onSettle }: BothTextsProps): ReactElement {
  const [combined, setCombined] = useState<string | null>(null);
  const title = placeTitle(place, laid.document);
  const words = names[theirs.savedBy !== null && theirs.savedBy.id === personId ? 'tabs' : 'people'];
  return (
    <section className="note off conflict" id={conflictId(place)} tabIndex={-1} aria-label={`${title}: two texts`}>
      <p>
        {otherWriter(theirs.savedBy, personId)} changed the same words at {momentWords(theirs.savedAt)}. Nothing is
        overwritten: choose.
      </p>
      {combined === null ? (
        <>
          {sidesOf(laid, theirs.document, place).map((side, at) => (
            <div className="twotexts" key={at}>
              <Side name={words.mine} text={side.mine} other={side.theirs} />
              <Side name={words.theirs} text={side.theirs} other={side.mine} />
            </div>
          ))}
          <div className="row">
            <Button onClick={() => onSettle('mine')}>{words.keep}</Button>
            <Button onClick={() => onSettle('theirs')}>{words.take}</Button>
            {place === 'launchDate' ? null : (
              <>
                <Button onClick={() => onSettle('both')}>Keep both</Button>
                <Button
                  look="quiet"
                  onClick={() => setCombined(chosenText(laid, theirs.document, place, 'both') ?? '')}
                >
                  Edit the combined text
                </Button>
              </>
            )}
          </div>
        </>
      ) : (
        <CombinedText
          place={place}
          title={title}
          begin={combined}
          onSave={(text) => onSettle({ text })}
          onBack={() => setCombined(null)}
        />
      )}
    </section>
  );
}

interface SideProps {
  readonly name: string;
  readonly text: string;
  readonly other: string;
}

/** One side as it is read, with the words marked that the other does not have. */
function Side({ name, text, other }: SideProps): ReactElement {
  return (
    <div>
      <p className="lab">{name}</p>
      {text.trim() === '' ? (
        <p className="mu">Removed.</p>
      ) : (
        <div className="sidetext">
          {comparisonRows(diffText(other, text)).map(({ pieces, ends }, at) => (
            <p key={at} className={ends ? 'ends' : undefined}>
              {rowParts(pieces).map((part, index) =>
                'runs' in part ? (
                  <ShownWords key={index} runs={part.runs} />
                ) : part.added.length > 0 ? (
                  <mark key={index}>
                    <ShownWords runs={part.added} />
                  </mark>
                ) : null,
              )}
            </p>
          ))}
        </div>
      )}
    </div>
  );
}
