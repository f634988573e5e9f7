import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { openApiDocument } from './openapi-document.js';

const file = new URL('../../../../../docs/openapi.json', import.meta.url);
const write = process.env['WORKBACK_WRITE_OPENAPI'] === '1';

describe('docs/openapi.json', () => {
  it('is what the contract says; `pnpm drift:openapi --write` brings it up to date', () => {
    const document = JSON.parse(JSON.stringify(openApiDocument())) as unknown;
    if (write) writeFileSync(file, `${JSON.stringify(document, null, 2)}\n`);
    const kept: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : 'missing';
    expect(kept).toEqual(document);
  });
});
