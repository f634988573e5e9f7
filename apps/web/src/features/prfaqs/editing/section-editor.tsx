import type { SectionLength } from '@workback/domain/prfaq/document';
import type { PrfaqSection, SectionKey } from '@workback/domain/prfaq/sections';
import { type ReactElement, useId } from 'react';
import { Budget } from '../length/budget.js';
import type { WireDocument } from '../draft.js';
import { placeId } from '../outline.js';
import type { Autosave } from './autosave.js';
import { GrowingText } from './growing-text.js';

interface SectionEditorProps {
  readonly section: PrfaqSection;
  readonly document: WireDocument;
  readonly length: SectionLength | undefined;
  readonly onEdit: Pick<Autosave, 'edit'>;
}

/** One section: what belongs there, its budget, its Markdown. */
export function SectionEditor({ section, document, length, onEdit }: SectionEditorProps): ReactElement {
  const id = useId();
  const key = section.key as SectionKey;
  return (
    <div className="sectionedit" id={placeId(key)}>
      <div className="row between">
        <label htmlFor={id}>{section.title}</label>
        <span className="sm mu">{length ? <Budget length={length} /> : null}</span>
      </div>
      <p className="sm mu" id={`${id}-guide`}>
        {section.guidance}
      </p>
      <GrowingText
        id={id}
        describedBy={`${id}-guide`}
        value={document.sections[key] ?? ''}
        maxLength={100_000}
        onChange={(text) => onEdit.edit((now) => ({ ...now, sections: { ...now.sections, [key]: text } }))}
      />
    </div>
  );
}
