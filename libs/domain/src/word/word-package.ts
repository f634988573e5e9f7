import { elements, readXml, type XmlElement } from './xml.js';

/** The parts of a Word file that hold XML, by their names in the package. */
export type WordParts = ReadonlyMap<string, string>;

/** What a part refers to. */
export interface Relation {
  readonly target: string;
  /** Outside of the file: an address. */
  readonly external: boolean;
  /** The last word of its type, for example `image`. */
  readonly type: string;
}

/** Which parts of a package are read; pictures are fetched by the names that the text uses. */
export function isWordPart(name: string): boolean {
  return /^(?:word\/[\w-]+\.xml|word\/_rels\/[\w-]+\.xml\.rels|_rels\/\.rels|docProps\/(?:core|custom)\.xml)$/.test(
    name,
  );
}

/** The root of a part; undefined when there is none. */
export function rootOf(parts: WordParts, name: string): XmlElement | undefined {
  const text = parts.get(name);
  if (text === undefined) return undefined;
  const read = readXml(text);
  return 'root' in read ? read.root : undefined;
}

/** What a part refers to, by id, with names of parts from the root of the package. */
export function relationsOf(parts: WordParts, name: string): ReadonlyMap<string, Relation> {
  const cut = name.lastIndexOf('/') + 1;
  const [folder, file] = [name.slice(0, cut), name.slice(cut)];
  const root = rootOf(parts, `${folder}_rels/${file}.rels`);
  return new Map(
    elements(root, 'Relationship').map(({ attributes }) => {
      const external = attributes['TargetMode'] === 'External';
      const target = attributes['Target'] ?? '';
      const type = (attributes['Type'] ?? '').replace(/^.*\//, '');
      return [attributes['Id'] ?? '', { target: external ? target : resolved(folder, target), external, type }];
    }),
  );
}

/** The name of the part with the text; usually `word/document.xml`. */
export function mainPart(parts: WordParts): string {
  for (const { target, type } of relationsOf(parts, '').values()) if (type === 'officeDocument') return target;
  return 'word/document.xml';
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}
