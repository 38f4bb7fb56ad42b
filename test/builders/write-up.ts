import type { WriteUp, WriteUpWords } from '#domain/coaching/write-up.ts';

const key = (of: number) => Buffer.alloc(32, of).toString('base64');

/** What groups' keys are wrapped under in tests, and another. */
export const WRITE_UPS_KEY = key(7);
export const OTHER_WRITE_UPS_KEY = key(8);
export const WRITE_UP_KEYS = { current: WRITE_UPS_KEY, before: null };

type New = WriteUp & { readonly words: WriteUpWords; readonly groupId: string };

export const newWriteUp = (change: Partial<New> = {}): New => ({
  ...{ id: 'w', reviewId: 'r', groupId: 'g', byId: 'person-tom-reed', at: '2026-11-12T12:00:00.000Z' },
  ...{ readBy: 'the group', words: { seen: 'Quagga', learned: 'Okapi', willDo: 'Zorilla' } },
  ...change,
});
