import { createServer, type Server, type ServerResponse } from 'node:http';
import { daysOf, nightAlerts, pickUpSeconds, sameDayShare, trialHouseholds } from './example-series.js';

/** What the example's little HTTP source needs to know. */
export interface ExampleClock {
  launchedOn(): string;
  today(): string;
  nowMs(): number;
}

/** A stand-in for a company's systems: one JSON report, one live number, one CSV export. */
export function exampleHttpServer(clock: ExampleClock): Server {
  const routes: Record<string, (response: ServerResponse) => void> = {
    '/lockers/pick-up.json': (response) => json(response, { unit: 'seconds', days: days(clock, pickUpSeconds) }),
    '/trial/households.json': (response) =>
      json(response, {
        households: { active: trialHouseholds(clock.nowMs()) },
        asOf: new Date(clock.nowMs()).toISOString(),
      }),
    '/exports/same-day.csv': (response) => csv(response, 'day,same_day_percent', days(clock, sameDayShare)),
    '/exports/night-alerts.csv': (response) => csv(response, 'day,alerts_per_household', days(clock, nightAlerts)),
  };
  return createServer((request, response) => {
    const route = routes[new URL(request.url ?? '/', 'http://example').pathname];
    if (route) return route(response);
    response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such report in the example.\n');
  });
}

const days = (clock: ExampleClock, series: Parameters<typeof daysOf>[0]): { date: string; value: number }[] =>
  daysOf(series, clock.launchedOn(), clock.today());

function json(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function csv(response: ServerResponse, header: string, rows: readonly { date: string; value: number }[]): void {
  response
    .writeHead(200, { 'content-type': 'text/csv; charset=utf-8' })
    .end(`${header}\n${rows.map((row) => `${row.date},${row.value}`).join('\n')}\n`);
}
