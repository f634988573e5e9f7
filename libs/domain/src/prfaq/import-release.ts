import type { Block } from './blocks.js';
import { datelineDate, isDatelineParagraph, namesDate, splitDateline } from './dateline.js';
import { oneLine } from './document.js';
import type { ImportRecord, SourceLines } from './import-record.js';
import { countWords } from './plain-text.js';
import {
  isAttribution,
  isCallToAction,
  isQuotation,
  isReleaseNotice,
  isSolutionTopic,
  namesCustomer,
  speakerNames,
  runInLabel,
  wholeEmphasis,
} from './release-forms.js';
import { sectionOf } from './sections.js';
import type { SectionKey } from './sections.js';

/** Reads the paragraphs of a press release into its sections (METHOD.md §3.1). */
export class ReleaseReader {
  /** Sections that a label named; two of them make a text a release even without its heading. */
  labelled = 0;
  /** The section that a run-in label opened; unlabelled paragraphs after it belong to it. */
  private open: SectionKey | null = null;
  private last: SectionKey | null = null;
  private unlabelled = 0;
  private readonly leaderNames = new Set<string>();

  constructor(private readonly record: ImportRecord) {}

  /** Says whether the release has text yet, beyond headline and dateline. */
  get hasBody(): boolean {
    return this.last !== null && this.last !== 'heading' && this.last !== 'sub-heading' && this.last !== 'dateline';
  }

  /** Puts a title where the release has its headline. */
  heading(text: string, lines: SourceLines, why: string): void {
    this.put('heading', wholeEmphasis(text) ?? text, lines, why);
  }

  /** Puts a line right under the headline. */
  subHeading(text: string, lines: SourceLines, why: string): void {
    this.put('sub-heading', oneLine(wholeEmphasis(text) ?? text), lines, why);
  }

  /** Reads one block of a section that a heading named. */
  inSection(key: SectionKey | 'quotes', block: Block): void {
    const lines = linesOf(block);
    if (block.kind === 'break') return;
    if (key === 'quotes') {
      if (block.kind === 'paragraph' && isAttribution(block.text) && this.last !== null)
        this.put(this.last, block.text, lines, 'names the speaker');
      else this.quotation(block.text, lines);
    } else if (key === 'dateline') this.dateline(block.text, lines, 'stands under its heading');
    else if (key === 'heading') this.heading(block.text, lines, 'stands under its heading');
    else if (key === 'sub-heading') this.subHeading(block.text, lines, 'stands under its heading');
    else if (key === 'summary' && block.kind === 'paragraph' && !this.record.has('dateline'))
      this.summary(block.text, lines, 'stands under its heading');
    else this.put(key, block.text, lines, 'stands under its heading');
  }

  /** Reads one block of the release that no heading placed; `next` is the block after it. */
  bare(block: Block, next?: Block): void {
    const lines = linesOf(block);
    if (block.kind === 'break') return;
    if (this.isLineBeforeDateline(block, next)) {
      this.subHeading(block.text, lines, 'stands between the heading and the paragraph that opens with the dateline');
      return;
    }
    if (block.kind === 'quote' && isQuotation(block.text)) this.quotation(block.text, lines);
    else if (block.kind === 'paragraph') this.opening(block);
    else if (this.hasBody) this.put(this.last as SectionKey, block.text, lines, 'follows the paragraph before it');
    else this.unlabelledText(block.text, lines);
  }

  /** A short paragraph under the headline is the line below it when the release only opens with the paragraph after it. */
  private isLineBeforeDateline(block: Block, next: Block | undefined): boolean {
    if (this.hasBody || block.kind !== 'paragraph' || next?.kind !== 'paragraph') return false;
    if (!this.record.has('heading') || this.record.has('sub-heading') || this.record.has('dateline')) return false;
    if (countWords(block.text) > 40 || runInLabel(block.text) !== null || isReleaseNotice(block.text)) return false;
    if (isQuotation(block.text) || isDatelineParagraph(block.text) || splitDateline(block.text) !== null) return false;
    const opening = splitDateline(next.text);
    return opening !== null && namesDate(opening.dateline);
  }

  /** Headline, line below and dateline often stand in one paragraph, a line each. */
  private opening(block: Block): void {
    const lines = block.text.split('\n');
    let from = block.from;
    while (!this.hasBody && lines.length > 1 && from - block.from < 6 && opens(lines[0] as string)) {
      this.paragraph((lines.shift() as string).trim(), [from, from]);
      from += 1;
    }
    this.paragraph(lines.join('\n'), [from, block.to]);
  }

