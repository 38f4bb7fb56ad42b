import categories from '#cards/categories/index.ts';
import { render } from '#cards-kit/render.ts';
import { largeTrust } from '#test/builders/large-trust.ts';
import { LADDER_REF } from '#workflows/standing/category-refs.ts';
import { readLadder } from '#workflows/standing/read-ladder.ts';
import type { Figure } from './figure.ts';

const NOW = '2026-11-12T09:00:00.000Z';
const ROUNDS = 200;
const WARM = 30;
const TARGET = 50;

/** The trust's list of 90 schools with five years of history each: reckoned from the entries, and drawn. */
export default async function benchLadder(): Promise<Figure[]> {
  const { trust, sources } = largeTrust(90);
  const once = async () => {
    const answer = await readLadder(trust, { now: NOW, ...sources });
    if (answer.kind !== 'ladder' || answer.count !== 90) throw new Error('not every school is on the list');
    const viewer = { surface: 'personal', actor: null } as const;
    return render(categories, answer, { ref: LADDER_REF, viewer, now: NOW, newId: () => 'nonce' });
  };
  for (let at = 0; at < WARM; at += 1) await once();
  const times: number[] = [];
  for (let at = 0; at < ROUNDS; at += 1) {
    const began = performance.now();
    await once();
    times.push(performance.now() - began);
  }
  times.sort((one, other) => one - other);
  return [
    {
      name: 'the ladder of 90 schools with five years of history',
      value: times[Math.floor(ROUNDS / 2)] ?? 0,
      ...{ unit: 'ms', target: TARGET },
    },
    { name: 'the same, 95 of 100', value: times[Math.floor(ROUNDS * 0.95)] ?? 0, unit: 'ms', target: TARGET },
  ];
}
