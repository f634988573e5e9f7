import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { Button } from '@workback/ui/button';
import { ChoiceField } from '@workback/ui/choice-field';
import { Dialog } from '@workback/ui/dialog';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { FormProblem } from '../../app/form-problem.js';
import { markPromise, type Passage, type PromiseKind, promisesQuery } from './api/promises.queries.js';
import { passageOfWords } from '../passages/passage-of-words.js';
import { filledPlaces } from '../passages/places.js';
import { kindWords } from './promise-words.js';

/** Words to begin with, from a selection in the text. */
export interface MarkStart {
  readonly place: string;
  readonly words: string;
  readonly share: number;
}

interface MarkDialogProps {
  readonly params: { readonly workspaceId: string; readonly initiativeId: string };
  readonly document: PrfaqDocument;
  readonly start: MarkStart;
  readonly onClose: () => void;
  readonly onMarked: (label: string) => void;
}

const kinds = Object.entries(kindWords) as [PromiseKind, string][];

/** Marks words of the text as a promise; works without a selection and without a mouse. */
export function MarkDialog({ params, document, start, onClose, onMarked }: MarkDialogProps): ReactElement {
  const queries = useQueryClient();
  const [place, setPlace] = useState(start.place);
  const [words, setWords] = useState(start.words);
  const [kind, setKind] = useState<PromiseKind>('customer-benefit');
  const [tried, setTried] = useState(false);
  const found = passageOfWords(document, place, words, place === start.place ? start.share : 0);
  const mark = useMutation({
    mutationFn: (passage: Passage) => markPromise(params, passage, kind),
    onSuccess: async ({ label }) => {
      await queries.invalidateQueries({ queryKey: promisesQuery(params).queryKey });
      onMarked(label);
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (typeof found !== 'string') mark.mutate(found);
  };
  // A selection that cannot be found is explained at once; typed words only when they are sent.
  const error = typeof found === 'string' && (tried || start.words !== '') ? found : undefined;
  return (
    <Dialog title="Mark a promise" open onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <ChoiceField label="Where it stands" value={place} choices={filledPlaces(document)} onChange={setPlace} />
        <TextField
          label="The exact words"
          hint="As they stand in the text. Their place is found again when the text around them changes."
          rows={4}
          value={words}
          onChange={setWords}
          error={error}
        />
        <ChoiceField label="Kind" value={kind} choices={kinds} onChange={setKind} />
        <FormProblem error={mark.error} />
        <div className="actions">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" busy={mark.isPending}>
            Mark promise
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The first text that can hold a promise. */
export const firstPlace = (document: PrfaqDocument): string => filledPlaces(document)[0]?.[0] ?? 'summary';
