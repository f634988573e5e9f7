import { Link } from '@tanstack/react-router';
import type { PortfolioRow } from '@workback/contracts/portfolio/portfolio.schemas';
import { type ReactElement, type Ref, useMemo, useRef } from 'react';
import { countWord, sentence } from '../../app/count-word.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { LaunchLine, LaunchLineHead, launchScale } from './launch-line.js';
import { DataCell, GuardrailsCell, LaunchCell, StageCell, VerdictCell, WordCell } from './portfolio-cells.js';
import type { PortfolioColumn } from './portfolio-search.js';
import type { PortfolioGroup } from './portfolio-view.js';
import { useRowKeys } from './use-row-keys.js';
import { useRowWindow } from './use-row-window.js';

interface PortfolioTableProps {
  readonly groups: readonly PortfolioGroup[];
  readonly columns: readonly PortfolioColumn[];
  readonly order: string;
  readonly today: string;
}

type Item =
  | { readonly key: string; readonly group: PortfolioGroup; readonly row?: undefined }
  | { readonly key: string; readonly row: PortfolioRow };

const heads: Record<PortfolioColumn, readonly [words: string, width: number]> = {
  stage: ['PR/FAQ to results', 11],
  launch: ['Launch promised, then forecast or actual', 13],
  line: ['', 16],
  delivered: ['Delivered?', 12],
  worked: ['Worked?', 13],
  guardrails: ['Guardrails', 9],
  data: ['Numbers', 12],
  word: ['Since last week, and the last word', 18],
};

const NAME_WIDTH = 22;
/** A screen that is narrower than the columns need scrolls them. */
const PX_PER_PERCENT = 9.6;

/** The portfolio: one row an initiative, from press release to launch to outcome. Only rows near the screen are drawn. */
export function PortfolioTable({ groups, columns, order, today }: PortfolioTableProps): ReactElement {
  const items = useMemo(() => itemsOf(groups), [groups]);
  const body = useRef<HTMLTableSectionElement>(null);
  const { shown, before, after, measure } = useRowWindow(items, body);
  const scale = useMemo(
    () =>
      columns.includes('line')
        ? launchScale(
            groups.flatMap(({ rows }) => rows),
            today,
          )
        : null,
    [columns, groups, today],
  );
  useRowKeys(body);
  const drawn = columns.filter((column) => column !== 'line' || scale !== null);
  const least = drawn.reduce((sum, column) => sum + heads[column][1], NAME_WIDTH) * PX_PER_PERCENT;
  return (
    <div className="scrollx">
      <table className="port cards" aria-rowcount={items.length + 1} style={{ minWidth: least }}>
        <caption className="vh">Initiatives, {order}</caption>
        <colgroup>
          <col style={{ width: `${NAME_WIDTH}%` }} />
          {drawn.map((column) => (
            <col key={column} style={{ width: `${heads[column][1]}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Initiative, as its press release says it</th>
            {drawn.map((column) => (
              <th key={column} scope="col">
                {column === 'line' && scale ? <LaunchLineHead scale={scale} today={today} /> : heads[column][0]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {before > 0 ? <Space height={before} columns={drawn.length + 1} /> : null}
          {shown.map(({ item, at }) =>
            item.row === undefined ? (
              <tr key={item.key} ref={measure} data-index={at} className="grouphead" aria-rowindex={at + 2}>
                <th scope="rowgroup" colSpan={drawn.length + 1}>
                  {item.group.label} <span className="mu">{groupWords(item.group)}</span>
                </th>
              </tr>
            ) : (
              <Row key={item.key} row={item.row} at={at} measure={measure}>
                {drawn.map((column) => (
                  <td key={column} className={`c-${column}`} data-l={labels[column]}>
                    {column === 'line' && scale ? (
                      <LaunchLine row={item.row} scale={scale} today={today} />
                    ) : (
                      cell(column, item.row)
                    )}
                  </td>
                ))}
              </Row>
            ),
          )}
          {after > 0 ? <Space height={after} columns={drawn.length + 1} /> : null}
        </tbody>
      </table>
    </div>
  );
}

const labels: Record<PortfolioColumn, string> = {
  stage: 'Stage',
  launch: 'Launch',
  line: 'Line of time',
  delivered: 'Delivered?',
  worked: 'Worked?',
  guardrails: 'Guardrails',
  data: 'Numbers',
  word: 'Since last week, last word',
};

function cell(column: PortfolioColumn, row: PortfolioRow): ReactElement | null {
  switch (column) {
    case 'stage':
      return <StageCell row={row} />;
    case 'launch':
      return <LaunchCell row={row} />;
    case 'delivered':
    case 'worked':
      return <VerdictCell row={row} kind={column} />;
    case 'guardrails':
      return <GuardrailsCell row={row} />;
    case 'data':
      return <DataCell row={row} />;
    case 'word':
      return <WordCell row={row} />;
    case 'line':
      return null;
  }
}

interface RowProps {
  readonly row: PortfolioRow;
  readonly at: number;
  readonly measure: Ref<HTMLTableRowElement>;
  readonly children: ReactElement[];
}

function Row({ row, at, measure, children }: RowProps): ReactElement {
  const { slug } = useWorkspace();
  return (
    <tr ref={measure} data-index={at} aria-rowindex={at + 2}>
      <td>
        <div className="nm1">
          <Link
            className="q name"
            to="/w/$workspaceSlug/initiatives/$initiativeId"
            params={{ workspaceSlug: slug, initiativeId: row.id }}
          >
            {row.name}
          </Link>
          {row.owner ? <span className="who">{row.owner.name}</span> : null}
        </div>
        {row.headline ? <div className="head">{row.headline}</div> : <div className="sub">No headline yet</div>}
      </td>
      {children}
    </tr>
  );
}

/** Stands for the rows that are not drawn. */
function Space({ height, columns }: { height: number; columns: number }): ReactElement {
  return (
    <tr className="space" aria-hidden="true">
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}

function itemsOf(groups: readonly PortfolioGroup[]): readonly Item[] {
  return groups.flatMap((group): Item[] => [
    ...(group.label === '' ? [] : [{ key: `group ${group.key}`, group }]),
    ...group.rows.map((row) => ({ key: `${group.key} ${row.id}`, row })),
  ]);
}

function groupWords({ rows }: PortfolioGroup): string {
  const worried = rows.filter(({ attention }) => attention > 0).length;
  const count = `${rows.length} ${rows.length === 1 ? 'initiative' : 'initiatives'}`;
  return worried === 0
    ? count
    : `${count}, ${sentence(countWord(worried)).toLocaleLowerCase()} ${worried === 1 ? 'needs' : 'need'} attention`;
}