  private paragraph(text: string, lines: SourceLines): void {
    const label = runInLabel(text);
    if (label && (label.role.role === 'section' || label.role.role === 'quotes')) {
      this.labelled += 1;
      const key = label.role.role === 'section' ? label.role.key : 'leader-quote';
      // `Available now: …` names the section and is its text at the same time.
      const keep = key === 'call-to-action' && isCallToAction(label.label);
      if (!keep) this.record.label(label.label, lines, 'a label that names its section');
      this.record.speaks(label.role.languages);
      this.open = key === 'heading' || key === 'sub-heading' || key === 'dateline' ? null : key;
      this.last = key;
      if (key === 'heading') this.heading(label.rest, lines, 'carries the label of the heading');
      else if (key === 'sub-heading') this.subHeading(label.rest, lines, 'carries the label of the sub-heading');
      else if (key === 'dateline') this.dateline(label.rest, lines, 'carries the label of the dateline');
      else if (key === 'summary') this.summary(label.rest, lines, 'carries the label of the summary');
      else this.put(key, keep ? text : label.rest, lines, 'carries the label of this section');
      return;
    }
    if (isReleaseNotice(text)) {
      this.record.label(text, lines, 'a standing line of press releases');
    } else if (
      !this.hasBody &&
      !this.record.has('heading') &&
      text.startsWith('**') &&
      wholeEmphasis(text) !== null &&
      !isDatelineParagraph(text)
    ) {
      this.heading(text, lines, 'a bold line that opens the release');
    } else if (!this.hasBody && /^[*_]+\([\s\S]{1,600}\)[*_]+$/.test(text)) {
      this.record.unrecognised(text, lines, 'a remark in brackets before the text of the release');
    } else if (
      !this.hasBody &&
      this.record.has('heading') &&
      wholeEmphasis(text) !== null &&
      !isDatelineParagraph(text)
    ) {
      this.subHeading(text, lines, 'stands in emphasis right under the heading');
    } else if (!this.hasBody && !this.record.has('dateline') && isDatelineParagraph(text)) {
      this.dateline(text, lines, 'names place and date before the text');
    } else if (!this.hasBody && !this.record.has('heading') && isBareHeadline(text)) {
      this.heading(text, lines, 'a line without a full stop that opens the release');
    } else if (isQuotation(text)) this.quotation(text, lines);
    else if (isAttribution(text) && (this.last === 'leader-quote' || this.last === 'customer-quote')) {
      this.put(this.last, text, lines, 'names the speaker of the quotation before it');
    } else if (this.record.has('summary') && isCallToAction(text)) {
      this.open = null;
      this.put('call-to-action', text, lines, 'tells the reader what to do next');
    } else this.unlabelledText(text, lines);
  }

  private unlabelledText(text: string, lines: SourceLines): void {
    if (this.open !== null && !isSolutionTopic(text.slice(0, 80).split('\n')[0] as string)) {
      this.put(this.open, text, lines, 'follows the labelled paragraph before it');
    } else if (!this.record.has('summary') && !this.record.has('problem') && !this.record.has('solution')) {
      this.summary(text, lines, 'first paragraph of the release');
    } else {
      this.unlabelled += 1;
      this.put(
        'solution',
        text,
        lines,
        'has no label: paragraphs after the first that are no quotation and no call to action go to the solution, in order',
      );
    }
  }

  private summary(text: string, lines: SourceLines, why: string): void {
    const split = this.record.has('dateline') ? null : splitDateline(text);
    if (split) this.dateline(split.dateline, lines, 'opens the first paragraph');
    this.put('summary', split ? split.rest : text, lines, why);
  }

  private dateline(text: string, lines: SourceLines, why: string): void {
    const bare = wholeEmphasis(text) ?? text;
    this.put('dateline', bare, lines, why);
    if (this.record.launchDate !== null) return;
    const { date, note } = datelineDate(bare);
    this.record.launchDate = date;
    if (note !== null) this.record.notes.push(note);
  }

  /** The first quotation is the leader's unless its speaker is a customer; all others are customers'. */
  private quotation(text: string, lines: SourceLines): void {
    const again = speakerNames(text).some((name) => this.leaderNames.has(name));
    const customer = !again && (this.record.has('leader-quote') || namesCustomer(text));
    const why = customer
      ? 'a quotation with its speaker; not the first, or the speaker is a customer'
      : 'the first quotation with its speaker, or the same speaker again';
    if (!customer) for (const name of speakerNames(text)) this.leaderNames.add(name);
    this.put(customer ? 'customer-quote' : 'leader-quote', text, lines, why);
  }

  private put(key: SectionKey, text: string, lines: SourceLines, why: string): void {
    this.record.place(key, text, lines, why);
    if (sectionOf(key).part === 'press-release') this.last = key;
  }

  /** Says in a note which rule placed text that the author did not label. */
  finish(): void {
    if (this.unlabelled === 0 || this.record.has('problem')) return;
    this.record.notes.push(
      `${this.unlabelled} paragraphs or lists of the release have no label and went to the solution, in order; move to the problem what describes it.`,
    );
  }
}

function opens(line: string): boolean {
  return isReleaseNotice(line) || wholeEmphasis(line.trim()) !== null || isDatelineParagraph(line);
}

function isBareHeadline(text: string): boolean {
  return (
    !text.includes('\n') &&
    text.length <= 200 &&
    !/[.!?:;,)\]>*_"”]$/.test(text.trimEnd()) &&
    splitDateline(text) === null &&
    /\s/.test(text.trim()) &&
    /^\p{L}/u.test(text)
  );
}

/** The source lines of a block. */
export function linesOf(block: Block): SourceLines {
  return [block.from, block.to];
}
