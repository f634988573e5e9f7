import type { SharedPage } from '@workback/contracts/share-link/share-link.schemas';
import { Age } from '@workback/ui/age';
import { type ReactElement, useEffect, useState } from 'react';
import { portfolioChange, portfolioTitle } from '../../portfolio/portfolio-view.js';
import { SharedGate } from '../shared-gate.js';
import { rowsOf, SharedPortfolio } from '../shared-portfolio.js';
import { useAwake } from '../use-awake.js';
import { useRotation } from '../use-rotation.js';
import '../shares.css';

/** The portfolio on a wall: large, dark, without controls, a page after the other; it outlives lost connections. */
export default function TvPage(): ReactElement {
  useAwake();
  useEffect(() => {
    const { theme } = document.documentElement.dataset;
    document.title = 'Portfolio · Workback';
    document.documentElement.dataset['theme'] = 'dark';
    document.documentElement.classList.add('tv');
    return () => {
      document.documentElement.classList.remove('tv');
      if (theme) document.documentElement.dataset['theme'] = theme;
    };
  }, []);
  return <SharedGate>{(page, old) => <Wall page={page} old={old} />}</SharedGate>;
}

function Wall({ page, old }: { page: SharedPage; old: boolean }): ReactElement {
  const rows = page.content.page === 'portfolio' ? rowsOf(page.content.rows) : [];
  const { shown, at, pages } = useRotation(rows);
  return (
    <main className="shared wall">
      <header>
        <div>
          <h1>{portfolioTitle(rows)}</h1>
          <p className="mu">
            {page.workspace}. {portfolioChange(rows)}
          </p>
        </div>
        <div className="wallclock">
          <Clock />
          <span className={old ? 'bad' : 'mu'}>
            {old ? 'Not read anew, ' : ''}
            <Age at={page.asOf} verb={old ? 'as of' : 'As of'} state={old ? 'old' : 'fresh'} />
          </span>
          {pages > 1 ? (
            <span className="mu">
              Page {at + 1} of {pages}
            </span>
          ) : null}
        </div>
      </header>
      <SharedPortfolio rows={shown} />
    </main>
  );
}

function Clock(): ReactElement {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 5_000);
    return () => clearInterval(timer);
  }, []);
  return <b>{now.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}</b>;
}
