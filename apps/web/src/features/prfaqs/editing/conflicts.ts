import type { MergePlace } from '@workback/domain/prfaq/merge-documents';
import { createContext } from 'react';
import type { AutosaveState } from './autosave.js';
import type { Choice } from './laid-text.js';

/** Where two people wrote the same words, and what settles it. */
interface Conflicts {
  readonly conflict: AutosaveState['conflict'];
  readonly settle: (place: MergePlace, choice: Choice) => void;
}

/** The conflicts of the text that is being written, for each place to show its own. */
export const ConflictsContext = createContext<Conflicts>({ conflict: null, settle: () => undefined });

/** The element of the page that shows the conflict of a place. */
export const conflictId = (place: MergePlace): string => `conflict-${place.replaceAll(/[^\w-]/g, '-')}`;
