import { expect, inject, it } from 'vitest';
import { rates } from './rates.ts';
import { printedSeed } from './soak.ts';

it.skipIf(!inject('templateServer'))(
  'two processes on one server send a flood of posts, each once, and Teams refuses none',
  async () => {
    const { faults } = await rates({
      seed: printedSeed('flood'),
      say: () => {},
      template: inject('templateServer')?.database ?? null,
      processes: 2,
      chats: 20,
      each: 4,
      toChannel: 12,
      withinMs: 60_000,
    });
    expect(faults).toEqual([]);
  },
  120_000,
);
