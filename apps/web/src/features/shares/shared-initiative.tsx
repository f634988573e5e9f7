import type { SharedPage } from '@workback/contracts/share-link/share-link.schemas';
import { formatDate, recoverWords } from '@workback/ui/prepare/format-date';
import { Spine } from '@workback/ui/spine';
import { StatusMark } from '@workback/ui/status-mark';
import type { ReactElement } from 'react';
import { spineSteps } from '../initiatives/spine-steps.js';
import { verdictShown } from '../initiatives/verdict-shown.js';
import { SharedKpiCard } from './shared-kpi.js';

type SharedInitiativeWire = Extract<SharedPage['content'], { page: 'initiative' }>['initiative'];

/** An initiative for people without an account: as written, with promises, verdicts and KPIs. */
export function SharedInitiative({ initiative }: { initiative: SharedInitiativeWire }): ReactElement {
  const { name, headline, subHeading, owner, promises, kpis, lastWord, launch, milestones } = initiative;
  return (
    <>
      <p className="sm mu">
        {name}
        {owner ? `, owner ${owner}` : ''}
      </p>
      <h1 className="lede">{headline || name}</h1>
      {subHeading ? <p className="lede-sub">{subHeading}</p> : null}
      <p className="row">
        <StatusMark status={initiative.stage} />
        {promises.length > 0 ? <StatusMark status={verdictShown(initiative)} /> : null}
        <span>
          {launch.actual
            ? `Launched ${formatDate(launch.actual)}`
            : launch.promised
              ? `Promised ${formatDate(launch.promised)}, ${recoverWords(initiative.daysToRecover)}`
              : 'No launch date yet'}
        </span>
      </p>
      <Spine steps={spineSteps(initiative, milestones)} />
      <section className="sec">
        <header>
          <h2>Promises</h2>
        </header>
        <table className="cards labelled">
          <caption className="vh">Promises with what delivers and what proves them</caption>
          <thead>
            <tr>
              <th scope="col">Promise, as written</th>
              <th scope="col">Delivered by</th>
              <th scope="col">Proved by</th>
              <th scope="col">Verdict</th>
            </tr>
          </thead>
          <tbody>
            {promises.map((promise) => (
              <tr key={promise.label}>
                <td>
                  <b className="sm">{promise.label}</b> “{promise.words}”
                </td>
                <td data-l="Delivered by">
                  {promise.built.length === 0 ? <span className="gap">Nobody builds this</span> : null}
                  {promise.built.map(({ name: milestone, state }) => (
                    <div key={milestone}>
                      <StatusMark status={state} label={milestone} />
                    </div>
                  ))}
                </td>
                <td data-l="Proved by">
                  {promise.proved.length === 0 ? (
                    <span className="gap">Nobody measures this</span>
                  ) : (
                    promise.proved.join(' ')
                  )}
                </td>
                <td data-l="Verdict">
                  <StatusMark status={promise.verdict} tinted={promise.verdict === 'missed'} />
                  <div className="sm mu">{promise.reason}</div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="sec">
        <header>
          <h2>KPIs</h2>
        </header>
        <div className="kpis">
          {kpis.map((kpi) => (
            <SharedKpiCard key={kpi.name} kpi={kpi} />
          ))}
        </div>
      </section>
      {lastWord ? (
        <section className="sec">
          <header>
            <h2>Last word of its people</h2>
          </header>
          <p>
            {lastWord.note}{' '}
            <i className="mu">
              {lastWord.by}, {formatDate(lastWord.on)}
            </i>
          </p>
        </section>
      ) : null}
    </>
  );
}
