import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { ConnectorError } from '../connector-error.js';
import { tooLarge } from './exchange-errors.js';

const gunzipAsync = promisify(gunzip);
const brotliAsync = promisify(brotliDecompress);
const inflateAsync = promisify(inflate);
const inflateRawAsync = promisify(inflateRaw);

/** The body without its content encoding, never larger than `maxBytes` (a small archive can unpack to a huge one). */
export async function decompress(body: Buffer, encoding: string | undefined, maxBytes: number): Promise<Buffer> {
  const name = encoding?.trim().toLowerCase() ?? '';
  if (name === '' || name === 'identity' || body.length === 0) return body;
  const options = { maxOutputLength: maxBytes };
  try {
    if (name === 'gzip' || name === 'x-gzip') return await gunzipAsync(body, options);
    if (name === 'br') return await brotliAsync(body, options);
    if (name === 'deflate') {
      // Some servers send raw deflate under this name; the zlib header tells them apart.
      const zlib = ((body[0] ?? 0) & 0x0f) === 8 && (((body[0] ?? 0) << 8) | (body[1] ?? 0)) % 31 === 0;
      return await (zlib ? inflateAsync(body, options) : inflateRawAsync(body, options));
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(maxBytes);
    throw new ConnectorError('broken-answer', `The answer says it is compressed (${name}) but cannot be unpacked.`, {
      retryable: true,
    });
  }
  throw new ConnectorError(
    'broken-answer',
    `The answer is compressed in a way that is not supported: "${name.slice(0, 40)}".`,
  );
}
