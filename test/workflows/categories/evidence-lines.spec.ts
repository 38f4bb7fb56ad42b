import { expect, it } from 'vitest';
import type { TrustReads } from '#ports/store.ts';
import { packaged } from '#test/builders/owed.ts';
import { OAKWOOD } from '#test/fixtures/booking-world.ts';
import { evidenceLines } from '#workflows/categories/evidence-lines.ts';

const visit = (id: string, engagement: string) => ({
  ...{ id, engagement, urn: OAKWOOD, name: engagement, things: [engagement] },
  startsAt: '2026-11-03T09:30:00.000Z',
});
const report = (visitId: string, headline: string) => ({ visitId, headline, rag: 'amber' });

/** Only what the lines are made from. */
const trust = {
  visits: {
    ofSchool: async () => [
      visit('one', 'aim'),
      visit('two', 'head-appraisal'),
      visit('three', 'safeguarding-audit'),
    ],
    released: async () => [
      report('one', 'Reading is taught well'),
      report('two', 'The head has had a hard year'),
      report('three', 'The register of checks is kept'),
    ],
  },
} as unknown as TrustReads;

it('a proposal points to no report on staff or safeguarding: whoever answers for the head reads it too', async () => {
  const lines = await evidenceLines(trust, OAKWOOD, packaged('dsat'), '2026-11-12T09:00:00.000Z');
  expect(lines.map(({ ref }) => ref)).toEqual(['visit one']);
});
