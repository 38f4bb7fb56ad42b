import { expect, it } from 'vitest';
import { englandBankHolidays } from '#adapters/holidays/england.ts';
import { yamlModelFiles } from '#adapters/models/yaml-model-files.ts';
import type { School } from '#domain/school/school.ts';
import type { TrustReads } from '#ports/store.ts';
import { meeting } from '#test/builders/meeting.ts';
import { sitSeries } from '#test/builders/trust.ts';
import { newVisit } from '#test/builders/visit.ts';
import { nextVisits } from '#workflows/agenda-sources/next-visits.ts';

const NOW = '2026-11-12T08:00:00.000Z';
const URNS = Array.from({ length: 32 }, (_, at) => String(900_001 + at));
const booked = (urn: string, engagement: string, startsAt: string) => ({
  ...newVisit({
    id: `${urn} ${engagement}`,
    urn,
    engagement,
    things: [engagement],
    state: 'booked',
    startsAt,
  }),
  ...{ leadName: 'Priya Shah', version: 1 },
});

it('a channel has thirty lines and what is left; the chair has each of theirs', async () => {
  const visits = [
    ...URNS.map(urn => booked(urn, 'aim', '2026-11-18T09:00:00.000Z')),
    ...URNS.map(urn => booked(urn, 'head-appraisal', '2026-11-19T09:00:00.000Z')),
  ];
  const use = {
    id: 'use',
    modelId: 'dsat',
    name: 'dsat',
    from: '2026-09-01',
    text: null,
    usedAt: NOW,
    byId: 'x',
  };
  // What it reads of a trust.
  const trust = {
    visits: { between: async () => visits },
    owed: { modelUses: async () => [use] },
  } as unknown as TrustReads;
  const lines = await nextVisits.propose(trust, {
    ...{
      series: sitSeries(),
      meeting: meeting({ startsAt: '2026-11-17T09:30:00.000Z' }),
      earlier: null,
      now: NOW,
    },
    schools: URNS.map(urn => ({ urn }) as School),
    ...{ bankHolidays: englandBankHolidays(), modelFiles: yamlModelFiles() },
  });
  const open = lines.filter(({ audience }) => audience === 'channel');
  expect(open).toHaveLength(31);
  expect(open.at(-1)?.text).toMatch(/^2 more days of a school with visits/);
  expect(lines.filter(({ audience }) => audience === 'chair')).toHaveLength(32);
});
