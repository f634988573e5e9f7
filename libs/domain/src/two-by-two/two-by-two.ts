/** The four parts of the weekly report, in reading order (METHOD 1.5). */
export const QUADRANTS = ['accomplishments', 'headwinds', 'blockers', 'keyMilestones'] as const;
export type Quadrant = (typeof QUADRANTS)[number];

/** Titles of the parts. */
export const QUADRANT_TITLES: Record<Quadrant, string> = {
  accomplishments: 'Accomplishments',
  headwinds: 'Headwinds',
  blockers: 'Blockers',
  keyMilestones: 'Key milestones',
};

/** What a line of the report was compiled from. */
export type LineFact =
  | { readonly kind: 'initiative'; readonly initiativeId: string }
  | { readonly kind: 'milestone'; readonly initiativeId: string; readonly milestoneId: string }
  | { readonly kind: 'check-in'; readonly initiativeId: string; readonly checkInId: string }
  | { readonly kind: 'kpi'; readonly initiativeId: string; readonly kpiId: string };

/** One line of the report; one that a person wrote has no fact. */
export interface ReportLine {
  readonly text: string;
  readonly fact: LineFact | null;
}

/** A weekly 2x2 report. */
export type TwoByTwo = Readonly<Record<Quadrant, readonly ReportLine[]>>;

/** Most lines of one part, and most characters of a line. */
export const MOST_LINES = 30;
export const LONGEST_LINE = 500;
