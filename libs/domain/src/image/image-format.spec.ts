import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { imageAddress, imageMarkdown, ownImage } from './image-address.js';
import { largestImageBytes, readImage } from './image-format.js';

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
const samples = {
  'image/png':
    'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACAQMAAACnuvRZAAAAA1BMVEX/AAAZ4gk3AAAADElEQVQI12NgYGAAAAAEAAEnNCcKAAAAAElFTkSuQmCC',
  'image/jpeg':
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////////////2wBDAVVaWnhpeOuCguv/////////////////////////////////////////////////////////////////////////wAARCAACAAMDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAwT/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCQA1j/2Q==',
  'image/gif': 'R0lGODlhAwACAPAAAP8AAAAAACH5BAAAAAAALAAAAAADAAIAAAIChF8AOw==',
  'image/webp': 'UklGRjwAAABXRUJQVlA4IDAAAADQAQCdASoDAAIAAgA0JaACdLoB+AADsAD+8MQL/yC5YXXI1/8gP+QH/ID/+PIAAAA=',
} as const;
const lossless = bytesOf('UklGRhoAAABXRUJQVlA4TA4AAAAvAkAAAAcQEf0PRET/Aw==');
const extended = (flags: number): Uint8Array =>
  bytesOf(btoa(`RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0${String.fromCharCode(flags)}\0\0\0\x02\0\0\x01\0\0`));

describe('an image', () => {
  it.each(Object.entries(samples))('of the type %s is known by its bytes', (type, base64) => {
    expect(readImage(bytesOf(base64))).toEqual({ ok: true, type, width: 3, height: 2, cameraData: false });
  });

  it('of the other forms of WebP too', () => {
    const webp = { ok: true, type: 'image/webp', width: 3, height: 2 };
    expect(readImage(lossless)).toEqual({ ...webp, cameraData: false });
    expect(readImage(extended(0))).toEqual({ ...webp, cameraData: false });
    expect(readImage(extended(8))).toEqual({ ...webp, cameraData: true });
  });

  it('tells what a camera wrote into it', () => {
    const jpeg = bytesOf(samples['image/jpeg']);
    const exif = bytesOf(btoa('\xff\xe1\0\x08Exif\0\0'));
    expect(readImage(new Uint8Array([...jpeg.slice(0, 2), ...exif, ...jpeg.slice(2)]))).toMatchObject({
      width: 3,
      cameraData: true,
    });
    const png = bytesOf(samples['image/png']);
    const chunk = bytesOf(btoa('\0\0\0\x02eXIfMM\0\0\0\0'));
    expect(readImage(new Uint8Array([...png.slice(0, 33), ...chunk, ...png.slice(33)]))).toMatchObject({
      cameraData: true,
    });
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['a page', bytesOf(btoa('<html><script>alert(1)</script>'))],
    ['a drawing that is a program', bytesOf(btoa('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'))],
    [
      'a page behind the first letters of a PNG',
      bytesOf(btoa('\x89PNG\r\n\x1a\n<html><script>alert(1)</script></html>')),
    ],
    ['half a PNG', bytesOf(samples['image/png']).slice(0, 60)],
    ['a JPEG without a frame', bytesOf(btoa('\xff\xd8\xff\xd9<script>'))],
    ['a PDF', bytesOf(btoa('%PDF-1.7 and so on and so on and so on'))],
  ])('is not %s', (_, bytes) => {
    expect(readImage(bytes)).toEqual({ ok: false, reason: expect.stringContaining('not a PNG, JPEG, GIF or WebP') });
  });

  it('is refused when it weighs too much, has no pixels or too many of them', () => {
    const gif = bytesOf(samples['image/gif']);
    const sized = (width: number, height: number): Uint8Array => {
      const copy = gif.slice();
      new DataView(copy.buffer).setUint16(6, width, true);
      new DataView(copy.buffer).setUint16(8, height, true);
      return copy;
    };
    expect(readImage(sized(0, 2))).toMatchObject({ ok: false, reason: 'The image has no pixels.' });
    expect(readImage(sized(8_000, 5_000))).toMatchObject({ ok: true });
    expect(readImage(sized(8_000, 5_001))).toMatchObject({ ok: false, reason: expect.stringContaining('8000 × 5001') });
    expect(readImage(sized(20_001, 1))).toMatchObject({ ok: false });
    expect(readImage(new Uint8Array(largestImageBytes + 1))).toMatchObject({
      ok: false,
      reason: expect.stringContaining('5 MB'),
    });
  });

  it('is read or refused, whatever the bytes are and wherever they end', () => {
    const any = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .tuple(
          fc.constantFrom(...Object.values(samples)),
          fc.nat(320),
          fc.array(fc.tuple(fc.nat(320), fc.nat(255)), { maxLength: 4 }),
        )
        .map(([base64, end, spoils]) => {
          const bytes = bytesOf(base64).slice(0, end);
          for (const [at, value] of spoils) if (at < bytes.length) bytes[at] = value;
          return bytes;
        }),
    );
    fc.assert(
      fc.property(any, (bytes) => {
        const reading = readImage(bytes);
        if (reading.ok) expect(reading.width * reading.height).toBeGreaterThan(0);
        else expect(reading.reason).not.toBe('');
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the address of an image', () => {
  const place = {
    workspaceId: '6f1c1f6e-0000-4000-8000-000000000001',
    initiativeId: '6f1c1f6e-0000-4000-8000-000000000002',
    imageId: '6f1c1f6e-0000-4000-8000-000000000003',
  };

  it('is read back, and nothing else is taken for one', () => {
    const address = imageAddress(place);
    expect(ownImage(address)).toEqual(place);
    for (const other of [
      `https://elsewhere.example${address}`,
      `//elsewhere.example${address}`,
      `${address}?x=1`,
      `${address}/../../members`,
      address.toUpperCase(),
      'data:image/png;base64,AAAA',
    ])
      expect(ownImage(other)).toBeNull();
  });

  it('stands in Markdown behind a description that cannot end its brackets', () => {
    expect(imageMarkdown('/a', ' The [first]\nscreen\\ ')).toBe('![The \\[first\\] screen\\\\](/a)');
  });
});
