/** Bounds of one outbound exchange (rule C8.6). Times in milliseconds, sizes in bytes. */
export interface OutboundLimits {
  readonly resolveMs: number;
  readonly connectMs: number;
  readonly headersMs: number;
  readonly totalMs: number;
  /** Counted after decompression. */
  readonly bodyBytes: number;
  readonly headerBytes: number;
  readonly redirects: number;
}

/** The bounds every source gets unless the operator sets others. */
export const defaultLimits: OutboundLimits = {
  resolveMs: 2_000,
  connectMs: 5_000,
  headersMs: 10_000,
  totalMs: 30_000,
  bodyBytes: 10 * 1024 * 1024,
  headerBytes: 16 * 1024,
  redirects: 3,
};
