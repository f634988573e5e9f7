import type { SectionLength } from '@workback/domain/prfaq/document';
import { type PrfaqSection, sectionOf, type SectionKey } from '@workback/domain/prfaq/sections';
import type { PendingTexts } from '@workback/ui/rich-text/pending-texts';
import { memo, type ReactElement, useId } from 'react';
import { WritersHere } from '../../presence/writers-here.js';
import type { InInitiative } from '../api/prfaqs.queries.js';
import { Budget } from '../length/budget.js';
import { placeId } from '../outline.js';
import type { Autosave } from './autosave.js';
import { OneLine, oneLineSections } from './one-line.js';
import { PlaceConflict } from './place-conflict.js';
import { sameLength } from './same-length.js';
import { PicturedText, WrittenText } from './written-text.js';

interface SectionEditorProps {
  readonly home: InInitiative;
  readonly sectionKey: SectionKey;
  readonly text: string;
  readonly length: SectionLength | undefined;
  readonly autosave: Pick<Autosave, 'edit' | 'typing'>;
  readonly pending: PendingTexts;
}

/** Sections in which a picture says more than words. */
const pictured: ReadonlySet<SectionKey> = new Set(['customer-experience', 'ux-document', 'appendix']);

/** One section: what belongs there, its budget, its words. */
export const SectionEditor = memo(
  function SectionEditor({ home, sectionKey, text, length, autosave, pending }: SectionEditorProps): ReactElement {
    const id = useId();
    const { title, guidance }: PrfaqSection = sectionOf(sectionKey);
    const change = (words: string): void =>
      autosave.edit((now) => ({ ...now, sections: { ...now.sections, [sectionKey]: words } }));
    const guide = `${id}-guide`;
    const rich = {
      id,
      label: title,
      describedBy: guide,
      markdown: text,
      pending,
      onChange: change,
      onTyping: () => autosave.typing(),
    };
    return (
      <div className="sectionedit" id={placeId(sectionKey)}>
        <div className="row between">
          <label htmlFor={id}>{title}</label>
          <WritersHere at={{ initiativeId: home.initiativeId, place: 'prfaq' }} partId={sectionKey} />
          <span className="sm mu">{length ? <Budget length={length} /> : null}</span>
        </div>
        <p className="sm mu" id={guide}>
          {guidance}
        </p>
        {oneLineSections.has(sectionKey) ? (
          <OneLine id={id} describedBy={guide} value={text} maxLength={100_000} onChange={change} />
        ) : (
          <div data-place={sectionKey}>
            {pictured.has(sectionKey) ? <PicturedText {...rich} home={home} /> : <WrittenText {...rich} />}
          </div>
        )}
        <PlaceConflict place={sectionKey} />
      </div>
    );
  },
  (one, other) =>
    one.text === other.text &&
    one.home === other.home &&
    one.autosave === other.autosave &&
    one.pending === other.pending &&
    sameLength(one.length, other.length),
);
