import { Offline } from '../../../api/problem.js';

/** A connection that is gone without a word looks like a very slow one. */
const LONGEST_MS = 20_000;

/** The answer of a call, or `Offline` when it takes longer than anybody should wait to know whether text is saved. */
export async function inTime<Answer>(call: Promise<Answer>): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Offline()), LONGEST_MS);
  });
  try {
    return await Promise.race([call, late]);
  } finally {
    clearTimeout(timer);
  }
}
