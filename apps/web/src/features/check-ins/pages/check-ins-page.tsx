import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { CheckIns } from '@workback/contracts/check-in/check-in.schemas';
import { Button } from '@workback/ui/button';
import { EmptyState } from '@workback/ui/notice';
import { type ReactElement, useState } from 'react';
import { LoadState } from '../../../app/load-state.js';
import { Page } from '../../../app/page.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { initiativeQuery } from '../../initiatives/api/initiatives.queries.js';
import { InitiativeTabs } from '../../initiatives/initiative-tabs.js';
import { roadmapQuery } from '../../roadmaps/api/roadmaps.queries.js';
import { cadenceQuery, checkInsQuery } from '../api/check-ins.queries.js';
import { CadenceDialog } from '../cadence-dialog.js';
import { CheckInDialog } from '../check-in-dialog.js';
import { CheckInFeed } from '../check-in-feed.js';
import { ReportsSection } from '../reports-section.js';
import { HistorySection } from '../history-section.js';
import { cadenceWords, dueWords, standingTitle } from '../check-in-words.js';

/** How people say an initiative stands, now and before. */
export default function CheckInsPage(): ReactElement {
  const workspace = useWorkspace();
  const { initiativeId } = useParams({ strict: false }) as { initiativeId: string };
  const checkIns = useQuery(checkInsQuery(workspace.id, initiativeId));
  return <LoadState query={checkIns}>{(data) => <Loaded initiativeId={initiativeId} checkIns={data} />}</LoadState>;
}

function Loaded({ initiativeId, checkIns }: { initiativeId: string; checkIns: CheckIns }): ReactElement {
  const workspace = useWorkspace();
  const initiative = useQuery(initiativeQuery(workspace.id, initiativeId)).data;
  const roadmap = useQuery(roadmapQuery(workspace.id, initiativeId)).data;
  const [open, setOpen] = useState<'check-in' | 'cadence' | null>(null);
  const outcomeOf = (id: string): string =>
    roadmap?.milestones.find((milestone) => milestone.id === id)?.outcome ?? 'A milestone';
  const mayCheckIn = workspace.can('check-in.write');
  return (
    <>
      <InitiativeTabs initiativeId={initiativeId} name={initiative?.name ?? ''} />
      <Page
        title={standingTitle(checkIns.initiative)}
        tab={`Check-ins of ${initiative?.name ?? 'an initiative'}`}
        lead={
          <Rhythm
            initiativeId={initiativeId}
            due={dueWords(checkIns.initiative)}
            onChange={workspace.can('roadmap.edit') ? () => setOpen('cadence') : null}
          />
        }
        actions={
          mayCheckIn ? (
            <Button look="primary" onClick={() => setOpen('check-in')}>
              Check in
            </Button>
          ) : null
        }
      >
        {roadmap && initiative && checkIns.checkIns.length > 0 ? (
          <HistorySection initiative={initiative} roadmap={roadmap} checkIns={checkIns.checkIns} />
        ) : null}
        <ReportsSection initiativeId={initiativeId} />
        <section className="sec">
          <header>
            <h2>What people said</h2>
            <span className="mu">Newest first; milestones are checked in on the plan</span>
          </header>
          {checkIns.checkIns.length === 0 ? (
            <EmptyState title="Nobody has said yet how it stands." />
          ) : (
            <CheckInFeed initiativeId={initiativeId} checkIns={checkIns.checkIns} outcomeOf={outcomeOf} />
          )}
        </section>
      </Page>
      <CheckInDialog
        open={open === 'check-in'}
        onClose={() => setOpen(null)}
        initiativeId={initiativeId}
        milestone={null}
      />
      <CadenceDialog
        open={open === 'cadence'}
        onClose={() => setOpen(null)}
        initiativeId={initiativeId}
        today={roadmap?.today ?? ''}
      />
    </>
  );
}

interface RhythmProps {
  readonly initiativeId: string;
  readonly due: string;
  readonly onChange: (() => void) | null;
}

/** When the next check-in is due, and who is expected to make it. */
function Rhythm({ initiativeId, due, onChange }: RhythmProps): ReactElement {
  const workspace = useWorkspace();
  const cadence = useQuery(cadenceQuery(workspace.id, initiativeId)).data;
  const who = cadence?.reporters.map(({ name }) => name).join(', ') || 'its owner';
  const owners = cadence?.milestoneOwners ? ', and by owners of milestones in work' : '';
  return (
    <>
      {due ? `${due}. ` : ''}
      {cadence ? `Expected ${cadenceWords(cadence.rule)} by ${who}${owners}. ` : ''}
      {onChange ? (
        <button type="button" className="linkbtn" onClick={onChange}>
          Change the rhythm
        </button>
      ) : null}
    </>
  );
}
