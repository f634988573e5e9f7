import type { Route } from '@workback/contracts/platform/route';
import fc from 'fast-check';
import type { z } from 'zod';
import { fieldsOf } from './route-walk.js';

/** Texts that have broken programs before. */
const texts = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\u202e',
  '__proto__',
  'constructor',
  'NaN',
  '1e999',
  "'; DROP TABLE users; --",
  '%00',
  '../../etc/passwd',
  '<script>1</script>',
  '=1+1',
  'a'.repeat(20_000),
  '2026-02-30',
  '0000-00-00',
  '99999-12-31',
  '2026-03-01T00:00:00Z',
  'Europe/Berlin',
  '* * * * *',
  '# Heading\n\n**bold**',
];
/** Texts that fit many fields. */
const plausible = [
  'Alpha',
  'a@example.test',
  '2026-05-01',
  '2027-01-31',
  'UTC',
  '0 6 * * *',
  'https://data.example/x',
  'value',
];
const numbers = [0, -0, 1, -1, 0.1, 7, 1e15, 9_007_199_254_740_993, 1e308, -1e308, 5e-324, 2_147_483_648, -32_769];

const nasty: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...texts, ...numbers, null, true, false, [], {}, [[]], [null], { '': 0 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue(),
);

interface Definition {
  readonly type: string;
  readonly format?: string;
  readonly shape?: Record<string, z.ZodType>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly entries?: Record<string, unknown>;
  readonly values?: readonly unknown[];
  readonly valueType?: z.ZodType;
}

/** Values that have the shape of a schema and mostly obey it; `spoil` of a hundred parts are garbage instead. */
export function likeSchema(schema: z.ZodType, spoil: number, ids: () => readonly string[]): fc.Arbitrary<unknown> {
  const inner = (child: z.ZodType) => likeSchema(child, spoil, ids);
  const proper = ((): fc.Arbitrary<unknown> => {
    const definition = schema.def as unknown as Definition;
    switch (definition.type) {
      case 'object': {
        const shape = definition.shape ?? {};
        return fc.record(Object.fromEntries(Object.entries(shape).map(([name, child]) => [name, inner(child)])), {
          requiredKeys: Object.keys(shape).filter((name) => !shape[name]!.safeParse(undefined).success),
        });
      }
      case 'array':
        return fc.array(inner(definition.element!), { maxLength: 3 });
      case 'record':
        return fc.dictionary(fc.string({ maxLength: 8 }), inner(definition.valueType!), { maxKeys: 3 });
      case 'enum':
        return fc.constantFrom(...Object.values(definition.entries ?? {}));
      case 'literal':
        return fc.constantFrom(...(definition.values ?? []));
      case 'union':
        return fc.oneof(...(definition.options ?? []).map(inner));
      case 'nullable':
        return fc.oneof(fc.constant(null), inner(definition.innerType!));
      case 'optional':
      case 'default':
      case 'prefault':
      case 'readonly':
        return inner(definition.innerType!);
      case 'pipe':
        return inner(definition.in!);
      case 'boolean':
        return fc.boolean();
      case 'number':
        return fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constantFrom(...numbers));
      case 'string':
        return definition.format === 'uuid' || schema.safeParse('6f1c1f6e-0000-4000-8000-000000000000').success
          ? fc.oneof(
              fc.nat().map((at) => ids()[at % ids().length]!),
              fc.constantFrom(...plausible),
            )
          : fc.constantFrom(...plausible);
      default:
        return nasty;
    }
  })();
  return spoil === 0
    ? proper
    : fc.oneof({ weight: 100 - spoil, arbitrary: proper }, { weight: spoil, arbitrary: nasty });
}

/** Bodies from almost right to not even JSON. */
export function garbageBody(route: Route, ids: () => readonly string[]): fc.Arbitrary<unknown> {
  const broken = [
    '{',
    '',
    'null',
    '"',
    '[1,',
    '{"a":1}x',
    '\ufeff{}',
    '{"__proto__":{"a":1}}',
    '['.repeat(5_000),
    '1e999',
  ];
  const any = fc.oneof(fc.jsonValue(), fc.constantFrom(...broken));
  if (!route.body) return fc.oneof(fc.constant(undefined), any);
  return fc.oneof(
    { weight: 4, arbitrary: likeSchema(route.body, 0, ids) },
    { weight: 4, arbitrary: likeSchema(route.body, 12, ids) },
    { weight: 1, arbitrary: any },
  );
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 2_000);

/** As a browser would encode it; what no browser could encode becomes the bytes of half a character. */
function encoded(value: unknown): string {
  const text = asText(value);
  return text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80';
}

/** Query strings of a route's fields with fitting and unfitting values, or plain noise. */
export function garbageQuery(route: Route): fc.Arbitrary<string | undefined> {
  const names = Object.keys(fieldsOf(route.query));
  const pair = fc
    .tuple(
      fc.constantFrom(...names, 'unknown', '__proto__', 'a[b]'),
      fc.oneof(fc.constantFrom(...plausible, '1'), nasty),
    )
    .map(([name, value]) => `${name}=${encoded(value)}`);
  return fc.oneof(
    fc.constant(undefined),
    fc.array(pair, { maxLength: 4 }).map((pairs) => pairs.join('&')),
    fc.constantFrom('%', '%E0%A4%A', '&&&==', 'a=1&a=2', '?'),
  );
}

/** Path parameters: mostly what exists, sometimes anything; encoded for the path. */
export function garbageParams(route: Route, known: () => Record<string, string>): fc.Arbitrary<Record<string, string>> {
  const fields = Object.keys(fieldsOf(route.params));
  const one = (name: string) =>
    fc.oneof(
      { weight: 8, arbitrary: fc.constant(null).map(() => known()[name] ?? crypto.randomUUID()) },
      { weight: 1, arbitrary: nasty.map((value) => encoded(value) || '%20') },
    );
  return fc.record(Object.fromEntries(fields.map((name) => [name, one(name)])));
}

/** Versions as they should and should not be sent. */
export const garbageVersion = fc.constantFrom(
  '"1"',
  '"1"',
  '"2"',
  '"0"',
  undefined,
  '1',
  '*',
  'W/"1"',
  '"99999999999999999999"',
  '""',
);
