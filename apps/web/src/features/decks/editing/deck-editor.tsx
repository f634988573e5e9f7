import type { Deck } from '@workback/contracts/deck/deck.schemas';
import type { PortfolioRow } from '@workback/contracts/portfolio/portfolio.schemas';
import { outputsBeforeInputs, placedSections } from '@workback/domain/deck/deck-layout';
import { Button } from '@workback/ui/button';
import { ChoiceField } from '@workback/ui/choice-field';
import { Notice } from '@workback/ui/notice';
import { TextField } from '@workback/ui/text-field';
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { fieldError } from '../../../api/problem.js';
import { FormProblem } from '../../../app/form-problem.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { useUpdateDeck } from '../api/decks.queries.js';
import { emptySection, inputsFirst, moveBlock, moveSection, placeBlock, type Section } from './deck-draft.js';
import type { EditableKpi } from './editable-kpi.js';
import { SectionEditor } from './section-editor.js';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

interface DeckEditorProps {
  readonly deck: Deck;
  readonly kpis: readonly EditableKpi[];
  readonly initiatives: readonly PortfolioRow[];
  readonly onDone: () => void;
}

/** Settings, sections and blocks of a deck; nothing is saved before the button is pressed. */
export function DeckEditor({ deck, kpis, initiatives, onDone }: DeckEditorProps): ReactElement {
  const { id } = useWorkspace();
  const save = useUpdateDeck(id, deck.id, deck.version);
  const [name, setName] = useState(deck.name);
  const [months, setMonths] = useState(deck.months);
  const [meetingDay, setMeetingDay] = useState(String(deck.meetingDay));
  const [asks, setAsks] = useState(deck.asks);
  const [sections, setSections] = useState<readonly Section[]>(deck.sections);
  const [said, setSaid] = useState('');
  const dragged = useRef<string | null>(null);
  const moved = useRef<string | null>(null);
  const placed = useMemo(() => placedSections(sections, kpis), [sections, kpis]);
  const order = useMemo(() => outputsBeforeInputs(placed, kpis), [placed, kpis]);
  const byHand = useMemo(
    () => new Set(sections.flatMap(({ blocks }) => blocks.flatMap((each) => (each.kind === 'kpi' ? each.kpiId : [])))),
    [sections],
  );
  useEffect(() => {
    // What moved keeps the focus, so that one can go on pressing.
    if (moved.current === null) return;
    document.querySelector<HTMLElement>(`[data-move="${CSS.escape(moved.current)}"]`)?.focus();
    moved.current = null;
  }, [sections]);
  const moveOne = (blockId: string, by: 1 | -1, from: string): void => {
    moved.current = `${blockId} ${from}`;
    setSaid(by === -1 ? 'Moved up.' : 'Moved down.');
    setSections(moveBlock(sections, blockId, by));
  };
  const drop = (sectionId: string, to: number): void => {
    if (dragged.current === null) return;
    const own =
      sections.find((each) => each.id === sectionId)?.blocks.findIndex((each) => each.id === dragged.current) ?? -1;
    // Places are counted without the block that moves.
    setSections(placeBlock(sections, dragged.current, sectionId, own >= 0 && own < to ? to - 1 : to));
    dragged.current = null;
  };
  const submit = (): void =>
    save.mutate({ name, months, meetingDay: Number(meetingDay), asks, sections: [...sections] }, { onSuccess: onDone });
  const nameOf = (kpiId: string): string => kpis.find((kpi) => kpi.id === kpiId)?.name ?? '';
  return (
    // Not a form: the dialogs in it are, and their submission would be its own.
    <div className="form deck-editor">
      <div className="cols">
        <TextField
          label="Name"
          required
          maxLength={160}
          value={name}
          onChange={setName}
          error={fieldError(save.error, 'name')}
        />
        <ChoiceField
          label="Months"
          value={months}
          choices={[
            ['trailing', 'The last twelve'],
            ['fiscal-year', 'Of the fiscal year'],
          ]}
          onChange={setMonths}
        />
        <ChoiceField
          label="Review on"
          value={meetingDay}
          choices={DAYS.map((day, at) => [String(at), day])}
          onChange={setMeetingDay}
          hint="Commentary is due on this day."
        />
        <ChoiceField
          label="Ask owners for commentary"
          value={asks}
          choices={[
            ['exceptions', 'On exceptions'],
            ['all', 'On every KPI'],
            ['nobody', 'Never'],
          ]}
          onChange={setAsks}
          hint="The morning after the week ends."
        />
      </div>
      {order.length > 0 ? (
        <Notice tone="risk">
          <p>
            “{nameOf(order[0]!.output)}” stands before “{nameOf(order[0]!.input)}”, an input that drives it
            {order.length > 1 ? `; ${order.length - 1} more do the like` : ''}.{' '}
            <button type="button" className="linkbtn" onClick={() => setSections(inputsFirst(sections, kpis))}>
              Put inputs first
            </button>
          </p>
        </Notice>
      ) : null}
      <p className="vh" role="status">
        {said}
      </p>
      {sections.map((section) => (
        <SectionEditor
          key={section.id}
          section={section}
          placed={placed}
          byHand={byHand}
          kpis={kpis}
          initiatives={initiatives}
          onChange={(change) => setSections((now) => change(now))}
          onMoveSection={(by) => setSections(moveSection(sections, section.id, by))}
          onMoveBlock={moveOne}
          onDragStart={(blockId) => {
            dragged.current = blockId;
          }}
          onDrop={(to) => drop(section.id, to)}
        />
      ))}
      <div className="row">
        <Button onClick={() => setSections([...sections, emptySection()])}>Add section</Button>
      </div>
      <FormProblem error={save.error} shown={['name']} />
      <div className="actions">
        <Button onClick={onDone}>Cancel</Button>
        <Button look="primary" busy={save.isPending} disabled={name.trim() === ''} onClick={submit}>
          Save deck
        </Button>
      </div>
    </div>
  );
}
