import type { PendingTexts } from '@workback/ui/rich-text/pending-texts';
import { RichText } from '@workback/ui/rich-text/rich-text';
import { memo, type ReactElement, useRef } from 'react';
import type { ImageHome } from '../../images/api/images.mutations.js';
import { insertImage } from '../../images/insert-image.js';
import { useImageInsert } from '../../images/use-image-insert.js';

interface WrittenTextProps {
  readonly id?: string;
  readonly label: string;
  readonly describedBy?: string;
  readonly markdown: string;
  readonly pending: PendingTexts;
  readonly onChange: (markdown: string) => void;
  readonly onTyping: () => void;
}

/** A Markdown text in the editor. */
export const WrittenText = memo(RichText);

/** The same, taking images from the tool bar, by paste and by drop. */
export const PicturedText = memo(function PicturedText({
  home,
  ...text
}: WrittenTextProps & { readonly home: ImageHome }): ReactElement {
  const insert = useRef<((markdown: string) => void) | null>(null);
  const image = useImageInsert(home, (markdown) => {
    // Nobody writes here at the moment: behind everything else, then.
    if (insert.current) insert.current(markdown);
    else text.onChange(insertImage(text.markdown, markdown, null));
  });
  return (
    <div {...image.around}>
      <RichText {...text} addImage={() => image.open()} insertRef={insert} />
      {image.dialog}
    </div>
  );
});
