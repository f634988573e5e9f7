import type { Workspace } from '@workback/contracts/workspace/workspace.schemas';
import { lengthPresetKeys, lengthPresets, WORDS_PER_PAGE } from '@workback/domain/prfaq/length-rules';
import { prfaqSections } from '@workback/domain/prfaq/sections';
import { Button } from '@workback/ui/button';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, type ReactNode, useId, useState } from 'react';
import { fieldError } from '../../../api/problem.js';
import { FormProblem } from '../../../app/form-problem.js';
import { useUpdateWorkspace } from '../../workspaces/api/workspaces.queries.js';
import { outline, partTitles } from '../outline.js';
import { fromDraft, type LengthDraft, toDraft } from './length-draft.js';
import './length.css';

interface LengthRulesFormProps {
  readonly workspace: Workspace;
  readonly editable: boolean;
}

/** How long PR/FAQs of the workspace may be: one of the published rules, or rules of its own. */
export function LengthRulesForm({ workspace, editable }: LengthRulesFormProps): ReactElement {
  const [draft, setDraft] = useState(() => toDraft(workspace.lengthRules));
  const save = useUpdateWorkspace(workspace.id);
  const set = (change: Partial<LengthDraft>): void => {
    save.reset();
    setDraft((now) => ({ ...now, ...change }));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate({ patch: { lengthRules: fromDraft(draft) }, version: workspace.version });
  };
  return (
    <form className="form narrow" onSubmit={submit}>
      <fieldset className="form lengthpresets" disabled={!editable}>
        <legend className="vh">Length rules</legend>
        {lengthPresetKeys.map((key) => {
          const { title, rule, source } = lengthPresets[key];
          return (
            <PresetChoice key={key} draft={draft} value={key} title={title} onChoose={() => set({ preset: key })}>
              {rule} <span className="mu">{source}</span>
            </PresetChoice>
          );
        })}
        <PresetChoice draft={draft} value="own" title="Own rules" onChoose={() => set({ preset: 'own' })}>
          Words of your choice; an empty field sets no limit.
        </PresetChoice>
        {draft.preset === 'own' ? <OwnRules draft={draft} set={set} error={save.error} /> : null}
      </fieldset>
      <p className="sm mu">A page is {WORDS_PER_PAGE} words. Budgets are shown beside the text and never enforced.</p>
      <FormProblem error={save.error} shown={ownFields} />
      {editable ? (
        <div className="row">
          <Button look="primary" type="submit" busy={save.isPending}>
            Save length rules
          </Button>
          <span className="sm mu" role="status">
            {save.isSuccess ? 'Saved.' : ''}
          </span>
        </div>
      ) : (
        <p className="sm mu">Admins of this workspace change these rules.</p>
      )}
    </form>
  );
}

const ownFields = [
  'lengthRules.own.pressReleaseWords',
  'lengthRules.own.faqWords',
  ...prfaqSections.map(({ key }) => `lengthRules.own.sections.${key}`),
];

interface PresetChoiceProps {
  readonly draft: LengthDraft;
  readonly value: LengthDraft['preset'];
  readonly title: string;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}

function PresetChoice({ draft, value, title, onChoose, children }: PresetChoiceProps): ReactElement {
  const id = useId();
  return (
    <div className="lengthpreset">
      <input
        id={id}
        type="radio"
        name="length-preset"
        aria-describedby={`${id}-rule`}
        checked={draft.preset === value}
        onChange={onChoose}
      />
      <div>
        <label htmlFor={id}>
          <b>{title}</b>
        </label>
        <p className="sm" id={`${id}-rule`}>
          {children}
        </p>
      </div>
    </div>
  );
}

interface OwnRulesProps {
  readonly draft: LengthDraft;
  readonly set: (change: Partial<LengthDraft>) => void;
  readonly error: unknown;
}

function OwnRules({ draft, set, error }: OwnRulesProps): ReactElement {
  const words = { type: 'number', min: 1, max: 100_000, step: 1, inputMode: 'numeric' } as const;
  return (
    <div className="form ownlengths">
      <div className="cols">
        <TextField
          {...words}
          label="Words of the press release"
          value={draft.pressRelease}
          onChange={(pressRelease) => set({ pressRelease })}
          error={fieldError(error, 'lengthRules.own.pressReleaseWords')}
        />
        <TextField
          {...words}
          label="Words of the FAQ"
          value={draft.faq}
          onChange={(faq) => set({ faq })}
          error={fieldError(error, 'lengthRules.own.faqWords')}
        />
      </div>
      {outline.map(({ part, sections }) => (
        <fieldset key={part} className="form">
          <legend className="lab">{partTitles[part]}, words of each section</legend>
          <div className="sectionlengths">
            {sections
              .filter(({ key }) => key !== 'unlabelled-faq')
              .map(({ key, title }) => (
                <TextField
                  key={key}
                  {...words}
                  label={title}
                  value={draft.sections[key] ?? ''}
                  onChange={(value) => set({ sections: { ...draft.sections, [key]: value } })}
                  error={fieldError(error, `lengthRules.own.sections.${key}`)}
                />
              ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
