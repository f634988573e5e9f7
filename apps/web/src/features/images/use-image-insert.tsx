import { type ClipboardEvent, type DragEvent, type ReactElement, useState } from 'react';
import type { ImageHome } from './api/images.mutations.js';
import { ImageDialog } from './image-dialog.js';

interface ImageInsert {
  /** Opens the dialog, with a file that is known already or to choose one. */
  readonly open: (file?: File) => void;
  /** For the element around an editor: an image that is pasted or dropped there is taken. */
  readonly around: {
    readonly onPasteCapture: (event: ClipboardEvent) => void;
    readonly onDropCapture: (event: DragEvent) => void;
    readonly onDragOver: (event: DragEvent) => void;
  };
  /** To be drawn beside the editor. */
  readonly dialog: ReactElement | null;
}

/** Lets an editor take images by button, paste and drop; `insert` gets the Markdown of each. */
export function useImageInsert(home: ImageHome, insert: (markdown: string) => void): ImageInsert {
  const [shown, setShown] = useState<{ file: File | null } | null>(null);
  const open = (file?: File): void => setShown({ file: file ?? null });
  const take = (event: ClipboardEvent | DragEvent, files: DataTransfer | null): void => {
    const file = imageIn(files);
    if (!file) return;
    event.preventDefault();
    event.stopPropagation();
    open(file);
  };
  return {
    open,
    around: {
      onPasteCapture: (event) => take(event, event.clipboardData),
      onDropCapture: (event) => take(event, event.dataTransfer),
      onDragOver: (event) => {
        if ([...event.dataTransfer.items].some(({ kind }) => kind === 'file')) event.preventDefault();
      },
    },
    dialog: shown ? (
      <ImageDialog
        home={home}
        file={shown.file}
        onClose={() => setShown(null)}
        onInsert={(markdown) => {
          setShown(null);
          insert(markdown);
        }}
      />
    ) : null,
  };
}

/** The first image among what was pasted or dropped; text that came along with a picture stays text. */
function imageIn(data: DataTransfer | null): File | null {
  if (!data || data.getData('text/plain') !== '') return null;
  return [...data.files].find(({ type }) => type.startsWith('image/')) ?? null;
}
