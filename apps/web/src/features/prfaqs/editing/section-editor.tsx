import type { SectionLength } from '@workback/domain/prfaq/document';
import type { PrfaqSection, SectionKey } from '@workback/domain/prfaq/sections';
import { type ReactElement, useId } from 'react';
import { WritersHere } from '../../presence/writers-here.js';
import { Budget } from '../length/budget.js';
import type { InInitiative } from '../api/prfaqs.queries.js';
import type { WireDocument } from '../draft.js';
import { placeId } from '../outline.js';
import type { Autosave } from './autosave.js';
import { GrowingText } from './growing-text.js';
import { WithImages } from './with-images.js';

interface SectionEditorProps {
  readonly params: InInitiative;
  readonly section: PrfaqSection;
  readonly document: WireDocument;
  readonly length: SectionLength | undefined;
  readonly onEdit: Pick<Autosave, 'edit'>;
}

/** Sections in which a picture says more than words. */
const pictured: ReadonlySet<SectionKey> = new Set(['customer-experience', 'ux-document', 'appendix']);

/** One section: what belongs there, its budget, its Markdown. */
export function SectionEditor({ params, section, document, length, onEdit }: SectionEditorProps): ReactElement {
  const id = useId();
  const key = section.key as SectionKey;
  const change = (edit: (text: string) => string): void =>
    onEdit.edit((now) => ({ ...now, sections: { ...now.sections, [key]: edit(now.sections[key] ?? '') } }));
  const text = (
    <GrowingText
      id={id}
      describedBy={`${id}-guide`}
      value={document.sections[key] ?? ''}
      maxLength={100_000}
      onChange={(typed) => change(() => typed)}
    />
  );
  return (
    <div className="sectionedit" id={placeId(key)}>
      <div className="row between">
        <label htmlFor={id}>{section.title}</label>
        <WritersHere at={{ initiativeId: params.initiativeId, place: 'prfaq' }} partId={key} />
        <span className="sm mu">{length ? <Budget length={length} /> : null}</span>
      </div>
      <p className="sm mu" id={`${id}-guide`}>
        {section.guidance}
      </p>
      {pictured.has(key) ? (
        <WithImages home={params} to={section.title} onChange={change}>
          {text}
        </WithImages>
      ) : (
        text
      )}
    </div>
  );
}
