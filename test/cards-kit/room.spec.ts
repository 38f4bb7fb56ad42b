import { expect, it } from 'vitest';
import { Room } from '#cards-kit/room.ts';

it('gives as many as fit, from the first, in bytes and not in characters', () => {
  const room = new Room(20);
  expect(room.take(['ab', 'cd', '學校'], 12)).toEqual(['ab', 'cd']);
  expect(room.take(['學校', 'ef'])).toEqual(['學校']);
  expect(room.take(['g'])).toEqual([]);
});
