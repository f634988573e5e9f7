import { type ReactElement, useState } from 'react';
import { Button } from './button.js';

interface CopyTextProps {
  readonly text: string;
  /** What the button copies, for example "Copy token". */
  readonly action: string;
}

/** Text to take elsewhere, with a button that copies it. */
export function CopyText({ text, action }: CopyTextProps): ReactElement {
  const [said, setSaid] = useState('');
  const copy = (): void => {
    // Without a secure origin browsers keep the clipboard from us; the text can still be selected.
    const done = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'));
    done.then(
      () => setSaid('Copied'),
      () => setSaid('Select the text and copy it; the browser does not let us.'),
    );
  };
  return (
    <div className="copy">
      <pre className="code">{text}</pre>
      <div className="row">
        <Button onClick={copy}>{action}</Button>
        <span className="sm mu" role="status">
          {said}
        </span>
      </div>
    </div>
  );
}
