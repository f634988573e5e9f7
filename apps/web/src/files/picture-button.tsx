import { Button } from '@workback/ui/button';
import { type ReactElement, type RefObject, useState } from 'react';
import { sentenceOf } from '../api/problem.js';
import { savePicture } from './svg-picture.js';

interface PictureButtonProps {
  /** Name of the file without its ending. */
  readonly name: string;
  readonly title: string;
  /** Where the drawing is. */
  readonly within: RefObject<HTMLElement | null>;
}

/** Saves the chart beside it as a picture. */
export function PictureButton({ name, title, within }: PictureButtonProps): ReactElement {
  const [problem, setProblem] = useState('');
  const save = (): void => {
    setProblem('');
    if (within.current)
      savePicture(name, within.current, title).catch((error: unknown) => setProblem(sentenceOf(error)));
  };
  return (
    <span className="row noprint">
      <Button look="quiet" onClick={save}>
        Save as PNG
      </Button>
      {problem ? (
        <span className="wrong" role="alert">
          {problem}
        </span>
      ) : null}
    </span>
  );
}
