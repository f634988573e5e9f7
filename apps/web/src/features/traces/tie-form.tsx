import { type ReactElement, useState } from 'react';

interface TieFormProps {
  /** "Tie an existing milestone". */
  readonly words: string;
  readonly choices: readonly (readonly [id: string, words: string])[];
  readonly onTie: (id: string) => void;
}

/** Ties to something that is there already: a line that becomes a choice. */
export function TieForm({ words, choices, onTie }: TieFormProps): ReactElement | null {
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState('');
  if (choices.length === 0) return null;
  if (!open) {
    return (
      <button type="button" className="linkbtn" onClick={() => setOpen(true)}>
        {words}…
      </button>
    );
  }
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen) onTie(chosen);
      }}
    >
      <select
        className="in tie"
        aria-label={words}
        required
        // Whoever asked for the choice wants to make it.
        ref={(element) => element?.focus()}
        value={chosen}
        onChange={({ target }) => setChosen(target.value)}
      >
        <option value="">Choose</option>
        {choices.map(([id, label]) => (
          <option key={id} value={id}>
            {label.length > 90 ? `${label.slice(0, 89)}…` : label}
          </option>
        ))}
      </select>
      <button type="submit" className="btn">
        Tie
      </button>
    </form>
  );
}
