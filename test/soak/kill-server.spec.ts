import { expect, inject, it } from 'vitest';
import { shortKill } from './kill.ts';
import { printedSeed } from './soak.ts';

it.skipIf(!inject('templateServer'))(
  'two bots on one server, killed in turn, lose nothing, do nothing twice, and show what nobody can know',
  async () => {
    const seed = printedSeed('kill, on a server');
    const { faults, figures } = await shortKill(
      'PostgreSQL',
      inject('templateServer')?.database ?? null,
      seed,
    );
    expect(faults).toEqual([]);
    expect(figures).toMatchObject({ kills: 2 });
    expect(figures.done).toBeGreaterThan(1);
  },
  300_000,
);
