/** What a journey found out, a line a check, with totals at the end. */
export class Checks {
  private passed = 0;
  private failed = 0;
  private readonly startedMs = performance.now();

  /** Does something and prints whether it worked; what it throws is told, and the journey goes on. */
  async check<T>(name: string, work: () => T | Promise<T>): Promise<T | undefined> {
    const sinceMs = performance.now();
    try {
      const result = await work();
      this.passed += 1;
      this.say('ok', name, sinceMs);
      return result;
    } catch (error) {
      this.failed += 1;
      this.say('FAILED', name, sinceMs);
      process.stdout.write(`        ${sentenceOf(error).replaceAll('\n', '\n        ')}\n`);
      return undefined;
    }
  }

  /** The line that the caller reads the totals from; answers whether all is well. */
  end(): boolean {
    process.stdout.write(`journey took ${((performance.now() - this.startedMs) / 1000).toFixed(0)} s\n`);
    process.stdout.write(`${this.passed} passed, ${this.failed} failed\n`);
    return this.failed === 0 && this.passed > 0;
  }

  private say(mark: string, name: string, sinceMs: number): void {
    process.stdout.write(`${mark.padEnd(8)}${name} (${((performance.now() - sinceMs) / 1000).toFixed(1)} s)\n`);
  }
}

/** Fails with a sentence unless a condition holds. */
export function must(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new Error(sentence);
}

/** The first lines: Playwright adds its whole log of calls. */
function sentenceOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text
    .replace(/\u001b\[\d+m/g, '')
    .split('\n')
    .slice(0, 12)
    .join('\n');
}
