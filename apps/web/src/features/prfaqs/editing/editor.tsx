import { useQuery } from '@tanstack/react-query';
import type { Prfaq } from '@workback/contracts/prfaq/prfaq.schemas';
import type { SectionKey } from '@workback/domain/prfaq/sections';
import { Desk, DeskContext } from '@workback/ui/rich-text/desk';
import { PendingTexts } from '@workback/ui/rich-text/pending-texts';
import { type ReactElement, type RefObject, useDeferredValue, useMemo, useState } from 'react';
import { useWorkspace } from '../../../app/workspace-context.js';
import { useCommentStart } from '../../comments/comment-start.js';
import { SelectionMenu } from '../../passages/selection-menu.js';
import { useWriting, type WrittenPart } from '../../presence/writing-part.js';
import { meQuery } from '../../sessions/api/sessions.queries.js';
import type { InInitiative } from '../api/prfaqs.queries.js';
import { useDocumentLength } from '../length/use-document-length.js';
import { TabDrafts } from '../local-drafts.js';
import { outline, partTitles } from '../outline.js';
import { Contents } from '../reading/contents.js';
import { Margin, remarksIn } from '../reading/margin.js';
import { useMarginTabs } from '../reading/margin-tabs.js';
import type { AutosaveServer } from './autosave.js';
import { ConflictsContext } from './conflicts.js';
import { LaunchDateField } from './launch-date-field.js';
import { QuestionsEditor } from './questions-editor.js';
import { SaveState } from './save-state.js';
import { SectionEditor } from './section-editor.js';
import { useAutosave } from './use-autosave.js';
import { useDraftServer } from './use-draft-server.js';
import { useLeaving } from './use-leaving.js';
import { partAround } from './written-part.js';

interface EditorProps {
  readonly params: InInitiative;
  readonly prfaq: Prfaq;
  /** Filled with what must happen before the text is left: answers whether everything is saved. */
  readonly leavingRef: RefObject<() => Promise<boolean>>;
  /** Where the text is saved to; the draft of the PR/FAQ unless told. */
  readonly server?: AutosaveServer;
  /** Under which name unsaved text is kept in this browser; that of the initiative unless told. */
  readonly draftKey?: string;
  readonly title?: string;
  /** Beside the text; the margin of the PR/FAQ unless told. */
  readonly aside?: ReactElement;
}

/** The draft section by section, saved while it is written. */
export default function Editor(props: EditorProps): ReactElement {
  const { prfaq, leavingRef, title = 'Edit the PR/FAQ', aside } = props;
  const { workspaceId, initiativeId } = props.params;
  // The same object as long as it says the same, so that what did not change is not drawn again.
  const home = useMemo(() => ({ workspaceId, initiativeId }), [workspaceId, initiativeId]);
  const draftServer = useDraftServer(home);
  const personId = useQuery(meQuery).data?.user.id ?? '';
  // Nobody finds in this browser what another person wrote.
  const draftKey = `${personId}.${props.draftKey ?? initiativeId}`;
  const local = useMemo(() => new TabDrafts(draftKey), [draftKey]);
  const [pending] = useState(() => new PendingTexts());
  const [desk] = useState(() => new Desk());
  const [state, autosave] = useAutosave(prfaq, props.server ?? draftServer, local, pending);
  useLeaving(autosave, leavingRef);
  const { document, conflict } = state;
  const conflicts = useMemo(
    () => ({ conflict, personId, settle: autosave.settle.bind(autosave) }),
    [conflict, personId, autosave],
  );
  const [written, setWritten] = useState<WrittenPart | null>(null);
  useWriting(written);

  // What stands beside the text may come a frame later than the text.
  const shown = useDeferredValue(document);
  const { sections: lengths, parts } = useDocumentLength(shown);
  const { can } = useWorkspace();
  const [comment, onComment] = useCommentStart();
  // Comments are about the PR/FAQ, not about a working copy of it.
  const canComment = aside === undefined && can('comment.write');
  const beside = { params: home, document: shown, comment, ...(canComment ? { onComment } : {}) };
  const tabs = useMarginTabs({ ...beside, old: false, editing: true, canMark: true, canEdit: true });

  return (
    <DeskContext value={desk}>
      <ConflictsContext value={conflicts}>
        <div className="memo-grid editing">
          <Contents lengths={lengths} parts={parts} withEmpty questions={shown.questions} remarks={remarksIn(tabs)} />
          <div
            className="editor"
            onFocus={({ target }) => setWritten(partAround(target, document))}
            onBlur={({ currentTarget, relatedTarget }) => {
              // While another window has the keyboard, the cursor stays where it is.
              if (window.document.hasFocus() && !currentTarget.contains(relatedTarget)) setWritten(null);
            }}
          >
            <SaveState state={state} autosave={autosave} personId={personId} />
            <h1>{title}</h1>
            {outline.map(({ part, sections }) => (
              <section key={part} aria-label={partTitles[part]}>
                <h2>{partTitles[part]}</h2>
                {part === 'press-release' ? (
                  <LaunchDateField
                    value={document.launchDate}
                    onChange={(launchDate) => autosave.edit((now) => ({ ...now, launchDate }))}
                  />
                ) : null}
                {part === 'faq' ? (
                  <QuestionsEditor
                    home={home}
                    questions={document.questions}
                    lengths={lengths}
                    autosave={autosave}
                    pending={pending}
                  />
                ) : (
                  sections.map((section) => (
                    <SectionEditor
                      key={section.key}
                      home={home}
                      sectionKey={section.key as SectionKey}
                      text={document.sections[section.key as SectionKey] ?? ''}
                      length={lengths.get(section.key)}
                      autosave={autosave}
                      pending={pending}
                    />
                  ))
                )}
              </section>
            ))}
          </div>
          {aside ?? <Margin tabs={tabs} />}
          {canComment && comment === null ? (
            <SelectionMenu actions={[{ title: 'Comment', keys: 'Control+Alt+M Meta+Alt+M', run: onComment }]} />
          ) : null}
        </div>
      </ConflictsContext>
    </DeskContext>
  );
}
