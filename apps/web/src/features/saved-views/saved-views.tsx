import { useQuery } from '@tanstack/react-query';
import type { SavedView } from '@workback/contracts/saved-view/saved-view.schemas';
import { keptSearch, sameView, type SavedViewPlace, type ViewSearch } from '@workback/domain/saved-view/saved-view';
import { type ReactElement, useState } from 'react';
import { sentenceOf } from '../../api/problem.js';
import { closeMenu, Menu } from '../../app/menu.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { savedViewsQuery, useSavedViews } from './api/saved-views.queries.js';
import { ChangeViewDialog, SaveViewDialog } from './view-dialogs.js';
import './saved-views.css';

/** What the address of a screen with saved views looks like: its own parts, and the view that was opened. */
interface SavedViewsProps {
  /** The screen; views of one do not show on another. */
  readonly place: SavedViewPlace;
  /** The search part of the address. `saved` names the view that was opened last; the reader of the address lets it through. */
  readonly search: { readonly saved?: string };
  /** Goes to an address of the same screen. */
  readonly onOpen: (search: ViewSearch & { readonly saved?: string }) => void;
}

/** Named views of a screen, one's own and everybody's: open one, keep what is on the screen, or change one. */
export function SavedViews({ place, search, onOpen }: SavedViewsProps): ReactElement {
  const workspace = useWorkspace();
  const views = useQuery(savedViewsQuery(workspace.id, place)).data?.savedViews ?? [];
  const { update } = useSavedViews(workspace.id, place);
  const [dialog, setDialog] = useState<'save' | 'change' | null>(null);
  const { saved, ...parts } = search;
  const opened = views.find(({ id }) => id === saved) ?? views.find((view) => sameView(view.search, parts));
  const changed = opened !== undefined && !sameView(opened.search, parts);
  const plain = Object.keys(keptSearch(parts)).length === 0;
  const mayChange = opened !== undefined && (!opened.shared || workspace.can('roadmap.edit'));
  const keep = (view: SavedView): void =>
    update.mutate({ view, patch: { search: keptSearch(parts) as SavedView['search'] } });
  const words = opened ? `${opened.name}${changed ? ', changed' : ''}` : '';
  return (
    <>
      <Menu
        label={opened ? `Saved views: ${words}` : 'Saved views'}
        className="savedviews spread"
        side="start"
        button={
          <span className="btn">
            <span>{opened?.name ?? 'Views'}</span>
            {changed ? ', changed' : ''}
          </span>
        }
      >
        <button
          type="button"
          aria-current={plain && !opened ? 'true' : undefined}
          onClick={(event) => {
            closeMenu(event);
            onOpen({});
          }}
        >
          Everything
        </button>
        <Entries
          title="Shared in the workspace"
          views={views.filter(({ shared }) => shared)}
          opened={opened}
          onOpen={onOpen}
        />
        <Entries title="Yours" views={views.filter(({ shared }) => !shared)} opened={opened} onOpen={onOpen} />
        <hr />
        {changed && mayChange ? (
          <button
            type="button"
            onClick={(event) => {
              closeMenu(event);
              keep(opened);
            }}
          >
            Save changes to “{opened.name}”
          </button>
        ) : null}
        <button
          type="button"
          onClick={(event) => {
            closeMenu(event);
            setDialog('save');
          }}
        >
          Save this view…
        </button>
        {mayChange ? (
          <button
            type="button"
            onClick={(event) => {
              closeMenu(event);
              setDialog('change');
            }}
          >
            Rename, share or remove…
          </button>
        ) : null}
      </Menu>
      {update.isError ? (
        <p className="wrong" role="alert">
          The view was not saved. {sentenceOf(update.error)}
        </p>
      ) : null}
      <SaveViewDialog
        place={place}
        search={keptSearch(parts)}
        open={dialog === 'save'}
        onClose={() => setDialog(null)}
        onSaved={({ id, search: kept }) => onOpen({ ...kept, saved: id })}
      />
      <ChangeViewDialog
        place={place}
        view={dialog === 'change' ? (opened ?? null) : null}
        onClose={() => setDialog(null)}
        onRemoved={() => onOpen(keptSearch(parts))}
      />
    </>
  );
}

interface EntriesProps extends Pick<SavedViewsProps, 'onOpen'> {
  readonly title: string;
  readonly views: readonly SavedView[];
  readonly opened: SavedView | undefined;
}

function Entries({ title, views, opened, onOpen }: EntriesProps): ReactElement | null {
  if (views.length === 0) return null;
  return (
    <>
      <span className="lab">{title}</span>
      {views.map(({ id, name, search }) => (
        <button
          key={id}
          type="button"
          aria-current={id === opened?.id ? 'true' : undefined}
          onClick={(event) => {
            closeMenu(event);
            onOpen({ ...search, saved: id });
          }}
        >
          {name}
        </button>
      ))}
    </>
  );
}
