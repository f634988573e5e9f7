import { Button } from '@workback/ui/button';
import { type ReactElement, type ReactNode, useRef } from 'react';
import type { ImageHome } from '../../images/api/images.mutations.js';
import { insertImage } from '../../images/insert-image.js';
import { useImageInsert } from '../../images/use-image-insert.js';

interface WithImagesProps {
  readonly home: ImageHome;
  /** What the image is added to, for the name of the button. */
  readonly to: string;
  readonly onChange: (change: (text: string) => string) => void;
  readonly children: ReactNode;
}

/** An editor that takes images by button, paste and drop. */
export function WithImages({ home, to, onChange, children }: WithImagesProps): ReactElement {
  const caret = useRef<number | null>(null);
  const image = useImageInsert(home, (markdown) => onChange((text) => insertImage(text, markdown, caret.current)));
  return (
    <div
      {...image.around}
      onBlur={({ target }) => {
        if (target instanceof HTMLTextAreaElement) caret.current = target.selectionEnd;
      }}
    >
      {children}
      <Button look="quiet" onClick={() => image.open()}>
        Add an image<span className="vh"> to {to}</span>
      </Button>
      {image.dialog}
    </div>
  );
}
