import { expect, inject, it } from 'vitest';
import { shortKill } from './kill.ts';
import { printedSeed } from './soak.ts';

it('an embedded bot that is killed and started again loses nothing, does nothing twice, and shows what nobody can know', async () => {
  const seed = printedSeed('kill, embedded');
  const { faults, figures } = await shortKill('PGlite', inject('templateFolder'), seed);
  expect(faults).toEqual([]);
  expect(figures).toMatchObject({ kills: 2 });
  expect(figures.done).toBeGreaterThan(1);
}, 300_000);
