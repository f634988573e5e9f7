import type { Block } from './blocks.js';
import { asks, questionAtStart } from './faq-forms.js';
import { faqOf, headingRole, kindHeading } from './heading-words.js';
import type { HeadingRole } from './heading-words.js';
import { CustomerReader } from './import-customers.js';
import { FaqReader } from './import-faq.js';
import { ImportRecord } from './import-record.js';
import { linesOf, ReleaseReader } from './import-release.js';
import { countWords } from './plain-text.js';
import { isSolutionTopic, wholeEmphasis } from './release-forms.js';
import type { SectionKey } from './sections.js';

type Region =
  | { readonly at: 'preface' | 'release' | 'faq' | 'customer-questions'; readonly level: number }
  | { readonly at: 'section'; readonly key: SectionKey | 'quotes'; readonly level: number }
  | { readonly at: 'foreign'; readonly level: number; readonly reason: string };

interface Title {
  readonly text: string;
  readonly rest: string;
  readonly role: HeadingRole | null;
  readonly level: number;
}

const titles: readonly (SectionKey | 'quotes')[] = ['heading', 'sub-heading', 'dateline'];
const supporting: readonly (SectionKey | 'quotes')[] = ['ux-document', 'success-criteria', 'appendix'];

/** One walk over the blocks of a document: headings and label lines say which part the blocks after them belong to. */
export class ImportWalk {
  /** The document's own title, when the release has another heading. */
  title: string | null = null;
  sawRelease = false;
  private readonly record = new ImportRecord();
  private readonly release = new ReleaseReader(this.record);
  private readonly customers = new CustomerReader(this.record);
  private faq: FaqReader | null = null;
  private faqLevel = 0;
  private region: Region;
  private releaseLevel = 0;
  private lastLevel = 0;
  private headingLevel = 0;
  private preface: { title: Block; text: string; sub: Block | null } | null = null;

  constructor(private readonly blocks: readonly Block[]) {
    const explicit = blocks.some((block) => this.titleOf(block)?.role?.role === 'press-release');
    this.region = explicit ? { at: 'preface', level: 0 } : { at: 'release', level: 0 };
  }

  /** Sections that labels or headings named. */
  get labelledSections(): number {
    return this.release.labelled;
  }

  /** Reads all blocks. */
  run(): ImportRecord {
    this.blocks.forEach((block, index) => {
      if (block.kind === 'front-matter') return this.frontMatter(block);
      if (block.kind === 'html' && /^\s*<!--(?:(?!-->)[\s\S])*-->\s*$/.test(block.text))
        return this.record.label(block.text, linesOf(block), 'a comment, which no reader sees');
      const title = this.titleOf(block);
      if (title && this.heading(block, index, title)) return;
      this.content(block, index);
    });
    this.release.finish();
    this.settleTitle();
    return this.record;
  }

  private titleOf(block: Block): Title | null {
    if (block.kind === 'heading') return { ...splitTitle(block.title), level: block.level };
    if (block.kind !== 'paragraph' || block.text.length > 100 || block.text.includes('\n')) return null;
    const bare = (wholeEmphasis(block.text) ?? block.text).trim();
    const role = headingRole(bare);
    const marked = bare !== block.text.trim() || bare.endsWith(':') || (role !== null && role.role !== 'section');
    // A line that only looks like a heading stands half a level below the last real one.
    return role && marked ? { text: bare, rest: '', role, level: this.lastLevel + 0.5 } : null;
  }

  /** Acts on a heading; false when it is text of the present part. */
  private heading(block: Block, index: number, title: Title): boolean {
    const real = block.kind === 'heading';
    const { role, level } = title;
    if (real && title.text === '') return true;
    const lines = linesOf(block);
    const { region } = this;
    const inFaq = region.at === 'faq' && level > this.faqLevel;
    if (real) this.lastLevel = level;
    const kind = inFaq && role?.role !== 'faq' && this.faq?.takesKind(level) ? kindHeading(title.text) : null;
    if (kind !== null) return this.enter(block, index, title, { role: 'faq', kind, languages: [] });
    if (inFaq && role?.role !== 'faq') {
      if (real) this.faq?.heading(index, block.title, level);
      return real;
    }
    const newPart = (role?.role === 'press-release' && !this.sawRelease) || (role?.role === 'faq' && this.faq === null);
    const closed = region.at === 'foreign' || (region.at === 'section' && supporting.includes(region.key));
    if (closed && level > region.level && !newPart) {
      if (real || !role) this.content(block, index);
      return real;
    }
    if (region.at === 'faq' && role === null && asks(title.text)) {
      this.faq?.heading(index, block.title, level);
      return true;
    }
    if (role) return this.enter(block, index, title, role);
    return this.unknownHeading(block, index, level, lines);
  }

