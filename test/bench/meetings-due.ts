import { tick } from '#bot/tick.ts';
import { registerEntry } from '#test/builders/school.ts';
import { person, sitSeries, TERMS_2026 } from '#test/builders/trust.ts';
import { ownBot } from '#test/fixtures/own-bot.ts';
import type { Figure } from './figure.ts';

const TRUSTS = 1000;
const SCHOOLS = 10;
const DUE = '2026-11-12T08:00:00.000Z';

/** A thousand trusts whose agendas fall due at the same moment: every one made and its posts queued, in one tick. */
export default async function benchMeetingsDue(): Promise<Figure[]> {
  const { bot, close } = await ownBot(DUE);
  try {
    for (let t = 0; t < TRUSTS; t += 1) {
      await bot.store.transaction(`trust-${t}`, async tx => {
        const id = `trust-${t}`;
        await tx.trust.create({
          ...{ id, uid: String(t + 1), name: `Trust ${t}`, tenantId: null, isDemo: false },
          safeguardingContact: null,
        });
        await tx.schools.add(
          Array.from({ length: SCHOOLS }, (_, i) =>
            registerEntry({ urn: String(900_000 + i), name: `School ${i}` }),
          ),
          DUE,
        );
        const chair = person(`Chair ${t}`, [{ role: 'officer', scope: { kind: 'trust' } }]);
        await tx.people.save(chair);
        await tx.calendar.save(TERMS_2026);
        await tx.meetings.saveSeries(sitSeries({ memberIds: [chair.id], chairId: chair.id }));
      });
    }
    const first = performance.now();
    const found = await tick(bot);
    const due = (performance.now() - first) / 1000;
    if (found < TRUSTS) throw new Error(`only ${found} of ${TRUSTS} agendas were made`);
    const second = performance.now();
    await tick(bot);
    const idle = (performance.now() - second) / 1000;
    const all = `${TRUSTS} trusts`;
    return [
      { name: `${all}: every agenda due at once, made and queued`, value: due, unit: 's', target: 60 },
      { name: `${all}: a tick that finds nothing due`, value: idle, unit: 's', target: null },
    ];
  } finally {
    await close();
  }
}
