import { planExchangeRoutes } from '@workback/contracts/roadmap/plan-exchange.routes';
import { type ReactElement, useState } from 'react';
import { addressOf } from '../../../api/client.js';
import { closeMenu, Menu } from '../../../app/menu.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { CalendarFeedDialog } from './calendar-feed-dialog.js';
import { ImportMilestonesDialog } from './import-milestones-dialog.js';

interface PlanFilesMenuProps {
  readonly initiativeId: string;
  readonly initiativeName: string;
  readonly planVersion: number;
}

/** Files and calendars of a plan: import, export, calendar feed. */
export function PlanFilesMenu({ initiativeId, initiativeName, planVersion }: PlanFilesMenuProps): ReactElement {
  const { id: workspaceId, can } = useWorkspace();
  const [open, setOpen] = useState<'import' | 'feed' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <>
      <Menu label="Import and export, calendar feed" button={<span className="btn">Import and export</span>} side="end">
        {can('roadmap.edit') ? (
          <button
            type="button"
            onClick={(event) => {
              closeMenu(event);
              setOpen('import');
            }}
          >
            Import milestones…
          </button>
        ) : null}
        <a
          href={addressOf(planExchangeRoutes.exportCsv, { params: { workspaceId, initiativeId } })}
          download
          onClick={closeMenu}
        >
          Export as CSV
        </a>
        <button
          type="button"
          onClick={(event) => {
            closeMenu(event);
            setOpen('feed');
          }}
        >
          Calendar feed…
        </button>
      </Menu>
      <ImportMilestonesDialog
        initiativeId={initiativeId}
        planVersion={planVersion}
        open={open === 'import'}
        onClose={close}
      />
      <CalendarFeedDialog
        initiativeId={initiativeId}
        initiativeName={initiativeName}
        open={open === 'feed'}
        onClose={close}
      />
    </>
  );
}
