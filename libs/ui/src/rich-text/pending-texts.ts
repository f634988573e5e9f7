/** Texts with keystrokes that are not written out yet: whoever needs the words as they are asks for them all first. */
export class PendingTexts {
  private readonly texts = new Set<() => void>();

  /** Adds a text by what writes it out; the answer takes it away again. */
  add(flush: () => void): () => void {
    this.texts.add(flush);
    return () => this.texts.delete(flush);
  }

  /** Has every text written out now. */
  flush(): void {
    for (const flush of this.texts) flush();
  }
}
