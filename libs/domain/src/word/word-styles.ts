import { element, elements, isOn, valueOf, type XmlElement } from './xml.js';

/** What a style of a Word document says about a paragraph or about words in it. */
export interface WordStyle {
  /** Lower case; built-in styles are named in English in every language of Word. */
  readonly name: string;
  /** 1-9 for a heading, 0 for text. */
  readonly heading: number;
  readonly list: { readonly id: string; readonly level: number } | null;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly mono: boolean;
}

export const plainStyle: WordStyle = { name: '', heading: 0, list: null, bold: false, italic: false, mono: false };

/** Styles that rest on one another deeper than this run in a ring. */
const DEEPEST = 20;
const MONO = /courier|consolas|mono|menlo|lucida console/i;

/** The styles of a document by their ids, each with what it inherits. */
export function readStyles(root: XmlElement | undefined): ReadonlyMap<string, WordStyle> {
  const sources = new Map(elements(root, 'w:style').map((style) => [style.attributes['w:styleId'] ?? '', style]));
  return new Map([...sources.keys()].map((id) => [id, styleOf(id, sources, 0)]));
}

function styleOf(id: string, sources: ReadonlyMap<string, XmlElement>, depth: number): WordStyle {
  const source = sources.get(id);
  if (!source || depth > DEEPEST) return plainStyle;
  const base = valueOf(source, 'w:basedOn');
  const inherited = base === undefined ? plainStyle : styleOf(base, sources, depth + 1);
  const [paragraph, run] = [element(source, 'w:pPr'), element(source, 'w:rPr')];
  const name = (valueOf(source, 'w:name') ?? id).trim().toLowerCase();
  return {
    name,
    heading: headingByName(name) ?? outlineOf(paragraph) ?? inherited.heading,
    list: listOf(paragraph) ?? inherited.list,
    bold: isOn(run, 'w:b') ?? inherited.bold,
    italic: isOn(run, 'w:i') ?? inherited.italic,
    mono: isMono(run) ?? inherited.mono,
  };
}

function headingByName(name: string): number | undefined {
  const level = /^heading ([1-9])$/.exec(name)?.[1];
  return level === undefined ? undefined : Number(level);
}

/** The level of an outline as a heading level; 9 stands for text. */
export function outlineOf(properties: XmlElement | undefined): number | undefined {
  const level = Number(valueOf(properties, 'w:outlineLvl') ?? Number.NaN);
  if (!Number.isInteger(level) || level < 0) return undefined;
  return level > 8 ? 0 : level + 1;
}

/** The list that paragraph properties name; an id of 0 takes a paragraph out of the list of its style. */
export function listOf(properties: XmlElement | undefined): WordStyle['list'] | undefined {
  const numbering = element(properties, 'w:numPr');
  if (!numbering) return undefined;
  const id = valueOf(numbering, 'w:numId');
  if (id === '0') return null;
  const level = Number(valueOf(numbering, 'w:ilvl') ?? 0);
  return id === undefined ? undefined : { id, level: Number.isInteger(level) ? Math.min(Math.max(level, 0), 8) : 0 };
}

/** Says whether run properties name a typewriter face. */
export function isMono(properties: XmlElement | undefined): boolean | undefined {
  const fonts = element(properties, 'w:rFonts');
  const face = fonts?.attributes['w:ascii'] ?? fonts?.attributes['w:hAnsi'];
  return face === undefined ? undefined : MONO.test(face);
}
