import { expect, it } from 'vitest';
import { nearestTrustsInWords } from '#domain/school/nearest-trusts.ts';

const seen = (uid: string, rows: number) => ({ uid, name: `TRUST ${uid}`, rows });

it('names the trusts whose numbers are nearest, then the biggest, and counts the others', () => {
  const trusts = [
    seen('1', 90),
    seen('3752', 2),
    seen('16930', 5),
    seen('3725', 31),
    seen('2939', 16),
    seen('2', 1),
    seen('3', 1),
  ];
  expect(nearestTrustsInWords('3726', trusts)).toBe(
    '3725 Trust 3725 (31 schools), 3752 Trust 3752 (2 schools), 2 Trust 2 (1 school), 3 Trust 3 (1 school), 1 Trust 1 (90 schools) and 2 more trusts',
  );
});
