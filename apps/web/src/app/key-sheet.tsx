import { useNavigate, useParams } from '@tanstack/react-router';
import { Dialog } from '@workback/ui/dialog';
import { type ReactElement, useEffect, useState } from 'react';
import { goKeys, keyGroups } from './key-map.js';
import { isSingleKey } from './single-keys.js';
import './key-sheet.css';

/** Pressed one after the other within this time, two keys belong together. */
const TOGETHER_MS = 1_200;

/** Keys that work on every screen, and the sheet that lists all of them. */
export function KeySheet(): ReactElement | null {
  const [open, setOpen] = useState(false);
  const { workspaceSlug } = useParams({ strict: false });
  const navigate = useNavigate();
  useEffect(() => {
    let wentAt = Number.NEGATIVE_INFINITY;
    const listen = (event: KeyboardEvent): void => {
      if (!isSingleKey(event, event.key)) return;
      if (event.key === '?') {
        event.preventDefault();
        setOpen(true);
      } else if (event.key === 'g') {
        wentAt = event.timeStamp;
      } else if (event.timeStamp - wentAt < TOGETHER_MS) {
        wentAt = Number.NEGATIVE_INFINITY;
        const place = goKeys[event.key];
        if (!place || !workspaceSlug) return;
        event.preventDefault();
        // The second key belongs to the first and to nobody else.
        event.stopImmediatePropagation();
        void navigate({ to: `/w/${workspaceSlug}${place.path}` as string });
      }
    };
    document.addEventListener('keydown', listen, { capture: true });
    return () => document.removeEventListener('keydown', listen, { capture: true });
  }, [navigate, workspaceSlug]);
  if (!open) return null;
  return (
    <Dialog title="Keys" open onClose={() => setOpen(false)}>
      <div className="keysheet">
        {keyGroups.map(({ name, keys }) => (
          <section key={name}>
            <h3>{name}</h3>
            <dl>
              {keys.map(({ keys: pressed, does }) => (
                <div key={`${pressed.join(' ')} ${does}`}>
                  <dt>
                    {pressed.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="sm mu">Keys without Ctrl can be switched off under Settings.</p>
    </Dialog>
  );
}
