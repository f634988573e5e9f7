import { describe, expect, it } from '@jest/globals';
import { credentialInUrl } from './credential-in-url.js';

describe('credentials in an address', () => {
  it.each([
    ['https://a.example/x?token=abc', 'token'],
    ['https://a.example/x?page=1&API_KEY=abc', 'API_KEY'],
    ['https://a.example/x?api%5Fkey=abc', 'api_key'],
    ['?key=abc', 'key'],
    ['/x?private_token=abc#there', 'private_token'],
    ['https://a.example/x?client_secret=1', 'client_secret'],
    ['https://a.example/x?X-Amz-Signature=1', 'X-Amz-Signature'],
    ['https://a.example/x?password=p', 'password'],
  ])('%s holds one in %s', (address, name) => expect(credentialInUrl(address)).toBe(name));

  it.each([
    'https://a.example/token=abc',
    'https://a.example/x?from={{from}}&to={{to}}',
    'https://a.example/x?sort_key=day',
    'https://a.example/x?country_code=DE&monkey=1&tokens_used=5',
    'https://a.example/x?page_token=5',
    'https://a.example/x?token=',
    'https://a.example/x?token',
    '',
    '/x?%zz=1',
  ])('%s holds none', (address) => expect(credentialInUrl(address)).toBeUndefined());
});
