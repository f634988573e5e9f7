/** Lets a few through at a time; the others wait in line, and a line that is too long is closed. */
export class Turnstile {
  private inside = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly most: number,
    private readonly mostWaiting: number,
  ) {}

  /** Does the work when it is its turn; null when too many wait already. */
  async pass<Output>(work: () => Promise<Output>): Promise<Output | null> {
    if (this.inside >= this.most) {
      if (this.waiting.length >= this.mostWaiting) return null;
      await new Promise<void>((go) => this.waiting.push(go));
    } else this.inside += 1;
    try {
      return await work();
    } finally {
      // The place goes to the next in line, who was never counted out.
      const next = this.waiting.shift();
      if (next) next();
      else this.inside -= 1;
    }
  }
}
