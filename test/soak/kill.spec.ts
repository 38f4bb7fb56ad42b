import { describe, expect, inject, it } from 'vitest';
import { engines } from '#test/fixtures/database.ts';
import { killSoak } from './kill.ts';
import { printedSeed } from './soak.ts';

/** A server has two bots, which share its records; an embedded database belongs to one. */
describe.each(engines())('bots on $engine', ({ engine, available }) => {
  it.skipIf(!available)(
    'that are killed and started again lose nothing, do nothing twice, and show what nobody can know',
    async () => {
      const server = inject('templateServer')?.database ?? null;
      const { faults, figures } = await killSoak({
        engine,
        template: engine === 'PGlite' ? inject('templateFolder') : server,
        seed: printedSeed(`kill on ${engine}`),
        say: () => {},
        processes: engine === 'PGlite' ? 1 : 2,
        kills: 2,
        liveMs: 1_000,
        deeds: 10,
        lines: 1,
        breatheMs: 100,
        stalls: false,
        hurries: true,
      });
      expect(faults).toEqual([]);
      expect(figures).toMatchObject({ kills: 2 });
      expect(figures.done).toBeGreaterThan(1);
    },
    300_000,
  );
});
