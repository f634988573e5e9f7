import { saveFile } from './save-file.js';

/** What a drawing gets from the style sheet and would lose outside of the page. */
const KEPT = [
  ...['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin'],
  ...['opacity', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'paint-order', 'display'],
];
const SCALE = 2;
const MARGIN = 16;

/** Hands the drawing within an element to the person as a PNG file, twice as fine as on the screen, with a title above it. */
export async function savePicture(name: string, container: Element, title: string): Promise<void> {
  const svg = container.querySelector('svg');
  if (svg === null) throw new Error('There is no drawing to save yet.');
  const { width, height } = svg.getBoundingClientRect();
  const style = getComputedStyle(document.body);
  const text = new XMLSerializer().serializeToString(standalone(svg, width, height));
  const image = await loaded(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`);
  const canvas = document.createElement('canvas');
  const head = title === '' ? 0 : 32;
  canvas.width = (width + 2 * MARGIN) * SCALE;
  canvas.height = (height + head + 2 * MARGIN) * SCALE;
  const paper = canvas.getContext('2d');
  if (paper === null) throw new Error('This browser cannot make pictures.');
  paper.scale(SCALE, SCALE);
  paper.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--raised') || '#fff';
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.fillStyle = style.color;
  paper.font = `600 15px ${style.fontFamily}`;
  paper.fillText(title, MARGIN, MARGIN + 14, width);
  paper.drawImage(image, MARGIN, MARGIN + head, width, height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (blob === null) throw new Error('The picture could not be made.');
  saveFile(`${name}.png`, blob);
}

function standalone(svg: SVGSVGElement, width: number, height: number): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [from, to] = [svg.querySelectorAll('*'), copy.querySelectorAll('*')];
  from.forEach((element, at) => {
    const computed = getComputedStyle(element);
    const styles = KEPT.map((property) => `${property}:${computed.getPropertyValue(property)}`).join(';');
    to[at]?.setAttribute('style', styles);
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  return copy;
}

function loaded(address: string): Promise<HTMLImageElement> {
  return new Promise((done, failed) => {
    const image = new Image();
    image.onload = () => done(image);
    image.onerror = () => failed(new Error('The picture could not be made.'));
    image.src = address;
  });
}
