import { Offline } from '../../../api/problem.js';

/** A connection that is gone without a word looks like a very slow one. */
const LONGEST_MS = 20_000;

/**
 * The answer of a call, or `Offline` when it takes longer than anybody should wait to know whether text is saved. What is late
 * is given up, because a browser makes six connections to a server and no more: the next try needs one.
 */
export async function inTime<Answer>(call: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new AbortController();
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Offline());
      patience.abort();
    }, LONGEST_MS);
  });
  try {
    return await Promise.race([call(patience.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
