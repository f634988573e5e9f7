import type { ForecastResult, ForecastWire } from '@workback/contracts/forecast/forecast.schemas';
import { formatDate, formatWeekday } from '@workback/ui/prepare/format-date';

/** “72 of 100”; never “0” or “100” where some runs say otherwise. */
export function ofHundred(count: number, runs: number): string {
  const share = (count / runs) * 100;
  if (count > 0 && share < 1) return 'fewer than 1';
  if (count < runs && share > 99) return 'more than 99';
  return String(Math.round(share));
}

/** The message of a forecast. */
export function forecastTitle(result: ForecastResult, runs: number): string {
  if (result.held !== null && result.launchDate !== null) {
    return `The promised ${formatDate(result.launchDate)} holds in ${ofHundred(result.held, runs)} of 100 runs`;
  }
  const likely = result.percentiles.find(({ percent }) => percent === 85);
  return `85 of 100 runs are finished by ${formatDate(likely?.on ?? result.latestOn)}`;
}

const readers: Record<number, string> = {
  50: 'as likely sooner as later; for the team itself',
  85: 'to tell customers',
  95: 'to sign a contract on',
};

/** What a percentile means and what it is good for. */
export function percentileWords({ percent, on }: ForecastResult['percentiles'][number]): string {
  const use = readers[percent];
  return `In ${percent} of 100 runs the work is finished by ${formatWeekday(on)}${use ? `: ${use}` : ''}`;
}

/** Why a forecast is not of today any more; empty while it is. */
export function outdatedWords({ outdated, asOf }: ForecastWire): string {
  if (outdated === 'plan-changed') return `The plan has changed since ${formatDate(asOf)}: this forecast is outdated.`;
  return outdated === 'another-day' ? `Made on ${formatDate(asOf)}, of the plan as it still is.` : '';
}
