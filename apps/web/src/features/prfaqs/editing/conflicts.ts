import type { MergePlace } from '@workback/domain/prfaq/merge-documents';
import { createContext } from 'react';
import type { SavedText } from '../draft.js';
import type { AutosaveState } from './autosave.js';
import type { Choice } from './laid-text.js';

/** Where two people wrote the same words, and what settles it. */
interface Conflicts {
  readonly conflict: AutosaveState['conflict'];
  /** Who writes here: what they saved in another tab is called theirs. */
  readonly personId: string;
  readonly settle: (place: MergePlace, choice: Choice) => void;
}

/** The conflicts of the text that is being written, for each place to show its own. */
export const ConflictsContext = createContext<Conflicts>({ conflict: null, personId: '', settle: () => undefined });

/** Who wrote the other text, at the beginning of a sentence that goes on with "changed the same words". */
export const otherWriter = (by: SavedText['savedBy'], personId: string): string =>
  by?.id === personId ? 'You, in another tab,' : (by?.name ?? 'Somebody else');

/** The element of the page that shows the conflict of a place. */
export const conflictId = (place: MergePlace): string => `conflict-${place.replaceAll(/[^\w-]/g, '-')}`;
