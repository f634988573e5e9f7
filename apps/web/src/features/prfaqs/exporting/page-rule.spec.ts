import { describe, expect, it } from '@jest/globals';
import { cssString, pageRule } from './page-rule.js';

describe('the rule of printed pages', () => {
  it('names paper and foot', () => {
    expect(pageRule('letter', 'https://x.example/w/a · version 3')).toContain('size: letter portrait');
    expect(pageRule('a4', 'https://x.example/w/a · version 3')).toContain(
      'content: "https://x.example/w/a · version 3"',
    );
  });

  it('holds any text as text', () => {
    expect(cssString('a"; } body { display: none } </style>')).toBe(
      '"a\\22 \\3b  \\7d  body \\7b  display: none \\7d  \\3c /style\\3e "',
    );
    expect(cssString('a\\\nb')).toBe('"a\\5c  b"');
  });
});
