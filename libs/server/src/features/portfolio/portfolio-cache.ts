/** The portfolio of a workspace as it was last sent, under the tag that it stands for. */
interface Sent {
  readonly tag: string;
  readonly json: Buffer;
}

const MAX_BYTES = 32 * 1024 * 1024;

/**
 * Keeps the last answers as bytes. The database is asked for the tag each time, so an answer from here is never older
 * than one from there; it only saves sending the same rows through the connection again.
 */
export class PortfolioCache {
  private readonly sent = new Map<string, Sent>();
  private bytes = 0;

  get(workspaceId: string): Sent | undefined {
    return this.sent.get(workspaceId);
  }

  put(workspaceId: string, answer: Sent): void {
    this.drop(workspaceId);
    this.sent.set(workspaceId, answer);
    this.bytes += answer.json.length;
    // Maps keep the order of insertion: the first is the one refreshed longest ago.
    for (const id of this.sent.keys()) {
      if (this.bytes <= MAX_BYTES) break;
      this.drop(id);
    }
  }

  private drop(workspaceId: string): void {
    this.bytes -= this.sent.get(workspaceId)?.json.length ?? 0;
    this.sent.delete(workspaceId);
  }
}
