import type { CoachFinding, CoachRule } from '@workback/domain/prfaq/coach/finding';
import { type CoachSilence, heard, subjectOf } from '@workback/domain/prfaq/coach/silence';
import { type PrfaqDocument, textAt, type TextPlace } from '@workback/domain/prfaq/document';
import { numberedQuestions } from '@workback/domain/prfaq/questions';
import { prfaqSections, sectionOf, type PrfaqSection } from '@workback/domain/prfaq/sections';
import type { CoachReading } from './use-coach.js';

/** A finding as the margin shows it. */
export interface Remark {
  /** The same as long as the remark is the same. */
  readonly key: string;
  readonly finding: CoachFinding;
  readonly rule: CoachRule;
  readonly subject: string;
  /** The words in the text, empty for a remark about a whole place. */
  readonly words: string;
  /** How often the words stand in their place before these. */
  readonly nth: number;
  readonly where: string;
}

/** Remarks about one section, or one list of questions. */
export interface RemarkGroup {
  readonly key: PrfaqSection['key'] | 'document' | 'launchDate';
  readonly title: string;
  readonly remarks: readonly Remark[];
}

/** What is left to say after what is silenced, by section in reading order. */
export function remarkGroups(
  { findings, document, rules }: Pick<CoachReading, 'findings' | 'document' | 'rules'>,
  silences: readonly CoachSilence[],
): readonly RemarkGroup[] {
  const labels = new Map(numberedQuestions(document).map(({ id, label }) => [id, label]));
  const groups = new Map<RemarkGroup['key'], Remark[]>();
  const times = new Map<string, number>();
  for (const finding of heard(findings, document, silences).shown) {
    const rule = rules.get(finding.rule);
    if (!rule) continue;
    const subject = subjectOf(finding, document);
    const base = `${rule.id} ${finding.place} ${subject}`;
    const seen = times.get(base) ?? 0;
    times.set(base, seen + 1);
    const group = groupOf(finding, document);
    const { words, nth } = wordsOf(finding, document);
    const remark = { key: `${base} ${seen}`, finding, rule, subject, words, nth, where: whereOf(finding, labels) };
    groups.set(group, [...(groups.get(group) ?? []), remark]);
  }
  const order: RemarkGroup['key'][] = ['document', 'launchDate', ...prfaqSections.map(({ key }) => key)];
  return order.flatMap((key) => {
    const remarks = groups.get(key);
    return remarks ? [{ key, title: titleOf(key), remarks }] : [];
  });
}

/** How many remarks each section has. */
export function remarkCounts(groups: readonly RemarkGroup[]): ReadonlyMap<string, number> {
  return new Map(groups.map(({ key, remarks }) => [key, remarks.length]));
}

function groupOf({ place }: CoachFinding, { questions }: PrfaqDocument): RemarkGroup['key'] {
  if (!place.startsWith('question:')) return place as RemarkGroup['key'];
  const kind = questions.find(({ id }) => `question:${id}` === place)?.kind ?? 'unlabelled';
  return `${kind}-faq`;
}

function titleOf(key: RemarkGroup['key']): string {
  if (key === 'document') return 'The whole document';
  return key === 'launchDate' ? 'Launch date' : sectionOf(key).title;
}

function whereOf({ place }: CoachFinding, labels: ReadonlyMap<string, string>): string {
  return place.startsWith('question:') ? `Question ${labels.get(place.slice('question:'.length)) ?? ''}`.trim() : '';
}

function wordsOf({ place, range }: CoachFinding, document: PrfaqDocument): Pick<Remark, 'words' | 'nth'> {
  const text = range === null ? null : textAt(document, place as TextPlace);
  if (text === null || range === null) return { words: '', nth: 0 };
  const words = text.slice(range.start, range.end);
  let nth = 0;
  for (let at = text.indexOf(words); at !== -1 && at < range.start; at = text.indexOf(words, at + 1)) nth += 1;
  return { words, nth };
}
