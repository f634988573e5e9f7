import type { PromiseChangeWire } from '@workback/contracts/amendment/amendment.schemas';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { Button } from '@workback/ui/button';
import { ChoiceField } from '@workback/ui/choice-field';
import { Dialog } from '@workback/ui/dialog';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { FormProblem } from '../../app/form-problem.js';
import { passageOfWords } from '../passages/passage-of-words.js';
import { filledPlaces } from '../passages/places.js';
import { kindWords } from '../promises/promise-words.js';

type Passage = Extract<PromiseChangeWire, { change: 'reword' }>['passage'];
type Kind = Extract<PromiseChangeWire, { change: 'add' }>['kind'];

interface WordsDialogProps {
  readonly title: string;
  readonly document: PrfaqDocument;
  /** Where the words stand now; absent for a new promise. */
  readonly begin: { readonly place: string; readonly words: string } | null;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onChoose: (passage: Passage, kind: Kind) => void;
  readonly onClose: () => void;
}

const kinds = Object.entries(kindWords) as [Kind, string][];

/** Chooses the words of the amended text that a promise stands in. */
export default function WordsDialog(props: WordsDialogProps): ReactElement {
  const { title, document, begin, busy, error, onChoose, onClose } = props;
  const places = filledPlaces(document);
  const [place, setPlace] = useState(begin?.place ?? places[0]?.[0] ?? 'summary');
  const [words, setWords] = useState(begin?.words ?? '');
  const [kind, setKind] = useState<Kind>('customer-benefit');
  const [tried, setTried] = useState(false);
  const found = passageOfWords(document, place, words, 0);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (typeof found !== 'string') onChoose(found, kind);
  };
  return (
    <Dialog title={title} open onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <ChoiceField label="Where it stands" value={place} choices={places} onChange={setPlace} />
        <TextField
          label="The exact words"
          hint="As they stand in the amended text."
          rows={4}
          value={words}
          onChange={setWords}
          error={tried && typeof found === 'string' ? found : undefined}
        />
        {begin === null ? <ChoiceField label="Kind" value={kind} choices={kinds} onChange={setKind} /> : null}
        <FormProblem error={error} />
        <div className="actions">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" busy={busy}>
            {begin === null ? 'Add promise' : 'Take these words'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
