import { dateWords, monthName } from '@workback/domain/calendar/date-words';
import { unitWords } from '@workback/domain/kpi/unit';
import type { Compared, Comparison } from '@workback/domain/wbr/comparison';
import type { DeckFigures } from '@workback/domain/wbr/deck-figures';
import type { MetricFigures, PeriodFigures } from '@workback/domain/wbr/metric-figures';
import type { MetricLook, WbrMetric } from '@workback/domain/wbr/wbr-metric';
import type { WbrDefinition } from './definition.js';
import { sixTwelveSvg } from './six-twelve-svg.js';

/** A deck as one HTML file that needs nothing else: charts, nine boxes and tables, to be opened, mailed or printed. */
export function deckHtml(
  definition: WbrDefinition,
  weekEnding: string,
  metrics: readonly WbrMetric[],
  deck: DeckFigures,
): string {
  const week = deck.axis.weeks.at(-1)!;
  const looks = new Map(metrics.map(({ name, look }) => [name, look]));
  const figures = new Map(deck.metrics.map((each) => [each.name, each]));
  const names = {
    weeks: deck.axis.weeks.map((each) => String(each.week)),
    months: deck.axis.months.map(({ month }) => monthName(month)),
  };
  let number = 0;
  const blocks = (definition.deck ?? metrics.map(({ name }) => name)).map((block) => {
    if (typeof block !== 'string') return `<h2>${text(block.section)}</h2>`;
    const [look, own] = [looks.get(block), figures.get(block)];
    return look && own ? blockHtml((number += 1), look, own, names) : '';
  });
  const title = `${definition.title}, week ${week.week} of ${week.year}`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)}</title><style>${STYLE}</style></head><body>
<h1>${text(title)}</h1>
<p class="mu">The week ends ${dateWords(weekEnding)}. Dashed: the prior year, weeks 364 days earlier, months and to-date the same calendar
dates. ▲ plan. n/a: no comparison possible. —: no data. Weeks and months have their own scales, which need not start at 0.</p>
<main>${blocks.join('\n')}</main></body></html>
`;
}

const BOXES = ['Last wk', 'WOW', 'YOY', 'MTD', 'YOY', 'QTD', 'YOY', 'YTD', 'YOY'] as const;

interface Names {
  readonly weeks: readonly string[];
  readonly months: readonly string[];
}

function blockHtml(number: number, look: MetricLook, figures: MetricFigures, names: Names): string {
  const boxes = figures.boxes.map((box, at) => {
    const words = box.kind === 'amount' ? amount(box.amount.value, look) : compared(box.compared, look.comparison);
    return `<div><dt>${BOXES[at]}</dt><dd class="${box.kind === 'amount' ? '' : news(box.compared.value, look)}">${words}</dd></div>`;
  });
  return `<article><h3><span class="mu">${number}</span> ${text(look.title)}</h3>
${sixTwelveSvg(figures, names, (value) => amount(value, look))}
<dl>${boxes.join('')}</dl>
<details><summary>Weeks and months as tables</summary>${table(names.weeks, figures.weeks, look)}${table(names.months, figures.months, look)}</details>
</article>`;
}

function table(names: readonly string[], periods: readonly PeriodFigures[], look: MetricLook): string {
  const row = (name: string, cell: (period: PeriodFigures) => string): string =>
    `<tr><th scope="row">${name}</th>${periods.map((period) => `<td>${cell(period)}</td>`).join('')}</tr>`;
  const planned = look.target !== null;
  return `<table><thead><tr><td></td>${names.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead><tbody>
${row('Actual', ({ actual }) => (actual.state === 'incomplete' ? 'not whole' : amount(actual.value, look)))}
${planned ? row('Plan', ({ target }) => amount(target?.value ?? null, look)) : ''}
${planned ? row('Variance', ({ variance }) => amount(variance, look)) : ''}
${planned ? row('Variance to plan', ({ onTarget }) => (onTarget ? compared(onTarget, look.comparison) : '—')) : ''}
${row('Prior year', ({ priorYear }) => amount(priorYear.value, look))}
${row('Year on year', ({ onPriorYear }) => compared(onPriorYear, look.comparison))}
${row('On the period before', ({ onPreviousPeriod }) => compared(onPreviousPeriod, look.comparison))}
</tbody></table>`;
}

function amount(value: number | null, { unit, currency, precision }: MetricLook): string {
  if (value === null) return '—';
  const big = Math.abs(value) >= 10_000;
  const digits = precision ?? (big || Number.isInteger(value) ? 0 : 2);
  const format = big
    ? new Intl.NumberFormat('en-GB', { notation: 'compact', maximumSignificantDigits: 3 })
    : new Intl.NumberFormat('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return text(`${format.format(value).replace('-', '\u2212')} ${unitWords(unit, currency)}`.trim());
}

function compared({ state, value }: Compared, how: Comparison): string {
  if (state === 'not-comparable') return 'n/a';
  if (value === null) return '—';
  const size = Math.abs(value).toFixed(how === 'bps' ? 0 : 1);
  const sign = Number(size) === 0 ? '' : value < 0 ? '\u2212' : '+';
  return `${sign}${size} ${how === 'bps' ? 'bps' : '%'}`;
}

function news(value: number | null, { direction }: MetricLook): string {
  if (value === null || value === 0) return '';
  return value > 0 === (direction === 'up') ? 'better' : 'worse';
}

/** What people wrote, as text and never as markup. */
export function text(written: string): string {
  return written.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

const STYLE = `:root{color-scheme:light dark;--ink:light-dark(#14181f,#e8ebf0);--mu:light-dark(#545b66,#a7b0bd);--line:light-dark(#e3e6eb,#262d37);
--now:light-dark(#1f5fd6,#7aa7ff);--prior:light-dark(#767e8a,#8d97a5);--ok:light-dark(#0a7a8c,#7fe3ef);--off:light-dark(#8e0b1f,#f27a6c)}
body{font:14px/20px system-ui,sans-serif;font-variant-numeric:tabular-nums;color:var(--ink);background:light-dark(#fff,#151a20);margin:24px auto;max-width:1320px;padding:0 24px}
h1{font-size:24px;line-height:32px;margin:0}.mu{color:var(--mu)}main{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(480px,100%),1fr));gap:28px 40px}
h2{grid-column:1/-1;margin:12px 0 -12px;font-size:18px}article{border-top:2px solid var(--ink);padding-top:8px;min-width:0;break-inside:avoid}h3{margin:0;font-size:15px}
svg{width:100%;height:auto;display:block}svg text{font-size:11px;fill:var(--mu)}.now{stroke:var(--now);stroke-width:2;fill:none}.prior{stroke:var(--prior);stroke-dasharray:4 3;fill:none}
.dot{fill:var(--now)}.plan{fill:var(--ink)}.grid{stroke:var(--line)}dl{display:flex;flex-wrap:wrap;justify-content:space-between;gap:4px 10px;border-block:1px solid var(--line);margin:4px 0;padding:4px 0}
dt{font-size:11px;line-height:14px;color:var(--mu)}dd{margin:0;font-weight:600;font-size:13px;white-space:nowrap}.better{color:var(--ok)}.worse{color:var(--off)}
details{font-size:12px}summary{cursor:pointer;min-height:24px}details{overflow-x:auto}table{border-collapse:collapse;margin:6px 0 10px}td,th{padding:2px 0 2px 10px;text-align:right;font-weight:400;white-space:nowrap}th{color:var(--mu)}th[scope=row]{text-align:left;padding-left:0}
@page{size:A4 landscape;margin:12mm}@media print{summary,details{display:none}main{grid-template-columns:1fr 1fr}}`;
