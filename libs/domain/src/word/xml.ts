import { Parser } from 'htmlparser2';

/** An element of an XML text, its name with the prefix as written. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}
export type XmlNode = XmlElement | string;

/** Deeper nesting is no document that people write. */
const DEEPEST = 200;
/** About 60 pages of dense text have a tenth of this. */
const MOST_NODES = 1_500_000;

/**
 * Reads an XML text into elements, or says why it is not read. The five entities of XML are known and no others: a
 * document type is skipped, so nothing is fetched and nothing grows.
 */
export function readXml(text: string): { readonly root: XmlElement } | { readonly refused: string } {
  let root: XmlElement | null = null;
  let refused = '';
  let nodes = 0;
  const open: { name: string; attributes: Record<string, string>; children: XmlNode[] }[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        nodes += 1;
        const element = { name, attributes, children: [] as XmlNode[] };
        if (open.length >= DEEPEST) refused ||= `Its parts are nested deeper than ${DEEPEST} levels.`;
        if (nodes > MOST_NODES) refused ||= 'It has more parts than a document of this kind can have.';
        if (refused !== '') return parser.pause();
        open.at(-1)?.children.push(element);
        root ??= element;
        open.push(element);
      },
      ontext(data) {
        const children = open.at(-1)?.children;
        const last = children?.at(-1);
        // Text comes in pieces around entities.
        if (typeof last === 'string') (children as XmlNode[])[(children as XmlNode[]).length - 1] = last + data;
        else children?.push(data);
      },
      onclosetag() {
        open.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  if (refused !== '') return { refused };
  return root === null ? { refused: 'It holds no XML.' } : { root };
}

/** The child elements of an element, those of one name when it is given. */
export function elements(of: XmlElement | undefined, name?: string): XmlElement[] {
  return (of?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

/** The first child element of a name. */
export function element(of: XmlElement | undefined, name: string): XmlElement | undefined {
  return of?.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === name);
}

/** The value of `w:val` of the first child element of a name. */
export function valueOf(of: XmlElement | undefined, name: string): string | undefined {
  return element(of, name)?.attributes['w:val'];
}

/** Says whether a property that is on by being there is on. */
export function isOn(of: XmlElement | undefined, name: string): boolean | undefined {
  const found = element(of, name);
  if (!found) return undefined;
  return !['0', 'false', 'off', 'none'].includes(found.attributes['w:val'] ?? '1');
}

/** Every text below an element that stands in one of these elements, joined. */
export function textOf(of: XmlElement, names: ReadonlySet<string>): string {
  let text = '';
  const open: { node: XmlNode; inside: boolean }[] = [{ node: of, inside: false }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, inside } = next;
    if (typeof node === 'string') {
      if (inside) text += node;
      continue;
    }
    if (node.name === 'w:p' && text !== '') text += '\n';
    if (node.name === 'w:tab' || node.name === 'w:br') text += ' ';
    const within = names.has(node.name);
    for (let at = node.children.length - 1; at >= 0; at -= 1)
      open.push({ node: node.children[at] as XmlNode, inside: within });
  }
  return text.trim();
}