  private enter(block: Block, index: number, { rest, level, text }: Title, role: HeadingRole): boolean {
    const lines = linesOf(block);
    this.record.label(rest === '' ? text : text.replace(rest, ''), lines, 'names its part');
    this.record.speaks(role.languages);
    if (role.role === 'wrapper') {
      if (rest !== '') this.prefaceTitle(block, rest);
    } else if (role.role === 'press-release') {
      this.sawRelease = true;
      this.releaseLevel = level;
      this.region = { at: 'release', level };
      if (rest !== '') this.release.heading(rest, lines, 'stands beside the name of the release');
    } else if (role.role === 'faq') {
      this.faq ??= new FaqReader(this.record, this.blocks, index);
      // A kind inside the FAQ keeps the outer level, so that a topic beside it still belongs to the FAQ.
      const inside = this.region.at === 'faq' && level > this.faqLevel;
      if (!inside) this.faqLevel = level;
      this.faq.start(role.kind, inside ? level : 0);
      this.region = { at: 'faq', level };
      if (rest !== '') this.record.unrecognised(rest, lines, 'stands beside the name of the FAQ');
    } else if (role.role === 'customer-questions') {
      this.region = { at: 'customer-questions', level };
      this.record.unrecognised(rest, lines, 'stands beside the name of the customer questions');
    } else {
      this.release.labelled += 1;
      const key = role.role === 'section' ? role.key : 'quotes';
      const before = this.region;
      this.region = { at: 'section', key, level };
      if (rest === '') return true;
      this.release.inSection(key, { ...block, kind: 'paragraph', text: rest });
      // `# Title: Fern` is the whole title; what follows it is the release.
      if (titles.includes(key))
        this.region = before.at === 'preface' ? before : { at: 'release', level: this.releaseLevel };
    }
    return true;
  }

  private unknownHeading(block: Block, index: number, level: number, lines: readonly [number, number]): boolean {
    const { region } = this;
    if (region.at === 'preface') {
      this.prefaceTitle(block, block.title);
      return true;
    }
    if (region.at === 'section' && level > region.level) {
      this.content(block, index);
      return true;
    }
    const inRelease = (region.at === 'release' || region.at === 'section') && level > this.releaseLevel;
    if (inRelease && !this.record.has('heading') && !this.release.hasBody) {
      this.headingLevel = level;
      this.release.heading(block.title, lines, 'first heading of the release');
      return true;
    }
    const under = level > this.headingLevel && this.blocks[index - 1]?.kind === 'heading';
    if (inRelease && under && !this.release.hasBody && !this.record.has('sub-heading')) {
      this.release.subHeading(block.title, lines, 'heading right under the heading of the release');
      return true;
    }
    const insideRelease = inRelease || (region.at === 'foreign' && region.level > this.releaseLevel);
    if (insideRelease && isSolutionTopic(block.title)) {
      this.region = { at: 'section', key: 'solution', level };
      this.content(block, index);
      return true;
    }
    const reason = `stands under the heading “${block.title.slice(0, 120)}”, which is no part of a PR/FAQ`;
    this.region = { at: 'foreign', level, reason };
    this.content(block, index);
    return true;
  }

  private content(block: Block, index: number): void {
    const { region } = this;
    const lines = linesOf(block);
    if (this.startsFaq(block)) {
      this.faq = new FaqReader(this.record, this.blocks, index);
      this.faqLevel = this.lastLevel;
      this.region = { at: 'faq', level: this.lastLevel };
      this.faq.block(index);
    } else if (region.at === 'faq') this.faq?.block(index);
    else if (region.at === 'release') this.release.bare(block, this.blocks[index + 1]);
    else if (region.at === 'section') this.inSection(region.key, block);
    else if (region.at === 'foreign') this.record.unrecognised(block.text, lines, region.reason);
    else if (region.at === 'customer-questions') this.customers.block(block);
    else this.prefaceText(block, index);
  }

