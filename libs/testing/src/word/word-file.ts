import { zipFile } from './zip-file.js';

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const styles = `<w:styles ${W}>${[1, 2, 3]
  .map((n) => `<w:style w:type="paragraph" w:styleId="H${n}"><w:name w:val="heading ${n}"/></w:style>`)
  .join('')}</w:styles>`;

const xml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** A paragraph; bold words stand between double stars. */
export function wordParagraph(text: string, style = ''): string {
  const runs = text
    .split('**')
    .map(
      (words, at) =>
        `<w:r>${at % 2 === 1 ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${xml(words)}</w:t></w:r>`,
    );
  return `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}${runs.join('')}</w:p>`;
}

/** A picture in a paragraph of its own, by the name of its file. */
export function wordPicture(name: string, description: string): string {
  return `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="${name}" descr="${xml(description)}"/><a:blip r:embed="pic-${name}"/></wp:inline></w:drawing></w:r></w:p>`;
}

/** The bytes of a Word file with this body and these pictures. */
export function wordFile(body: string, pictures: Readonly<Record<string, Buffer>> = {}): Buffer {
  const names = Object.keys(pictures);
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const relations = (...all: string[]): string =>
    `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
  return zipFile([
    { name: '_rels/.rels', content: relations(relation('r0', 'officeDocument', 'word/document.xml')) },
    {
      name: 'word/document.xml',
      content: `<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
    },
    {
      name: 'word/_rels/document.xml.rels',
      content: relations(
        relation('r1', 'styles', 'styles.xml'),
        ...names.map((name) => relation(`pic-${name}`, 'image', `media/${name}`)),
      ),
    },
    { name: 'word/styles.xml', content: styles },
    ...names.map((name) => ({ name: `word/media/${name}`, content: pictures[name] as Buffer })),
  ]);
}
