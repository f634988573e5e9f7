import './gates.css';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import type { Initiative } from '@workback/contracts/initiative/initiative.schemas';
import { Button } from '@workback/ui/button';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { LoadState } from '../../app/load-state.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { gatesQuery } from './api/gates.queries.js';
import { CancelLaunchDialog } from './cancel-launch-dialog.js';
import { GateEntry } from './gate-entry.js';
import { LaunchDates } from './launch-dates.js';
import { LaunchDialog } from './launch-dialog.js';
import { LaunchRecords } from './launch-records.js';

/** The gates of an initiative with their checklists, its launch dates, and declaring or taking back the launch. */
export function GatesSection({ initiative }: { readonly initiative: Initiative }): ReactElement {
  const workspace = useWorkspace();
  const { id, launch } = initiative;
  const gates = useQuery(gatesQuery(workspace.id, id));
  const [open, setOpen] = useState<'launch' | 'cancel' | null>(null);
  const section = useRef<HTMLElement>(null);
  const asked = useLocation({ select: ({ hash }) => hash === 'gates' });
  // The browser looked for the place before there was anything.
  useEffect(() => {
    if (asked && gates.isSuccess) section.current?.scrollIntoView();
  }, [asked, gates.isSuccess]);
  const close = (): void => setOpen(null);
  const mayEdit = workspace.can('roadmap.edit');
  const mayLaunch = mayEdit && initiative.prfaqStatus === 'approved' && launch.actual === null;
  const mayCancel = mayEdit && launch.actual !== null && initiative.concludedAt === null;
  return (
    <section ref={section} className="sec" id="gates">
      <header>
        <h2>Gates and launch</h2>
        <span className="mu">What is settled before each step; facts follow from the record, the rest is ticked</span>
        <span className="end row">
          {mayLaunch ? <Button onClick={() => setOpen('launch')}>Declare launch</Button> : null}
          {mayCancel ? (
            <Button look="quiet" onClick={() => setOpen('cancel')}>
              Take back the launch
            </Button>
          ) : null}
        </span>
      </header>
      <LaunchDates initiative={initiative} />
      <LoadState query={gates} lines={4}>
        {(data) => (
          <>
            <div className="gates">
              {data.gates.map((gate) => (
                <GateEntry
                  // A gate that was passed closes by itself, and the next one opens.
                  key={`${gate.key} ${gate.key === data.next}`}
                  params={{ workspaceId: workspace.id, initiativeId: id }}
                  gate={gate}
                  next={gate.key === data.next}
                  ownerName={initiative.owner?.name ?? null}
                />
              ))}
            </div>
            <LaunchRecords launches={data.launches} />
            <LaunchDialog
              open={open === 'launch'}
              onClose={close}
              initiative={initiative}
              gate={data.gates.find(({ key }) => key === 'launch')}
            />
          </>
        )}
      </LoadState>
      <CancelLaunchDialog open={open === 'cancel'} onClose={close} initiative={initiative} />
    </section>
  );
}
