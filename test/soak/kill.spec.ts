import { describe, expect, inject, it } from 'vitest';
import { engines } from '#test/fixtures/database.ts';
import { killSoak } from './kill.ts';
import { printedSeed } from './soak.ts';

describe.each(engines())('a bot on $engine', ({ engine, available }) => {
  it.skipIf(!available)(
    'that is killed and started again loses nothing, does nothing twice, and shows what nobody can know',
    async () => {
      const server = inject('templateServer')?.database ?? null;
      const { faults, figures } = await killSoak({
        engine,
        template: engine === 'PGlite' ? inject('templateFolder') : server,
        seed: printedSeed(`kill on ${engine}`),
        say: () => {},
        kills: 2,
        liveMs: 1_000,
        deeds: 20,
        lines: 2,
        breatheMs: 100,
        stalls: false,
        hurries: true,
      });
      expect(faults).toEqual([]);
      expect(figures).toMatchObject({ kills: 2 });
      expect(figures.done).toBeGreaterThan(5);
    },
    120_000,
  );
});