  /** A release followed by `Q:` without a heading between them. */
  private startsFaq(block: Block): boolean {
    if (this.faq !== null || this.region.at !== 'release' || !this.release.hasBody) return false;
    return block.kind === 'paragraph' && questionAtStart(block.text)?.labelled === true;
  }

  private inSection(key: SectionKey | 'quotes', block: Block): void {
    this.release.inSection(key, block);
    // A headline, its line below and the dateline are one block each; the release goes on after it.
    if (titles.includes(key) && block.kind !== 'break') this.region = { at: 'release', level: this.releaseLevel };
  }

  private frontMatter(block: Block): void {
    const inner = block.text.split('\n').slice(1, -1).join('\n');
    // In a fence of its own the lines stay what they are, instead of becoming a heading over a rule.
    const fence = inner.includes('```') ? '~~~~' : '```';
    this.record.unrecognised(`${fence}\n${inner}\n${fence}`, linesOf(block), 'front matter: data about the file');
  }

  private prefaceTitle(block: Block, text: string): void {
    if (this.preface === null && !this.record.has('heading')) this.preface = { title: block, text, sub: null };
    else this.record.unrecognised(block.text, linesOf(block), 'a heading before the press release');
  }

  private prefaceText(block: Block, index: number): void {
    const first = this.preface !== null && this.blocks[index - 1] === this.preface.title;
    const short = block.kind === 'paragraph' && countWords(block.text) <= 40;
    // Where headings are lines in bold, the first of them is the title.
    const title = this.preface === null && short && block.text.startsWith('**') ? wholeEmphasis(block.text) : null;
    if (title !== null) this.prefaceTitle(block, title);
    else if (this.preface && first && short) this.preface.sub = block;
    else if (block.kind !== 'break')
      this.record.unrecognised(block.text, linesOf(block), 'stands before the press release');
  }

  /** The document's title is the heading only of a release that has none of its own. */
  private settleTitle(): void {
    if (this.preface === null) return;
    const { title, text, sub } = this.preface;
    if (this.record.has('heading')) {
      this.title = text;
      this.record.label(text, linesOf(title), 'the title of the document; the release has a heading of its own');
      if (sub) this.record.unrecognised(sub.text, linesOf(sub), 'stands before the press release');
      return;
    }
    this.release.heading(text, linesOf(title), 'the title of the document; the release has no heading of its own');
    if (!sub) return;
    if (this.record.has('sub-heading'))
      this.record.unrecognised(sub.text, linesOf(sub), 'stands before the press release');
    else this.release.subHeading(sub.text, linesOf(sub), 'the line under the title of the document');
  }
}

/** Splits `PR/FAQ: Title`, `Title - PR/FAQ` and `Headline: Text` into the words that name a part and the rest. */
function splitTitle(title: string): { text: string; rest: string; role: HeadingRole | null } {
  const whole = headingRole(title);
  if (whole || title.length > 1_000) return { text: title, rest: '', role: whole };
  const cut = /^([^:|–—]{1,60}?)(?:\s*[:|–—]\s*|\s+-\s+)(?=\S)/.exec(title);
  const before = cut ? headingRole(cut[1] as string) : null;
  if (cut && before) {
    const rest = title.slice(cut[0].length);
    const faq = before.role === 'faq' && before.kind === 'unlabelled' ? faqOf(before, rest) : before;
    return faq === before ? { text: title, rest, role: before } : { text: title, rest: '', role: faq };
  }
  const tail = /(?:\s*[:|–—]\s*|\s+-\s+)([^:|–—]{1,40})$/.exec(title.slice(-60));
  const after = tail ? headingRole(tail[1] as string) : null;
  if (tail && after && (after.role === 'wrapper' || after.role === 'press-release')) {
    return {
      text: title,
      rest: title.slice(0, title.length - tail[0].length),
      role: after.role === 'wrapper' ? after : { ...after, role: 'wrapper' },
    };
  }
  return { text: title, rest: '', role: null };
}
