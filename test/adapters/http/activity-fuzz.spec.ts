import fc from 'fast-check';
import { expect, it } from 'vitest';
import { message } from '#test/builders/activity.ts';
import { broken, mutated } from '#test/builders/odd-activities.ts';
import { edge, post } from './edge.ts';

const good = fc.constant(message({ serviceUrl: 'http://127.0.0.1:9/' }));

it('never answers 5xx, and always answers, whatever a body holds', async () => {
  const bot = edge(null);
  const seen = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.oneof({ weight: 4, arbitrary: mutated(good) }, broken(good), fc.json()),
      async body => {
        const { statusCode } = await post(bot, body);
        seen.set(statusCode, (seen.get(statusCode) ?? 0) + 1);
        expect([200, 400, 403]).toContain(statusCode);
      },
    ),
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
