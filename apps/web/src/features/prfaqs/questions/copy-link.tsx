import { Icon } from '@workback/ui/icon';
import { type ReactElement, useState } from 'react';

/** Copies the address of a place of this page. */
export function CopyLink({ place, of }: { place: string; of: string }): ReactElement {
  const [said, setSaid] = useState('');
  const copy = (): void => {
    const address = new URL(window.location.href);
    address.hash = place;
    // Without a secure origin browsers keep the clipboard from us; the address bar then holds the link.
    const done = navigator.clipboard?.writeText(address.href) ?? Promise.reject(new Error('no clipboard'));
    done.then(
      () => setSaid('Link copied'),
      () => {
        window.location.hash = place;
        setSaid('The link is in the address bar; the browser does not let us copy it.');
      },
    );
  };
  return (
    <span className="row noprint">
      <span className="sm mu" role="status">
        {said}
      </span>
      <button type="button" className="iconbtn" aria-label={`Copy link to ${of}`} onClick={copy}>
        <Icon name="link" />
      </button>
    </span>
  );
}
