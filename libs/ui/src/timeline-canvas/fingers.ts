/** What of a pointer event tells one finger from another. */
interface FingerEvent {
  readonly pointerId: number;
  readonly pointerType: string;
  readonly isPrimary: boolean;
}

/** Tells a press of one finger from the end of a gesture of two, of which neither chooses anything. */
export class Fingers {
  private readonly down = new Set<number>();
  private several = false;

  /** A finger came down; true when it is not alone. */
  press({ pointerId, pointerType, isPrimary }: FingerEvent): boolean {
    if (pointerType !== 'touch') return false;
    // The first finger begins anew: where an earlier one was lifted is not always told.
    if (isPrimary) {
      this.down.clear();
      this.several = false;
    }
    this.down.add(pointerId);
    this.several ||= this.down.size > 1;
    return this.several;
  }

  /** A finger was lifted; true when it was one of several. */
  lift({ pointerId, pointerType }: FingerEvent): boolean {
    if (pointerType !== 'touch') return false;
    this.down.delete(pointerId);
    return this.several;
  }
}
