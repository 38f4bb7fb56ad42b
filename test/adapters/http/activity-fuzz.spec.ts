import fc from 'fast-check';
import { expect, it } from 'vitest';
import { message } from '#test/builders/activity.ts';
import { edge, post } from './edge.ts';

const FIELDS = [
  'type id name action replyToId channelId serviceUrl timestamp localTimestamp locale from recipient conversation',
  'text textFormat value channelData membersAdded membersRemoved entities attachments reactionsAdded',
].flatMap(line => line.split(' '));
const INNER = [
  'id',
  'name',
  'aadObjectId',
  'tenantId',
  'tenant',
  'team',
  'conversationType',
  'length',
  'toString',
];

/** Anything JSON can say, with the values that have broken parsers before. */
const oddValue = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom(
    null,
    0,
    -1,
    1e308,
    '',
    '\0',
    '\ud800',
    ' ',
    '__proto__',
    '../..',
    '{{id}}',
    [],
    {},
    [[]],
    true,
  ),
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc.integer({ min: 1, max: 200 }).map(depth => Array.from({ length: depth }).reduce(held => [held], [])),
);

/** A good activity with one to four fields, or fields of its objects, replaced by something odd or taken away. */
const mutated = fc
  .array(
    fc.record({
      field: fc.oneof(fc.constantFrom(...FIELDS), fc.string({ maxLength: 12 })),
      inner: fc.option(fc.constantFrom(...INNER)),
      value: fc.option(oddValue, { nil: undefined }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map(changes => {
    const activity = message({ serviceUrl: 'http://127.0.0.1:9/' });
    for (const { field, inner, value } of changes) {
      const held = activity[field];
      const replaced = inner && typeof held === 'object' ? { ...held, [inner]: value } : value;
      Object.defineProperty(activity, field, {
        value: replaced,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    return JSON.stringify(activity);
  });

/** The text of a good activity with a stretch of it cut out or overwritten. */
const broken = fc.tuple(fc.nat(), fc.nat({ max: 20 }), fc.string({ maxLength: 8 })).map(([at, cut, put]) => {
  const text = JSON.stringify(message({ serviceUrl: 'http://127.0.0.1:9/' }));
  const from = at % text.length;
  return text.slice(0, from) + put + text.slice(from + cut);
});

it('never answers 5xx, and always answers, whatever a body holds', async () => {
  const bot = edge(null);
  const seen = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(fc.oneof({ weight: 4, arbitrary: mutated }, broken, fc.json()), async body => {
      const { statusCode } = await post(bot, body);
      seen.set(statusCode, (seen.get(statusCode) ?? 0) + 1);
      expect([200, 400, 403]).toContain(statusCode);
    }),
    { numRuns: 1_000 },
  );
  // Both sides of the fence were visited, or the property would prove nothing.
  expect(seen.get(200)).toBeGreaterThan(20);
  expect(seen.get(400)).toBeGreaterThan(200);
});

it('never answers 5xx whatever the headers hold', async () => {
  const bot = edge(null);
  const word = fc.string({ unit: fc.constantFrom(...'abcXYZ019 ;=/+*.,-_"\'%{}[]'), maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(word, word, word, async (type, requestId, encoding) => {
      const headers = { 'content-type': type, 'x-request-id': requestId, 'content-encoding': encoding };
      const { statusCode } = await post(bot, message({ serviceUrl: 'http://127.0.0.1:9/' }), headers);
      expect([200, 400, 415]).toContain(statusCode);
    }),
    { numRuns: 300 },
  );
});
