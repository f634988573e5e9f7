import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from '@workback/ui/button';
import { ChoiceField } from '@workback/ui/choice-field';
import { Dialog } from '@workback/ui/dialog';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { fieldError } from '../../../api/problem.js';
import { FormProblem } from '../../../app/form-problem.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { portfolioQuery } from '../../portfolio/api/portfolio.queries.js';
import { useCreateDeck } from '../api/decks.queries.js';
import { type DeckStart, startSections } from './deck-draft.js';

interface NewDeckDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Makes a deck and opens it: by rule it is readable at once. */
export function NewDeckDialog(props: NewDeckDialogProps): ReactElement {
  return (
    <Dialog title="Make a deck" {...props}>
      <NewDeckForm onClose={props.onClose} />
    </Dialog>
  );
}

function NewDeckForm({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { id, slug: workspaceSlug } = useWorkspace();
  const navigate = useNavigate();
  const portfolio = useQuery(portfolioQuery(id));
  const create = useCreateDeck(id);
  const [name, setName] = useState('Weekly business review');
  const [start, setStart] = useState<DeckStart>('initiatives');
  const initiatives = (portfolio.data?.rows ?? [])
    .filter(({ stage }) => stage !== 'rejected' && stage !== 'parked' && stage !== 'draft')
    .toSorted((one, other) => one.number - other.number)
    .slice(0, 40);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    create.mutate(
      { name, sections: startSections(start, initiatives) },
      {
        onSuccess: (deck) =>
          void navigate({
            to: start === 'empty' ? '/w/$workspaceSlug/wbr/$deckId/edit' : '/w/$workspaceSlug/wbr/$deckId',
            params: { workspaceSlug, deckId: deck.id },
          }),
      },
    );
  };
  return (
    <form className="form" onSubmit={submit}>
      <TextField
        label="Name"
        required
        maxLength={160}
        value={name}
        onChange={setName}
        error={fieldError(create.error, 'name')}
      />
      <ChoiceField<DeckStart>
        label="Begin with"
        value={start}
        choices={[
          ['initiatives', 'Every KPI, a section an initiative'],
          ['kinds', 'Every KPI, inputs before outputs'],
          ['empty', 'Nothing: I choose the KPIs'],
        ]}
        onChange={setStart}
        hint={start === 'empty' ? undefined : 'KPIs that are defined later join by themselves.'}
      />
      <FormProblem error={create.error} shown={['name']} />
      <div className="actions">
        <Button onClick={onClose}>Cancel</Button>
        <Button
          look="primary"
          type="submit"
          busy={create.isPending}
          disabled={start === 'initiatives' && portfolio.isPending}
        >
          Make deck
        </Button>
      </div>
    </form>
  );
}
