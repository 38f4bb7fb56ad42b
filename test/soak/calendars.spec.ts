import { expect, it } from 'vitest';
import { playCalendars } from './calendar-model.ts';
import { printedSeed } from './soak.ts';

it('Teams and Outlook agree after fifty stories of presses, edits, faults and kills', async () => {
  const seed = printedSeed('calendars');
  const { faults, figures } = await playCalendars({ seed, runs: 50, say: () => {} });
  expect(faults).toEqual([]);
  expect(figures).toMatchObject({ stories: 50 });
}, 300_000);
