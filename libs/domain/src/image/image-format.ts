/** Kinds of images that are kept. SVG is a program that draws, so it is not among them. */
export const imageTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;
export type ImageType = (typeof imageTypes)[number];

/** What the bytes of an image say about themselves. */
export interface ImageFacts {
  readonly type: ImageType;
  readonly width: number;
  readonly height: number;
  /** The camera or program wrote data of its own beside the picture (EXIF), which may tell where it was taken. */
  readonly cameraData: boolean;
}

export type ImageReading = ({ readonly ok: true } & ImageFacts) | { readonly ok: false; readonly reason: string };

/** Largest file of one image, in bytes. */
export const largestImageBytes = 5_000_000;
/** Most pixels of one image: what a browser takes to show it grows with them, whatever the file weighs. */
export const mostPixels = 40_000_000;
const LONGEST_SIDE = 20_000;

/** Recognises an image by its content alone and reads its size; neither name nor declared type is believed. */
export function readImage(bytes: Uint8Array): ImageReading {
  if (bytes.length > largestImageBytes) return refused(`The image is larger than ${largestImageBytes / 1e6} MB.`);
  const facts = readPng(bytes) ?? readJpeg(bytes) ?? readGif(bytes) ?? readWebp(bytes);
  if (facts === null) return refused('This is not a PNG, JPEG, GIF or WebP image, or it is damaged.');
  const { width, height } = facts;
  if (width === 0 || height === 0) return refused('The image has no pixels.');
  if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > mostPixels) {
    return refused(`The image has ${width} × ${height} pixels; at most ${mostPixels / 1e6} million are shown.`);
  }
  return { ok: true, ...facts };
}

const refused = (reason: string): ImageReading => ({ ok: false, reason });

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function says(bytes: Uint8Array, at: number, letters: string): boolean {
  if (at + letters.length > bytes.length) return false;
  for (let n = 0; n < letters.length; n += 1) if (bytes[at + n] !== letters.charCodeAt(n)) return false;
  return true;
}

/** Chunks from IHDR to IEND, each as long as it says. */
function readPng(bytes: Uint8Array): ImageFacts | null {
  if (!says(bytes, 0, '\x89PNG\r\n\x1a\n') || !says(bytes, 12, 'IHDR') || bytes.length < 45) return null;
  const data = view(bytes);
  const size = { width: data.getUint32(16), height: data.getUint32(20) };
  let cameraData = false;
  for (let at = 8; at + 12 <= bytes.length; at += 12 + data.getUint32(at)) {
    if (says(bytes, at + 4, 'IEND')) return { type: 'image/png', ...size, cameraData };
    if (says(bytes, at + 4, 'eXIf')) cameraData = true;
  }
  return null;
}

/** Segments up to the frame that says the size. */
function readJpeg(bytes: Uint8Array): ImageFacts | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const data = view(bytes);
  let cameraData = false;
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const mark = bytes[at + 1] as number;
    if (mark === 0xff) {
      at += 1;
      continue;
    }
    // Frames of every coding but tables (C4), an extension (C8) and arithmetic conditions (CC).
    if (mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc) {
      return { type: 'image/jpeg', width: data.getUint16(at + 7), height: data.getUint16(at + 5), cameraData };
    }
    if (mark === 0xd9 || mark === 0xda) return null;
    if (mark === 0xe1 && says(bytes, at + 4, 'Exif')) cameraData = true;
    const alone = mark === 0x01 || (mark >= 0xd0 && mark <= 0xd8);
    const length = alone ? 0 : data.getUint16(at + 2);
    if (!alone && length < 2) return null;
    at += 2 + length;
  }
  return null;
}

function readGif(bytes: Uint8Array): ImageFacts | null {
  if (!says(bytes, 0, 'GIF87a') && !says(bytes, 0, 'GIF89a')) return null;
  if (bytes.length < 14) return null;
  const data = view(bytes);
  return { type: 'image/gif', width: data.getUint16(6, true), height: data.getUint16(8, true), cameraData: false };
}

/** The three forms of WebP: lossy, lossless and extended. */
function readWebp(bytes: Uint8Array): ImageFacts | null {
  if (!says(bytes, 0, 'RIFF') || !says(bytes, 8, 'WEBP') || bytes.length < 30) return null;
  const data = view(bytes);
  if (data.getUint32(4, true) + 8 > bytes.length + 1) return null;
  const type = 'image/webp' as const;
  if (says(bytes, 12, 'VP8 ')) {
    if (bytes[23] !== 0x9d || bytes[24] !== 0x01 || bytes[25] !== 0x2a) return null;
    const side = (at: number): number => data.getUint16(at, true) & 0x3fff;
    return { type, width: side(26), height: side(28), cameraData: false };
  }
  if (says(bytes, 12, 'VP8L')) {
    if (bytes[20] !== 0x2f) return null;
    const bits = data.getUint32(21, true);
    return { type, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, cameraData: false };
  }
  if (!says(bytes, 12, 'VP8X')) return null;
  const side = (at: number): number => 1 + data.getUint16(at, true) + ((bytes[at + 2] as number) << 16);
  return { type, width: side(24), height: side(27), cameraData: ((bytes[20] as number) & 0x08) !== 0 };
}
