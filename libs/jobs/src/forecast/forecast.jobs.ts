import { z } from 'zod';
import { defineJob } from '../platform/job.js';

/** Plays a plan through many times; in a lane of its own, because it keeps a core busy for a moment. */
export const runForecastJob = defineJob({
  queue: 'forecasts',
  name: 'forecast.run',
  payload: z.object({ forecastId: z.uuid() }),
});
