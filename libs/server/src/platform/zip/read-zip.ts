import { fromBufferPromise } from 'yauzl';

/** How much a package may hold. */
export interface ZipLimits {
  readonly entries: number;
  /** Bytes of one part, and of all parts that are read, after unpacking. */
  readonly partBytes: number;
  readonly allBytes: number;
}

/** Why a package is not read, in a sentence for whoever sent it. */
export class ZipProblem extends Error {}

/**
 * Unpacks the wanted parts of a ZIP package. What a part says about its size is checked before it is unpacked, and held
 * against what comes out while it is: a small file cannot become a large one.
 */
export async function readZip(
  bytes: Buffer,
  wanted: (name: string) => boolean,
  limits: ZipLimits,
): Promise<ReadonlyMap<string, Buffer>> {
  const parts = new Map<string, Buffer>();
  let left = limits.allBytes;
  let seen = 0;
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true, strictFileNames: true });
    for await (const entry of zip.eachEntry()) {
      seen += 1;
      if (seen > limits.entries) throw new ZipProblem(`The file holds more than ${limits.entries} parts.`);
      if (!wanted(entry.fileName)) continue;
      if (entry.isEncrypted()) throw new ZipProblem('The file is protected by a password.');
      if (parts.has(entry.fileName)) throw new ZipProblem('The file holds one part twice.');
      if (entry.uncompressedSize > Math.min(limits.partBytes, left)) throw tooLarge(limits);
      const part = await unpacked(await zip.openReadStreamPromise(entry), entry.uncompressedSize);
      left -= part.length;
      parts.set(entry.fileName, part);
    }
    return parts;
  } catch (error) {
    if (error instanceof ZipProblem) throw error;
    throw new ZipProblem('The file is damaged: it cannot be unpacked.', { cause: error });
  }
}

async function unpacked(stream: AsyncIterable<Buffer>, size: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of stream) {
    length += piece.length;
    if (length > size) throw new ZipProblem('The file holds more than it says.');
    pieces.push(piece);
  }
  return Buffer.concat(pieces, length);
}

const tooLarge = ({ allBytes }: ZipLimits): ZipProblem =>
  new ZipProblem(`Unpacked, the file is larger than the ${allBytes / 1e6} MB that are read.`);
