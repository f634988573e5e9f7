/** A try of a run that did not bring numbers, as it is kept in the row. */
export interface RunTry {
  readonly attempt: number;
  readonly startedAt: string | null;
  readonly endedAt: string;
  readonly code: string;
  readonly message: string;
  readonly request: string;
  readonly sample: string;
  readonly tookMs: number | null;
}
