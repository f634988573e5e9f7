/** Something that was started and can be stopped. */
export interface Closing {
  name: string;
  /** Longest time to wait for it; then the next one is stopped all the same. */
  deadlineMs: number;
  close(): Promise<unknown> | unknown;
}

/** Stops what was started, last first, each within its deadline; one that fails does not keep the others from stopping. */
export class Shutdown {
  readonly #parts: Closing[] = [];
  #running: Promise<void> | undefined;

  constructor(private readonly tell: (line: string) => void) {}

  /** Remembers a part; parts are stopped in the opposite order. */
  add(part: Closing): void {
    this.#parts.push(part);
  }

  /** Stops everything once; later calls wait for the same end. */
  run(): Promise<void> {
    return (this.#running ??= this.#stopAll());
  }

  async #stopAll(): Promise<void> {
    for (let part = this.#parts.pop(); part; part = this.#parts.pop()) {
      const problem = await within(part);
      if (problem) this.tell(`Stopping ${part.name}: ${problem}.`);
    }
  }
}

async function within(part: Closing): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`gave up after ${part.deadlineMs / 1000} s`), part.deadlineMs);
  });
  const closing = (async () => {
    await part.close();
    return undefined;
  })();
  try {
    return await Promise.race([closing, tooLong]);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(timer);
  }
}
