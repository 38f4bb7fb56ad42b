import { expect, inject, it } from 'vitest';
import { Wire } from '#test/fakes/wire.ts';
import { databaseGone } from './database-gone.ts';
import { placeOn } from './place.ts';
import { printedSeed } from './soak.ts';

it.skipIf(!inject('templateServer'))(
  'while the database is gone people are told so, and when it is back everything goes on by itself',
  async () => {
    const direct = await placeOn('PostgreSQL', inject('templateServer')?.database ?? null);
    const url = new URL(direct.env.DATABASE_URL ?? '');
    const wire = await Wire.to({ host: url.hostname, port: Number(url.port || 5432) });
    url.port = String(wire.connection.port);
    url.hostname = '127.0.0.1';
    try {
      const { faults, figures } = await databaseGone({
        seed: printedSeed('database gone'),
        say: () => {},
        place: { ...direct, env: { DATABASE_URL: url.href } },
        away: async () => wire.cut(),
        back: async () => wire.mend(),
        goneMs: 1_500,
        aroundMs: 1_000,
        hurries: true,
      });
      expect(faults).toEqual([]);
      expect(figures['answers while it was gone']).toBeGreaterThan(0);
    } finally {
      await wire.close();
    }
  },
  300_000,
);
