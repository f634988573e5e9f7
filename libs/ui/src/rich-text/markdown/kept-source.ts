import type { ReadBlock } from './read-markdown.js';
import { isEmptyParagraph, type RichNode } from './rich-json.js';
import { writeMarkdown } from './write-markdown.js';

/** What a block of the editor must be able to say: ProseMirror's nodes do. */
export interface KeptBlock {
  eq(other: never): boolean;
  toJSON(): unknown;
  readonly textContent: string;
}

/** Says whether Markdown knows nothing of a block; most are not looked into for that. */
const isNothing = (block: KeptBlock): boolean =>
  block.textContent.trim() === '' && isEmptyParagraph(block.toJSON() as RichNode);

interface Entry {
  readonly json: RichNode;
  /** Which block of the source it is, untouched; null when it has to be written anew. */
  at: number | null;
}

/** More edited blocks than this are not looked for in the source: they would be compared with all of it. */
const MOST_COMPARED = 50;

/**
 * Writes a document back to the Markdown that it was read from: blocks that nobody touched keep their very characters,
 * and so do the blank lines between them. Only what was edited is written anew.
 */
export class KeptSource<Block extends KeptBlock> {
  private readonly places = new Map<Block, number>();

  /** `blocks` are the nodes that were made of `read`, in the same order. */
  constructor(
    private readonly markdown: string,
    private readonly read: readonly ReadBlock[],
    private readonly blocks: readonly Block[],
  ) {
    blocks.forEach((block, at) => this.places.set(block, at));
  }

  /** The same source, known by the blocks that stand in a document now. */
  standing(now: readonly Block[]): KeptSource<Block> {
    const written = now.filter((block) => !isNothing(block));
    return new KeptSource(
      this.markdown,
      this.read,
      this.blocks.map((block, at) => {
        const stands = written[at];
        return stands === block || stands?.eq(block as never) ? (stands as Block) : block;
      }),
    );
  }

  /** The Markdown of a document that began as the source. */
  write(now: readonly Block[]): string {
    const entries = this.entriesOf(now);
    if (entries.length === this.read.length && entries.every(({ at }, index) => at === index)) return this.markdown;
    if (!this.keepsDefinitions(entries)) for (const entry of entries) entry.at = null;
    while (entries.some((_, index) => this.mustWrite(entries, index)));
    return this.compose(entries);
  }

  private entriesOf(now: readonly Block[]): Entry[] {
    let left = MOST_COMPARED;
    let last = -1;
    return now.flatMap((block): Entry[] => {
      const known = this.places.get(block);
      if (known !== undefined) {
        last = known;
        return [{ json: (this.read[known] as ReadBlock).node, at: known }];
      }
      if (isNothing(block)) return [];
      const json = block.toJSON() as RichNode;
      // An edit that was taken back gives an equal block, though not the same one.
      left -= 1;
      const isEqual = (each: Block | undefined): boolean => each?.eq(block as never) ?? false;
      const equal = left < 0 ? -1 : isEqual(this.blocks[last + 1]) ? last + 1 : this.blocks.findIndex(isEqual);
      if (equal === -1) return [{ json, at: null }];
      last = equal;
      return [{ json, at: equal }];
    });
  }

  /** Targets of references and what else is kept as source may give a meaning to text anywhere. */
  private keepsDefinitions(entries: readonly Entry[]): boolean {
    const kept = new Set(entries.map(({ at }) => at));
    return (
      entries.every(({ at, json }) => at !== null || json.type !== 'keptBlock') &&
      this.read.every(({ node }, at) => node.type !== 'keptBlock' || kept.has(at))
    );
  }

  /** Gives up the source of a block, or of the one before it, where they would be read as something else side by side. */
  private mustWrite(entries: readonly Entry[], index: number): boolean {
    const entry = entries[index] as Entry;
    const before = entries[index - 1];
    if (entry.at !== null && entry.at === (before === undefined ? 0 : before.at === null ? -1 : before.at + 1))
      return false;
    let found = false;
    const giveUp = (each: Entry | undefined): void => {
      if (!each || each.at === null) return;
      each.at = null;
      found = true;
    };
    // An indent could make it a part of what stands before it now.
    if (entry.at !== null && /^\s/.test(this.sourceOf(entry.at))) giveUp(entry);
    if (before && isList(before) && isList(entry)) {
      giveUp(before);
      giveUp(entry);
    }
    // Code at the very end need not be closed; then nothing may follow it.
    if (before?.at === this.read.length - 1 && before.json.type === 'codeBlock') giveUp(before);
    return found;
  }

  private compose(entries: readonly Entry[]): string {
    let out = '';
    for (let from = 0; from < entries.length;) {
      const entry = entries[from] as Entry;
      let to = from + 1;
      if (entry.at === null) while (to < entries.length && entries[to]?.at === null) to += 1;
      out += this.between(entries[from - 1], entry);
      out +=
        entry.at === null ? writeMarkdown(entries.slice(from, to).map(({ json }) => json)) : this.sourceOf(entry.at);
      from = to;
    }
    const last = entries.at(-1);
    const isLast = last !== undefined && last.at !== null && last.at === this.read.length - 1;
    return isLast ? out + this.markdown.slice(this.read[last.at as number]?.end) : out;
  }

  private between(before: Entry | undefined, { at }: Entry): string {
    if (before === undefined) return at === 0 ? this.markdown.slice(0, this.read[0]?.start) : '';
    if (at === null || before.at === null || before.at + 1 !== at) return '\n\n';
    return this.markdown.slice(this.read[before.at]?.end, this.read[at]?.start);
  }

  private sourceOf(at: number): string {
    const place = this.read[at] as ReadBlock;
    return this.markdown.slice(place.start, place.end);
  }
}

const isList = ({ json }: Entry): boolean => json.type === 'bulletList' || json.type === 'orderedList';
