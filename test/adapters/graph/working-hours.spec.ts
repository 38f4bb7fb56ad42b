import { expect, it } from 'vitest';
import type { Availability } from '#ports/calendar.ts';
import { graphWorld, HEAD, OFFICER } from '#test/fixtures/graph-world.ts';

const WINTER = { from: '2026-11-02T00:00:00.000Z', until: '2026-11-09T00:00:00.000Z' };
const SUMMER = { from: '2026-06-01T00:00:00.000Z', until: '2026-06-08T00:00:00.000Z' };
const hours = { days: ['monday', 'thursday'], from: '08:30', until: '16:00' };

it.each([
  ['GMT Standard Time', WINTER, { days: [1, 4], from: '08:30', until: '16:00' }],
  ['GMT Standard Time', SUMMER, { days: [1, 4], from: '08:30', until: '16:00' }],
  ['Europe/London', SUMMER, { days: [1, 4], from: '08:30', until: '16:00' }],
  ['UTC', WINTER, { days: [1, 4], from: '08:30', until: '16:00' }],
  ['UTC', SUMMER, { days: [1, 4], from: '09:30', until: '17:00' }],
  ['Customized Time Zone', WINTER, null],
])('reads the working hours of a mailbox in %s by London’s clocks', async (timeZone, stretch, expected) => {
  await using world = await graphWorld();
  world.graph.outlook.add({ address: HEAD, timeZone, workingHours: hours });
  const read = await world.calendar.availability({ asker: OFFICER, addresses: [HEAD], ...stretch });
  expect((read.get(HEAD) as Availability).workingHours).toEqual(expected);
});

it('counts as free who is free or works elsewhere, and as away who is out of office', async () => {
  await using world = await graphWorld();
  for (const [at, showAs] of (['free', 'workingElsewhere', 'oof', 'tentative', 'busy'] as const).entries())
    world.graph.people.addBusy(HEAD, { startsAt: `2026-11-03T1${at}:00:00.000Z`, minutes: 60, showAs });
  const read = await world.calendar.availability({ asker: OFFICER, addresses: [HEAD], ...WINTER });
  expect((read.get(HEAD) as Availability).busy).toEqual([
    { from: '2026-11-03T12:00:00.000Z', until: '2026-11-03T13:00:00.000Z', status: 'away' },
    { from: '2026-11-03T13:00:00.000Z', until: '2026-11-03T14:00:00.000Z', status: 'tentative' },
    { from: '2026-11-03T14:00:00.000Z', until: '2026-11-03T15:00:00.000Z', status: 'busy' },
  ]);
});
