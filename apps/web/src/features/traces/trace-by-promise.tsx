import type { PromiseWire } from '@workback/contracts/promise/promise.schemas';
import { StatusMark } from '@workback/ui/status-mark';
import type { ReactElement } from 'react';
import type { PromiseKind } from '../promises/api/promises.queries.js';
import { kindWords } from '../promises/promise-words.js';
import { TieForm } from './tie-form.js';
import type { TraceAction } from './trace-actions.js';
import { CriterionRef, Gap, MilestoneRef, PromiseRef } from './trace-parts.js';
import { LooseWork } from './loose-work.js';
import { hasGap, type TraceView } from './trace-view.js';

/** What a person may do about gaps; null where they may not. */
export interface TraceHands {
  readonly initiativeId: string;
  readonly ownerId: string | null;
  readonly act: ((action: TraceAction) => void) | null;
  /** Opens the form of a criterion with what is known filled in. */
  readonly measure: ((known: { promise?: PromiseWire; kpiId?: string }) => void) | null;
  readonly setKind: ((promise: PromiseWire, to: PromiseKind) => void) | null;
}

interface TraceTableProps {
  readonly view: TraceView;
  readonly hands: TraceHands;
  readonly gapsOnly: boolean;
}

/** From promise to work to proof: a row a promise, then work and numbers that no promise asked for. */
export function TraceByPromise({ view, hands, gapsOnly }: TraceTableProps): ReactElement {
  const rows = view.promises.filter(({ id }) => !gapsOnly || hasGap(view, id));
  return (
    <table className="cards labelled ptable tracetable">
      <caption className="vh">Promises with what builds and what measures them; gaps stand among the rows</caption>
      <thead>
        <tr>
          <th scope="col" style={{ width: '34%' }}>
            Promise, as written
          </th>
          <th scope="col">Delivered by</th>
          <th scope="col">Proved by</th>
          <th scope="col">Delivered?</th>
          <th scope="col">Worked?</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((promise) => (
          <PromiseRow key={promise.id} promise={promise} view={view} hands={hands} />
        ))}
        <LooseWork view={view} hands={hands} />
      </tbody>
    </table>
  );
}

interface PromiseRowProps {
  readonly promise: PromiseWire;
  readonly view: TraceView;
  readonly hands: TraceHands;
}

const kinds = Object.entries(kindWords) as [PromiseKind, string][];

function PromiseRow({ promise, view, hands }: PromiseRowProps): ReactElement {
  const { act, measure, setKind, initiativeId, ownerId } = hands;
  const { milestones, criteria, delivery } = view;
  const own = milestones.filter(({ id }) => promise.milestoneIds.includes(id));
  const proofs = criteria.filter(({ promiseId }) => promiseId === promise.id);
  const delivered = delivery.get(promise.id) ?? 'no-milestone';
  return (
    <tr id={promise.label}>
      <td>
        <PromiseRef promise={promise} initiativeId={initiativeId} />
        <div className="row sm mu">
          {setKind && !promise.frozen ? (
            <select
              className="in kind"
              aria-label={`Kind of ${promise.label}`}
              value={promise.kind}
              onChange={({ target }) => setKind(promise, target.value as PromiseKind)}
            >
              {kinds.map(([kind, words]) => (
                <option key={kind} value={kind}>
                  {words}
                </option>
              ))}
            </select>
          ) : (
            kindWords[promise.kind]
          )}
          {promise.addedAfterApproval ? <span>added after approval</span> : null}
        </div>
        {promise.state === 'gone' ? <Gap words="Its words no longer stand in the text" /> : null}
        {promise.state === 'changed' ? <p className="sm mu">Its words were edited since it was marked.</p> : null}
      </td>
      <td className="whole" data-l="Delivered by">
        <ul>
          {own.map((milestone) => (
            <li key={milestone.id}>
              <MilestoneRef milestone={milestone} />
            </li>
          ))}
        </ul>
        {own.length === 0 ? (
          <Gap words="No milestone builds this">
            {act ? (
              <>
                <button type="button" className="linkbtn" onClick={() => act({ kind: 'build', promise, ownerId })}>
                  Add a milestone<span className="vh"> for {promise.label}</span>
                </button>
                <TieForm
                  words="Tie an existing milestone"
                  choices={milestones.map(({ id, number, outcome }) => [id, `M${number} ${outcome}`])}
                  onTie={(id) => {
                    const milestone = milestones.find((each) => each.id === id);
                    if (milestone) act({ kind: 'tie-milestone', milestone, promiseId: promise.id });
                  }}
                />
              </>
            ) : null}
          </Gap>
        ) : null}
      </td>
      <td className="whole" data-l="Proved by">
        <ul>
          {proofs.map((criterion) => (
            <li key={criterion.id}>
              <CriterionRef criterion={criterion} />
            </li>
          ))}
        </ul>
        {promise.criterionIds.length === 0 ? (
          <Gap words="No criterion measures this">
            {measure ? (
              <button type="button" className="linkbtn" onClick={() => measure({ promise })}>
                Set a success criterion<span className="vh"> for {promise.label}</span>
              </button>
            ) : null}
            {act && measure ? (
              <TieForm
                words="Tie an existing criterion"
                choices={criteria
                  .filter(({ promiseId, frozen }) => promiseId === null && !frozen)
                  .map(({ id, kpiName, sentence }) => [id, `${kpiName}: ${sentence}`])}
                onTie={(id) => {
                  const criterion = criteria.find((each) => each.id === id);
                  if (criterion) act({ kind: 'tie-criterion', criterion, promiseId: promise.id });
                }}
              />
            ) : null}
          </Gap>
        ) : null}
      </td>
      <td data-l="Delivered?">
        {delivered === 'no-milestone' ? <span className="gap">No milestone</span> : <StatusMark status={delivered} />}
      </td>
      <td data-l="Worked?">
        <StatusMark status={promise.verdict} tinted={promise.verdict === 'missed'} />
        <div className="sm mu">{promise.reason}</div>
      </td>
    </tr>
  );
}
