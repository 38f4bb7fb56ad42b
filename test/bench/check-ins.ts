import { askAboutPlans } from '#bot/ask-about-plans.ts';
import type { Bot } from '#bot/context.ts';
import { newPlan } from '#test/builders/plan.ts';
import { registerEntry } from '#test/builders/school.ts';
import { MILL_LANE, person, TERMS_2026 } from '#test/builders/trust.ts';
import { ownBot } from '#test/fixtures/own-bot.ts';
import { queueWhatMayGo } from '#workflows/deliveries/quiet-until.ts';
import type { Figure } from './figure.ts';

const SCHOOLS = 5000;
const AT_ONCE = 500;
const AGREED = '2026-11-12T09:00:00.000Z';
/** The day on which a check-in of the half term is asked for, before school and when it may go. */
const DUE = '2026-12-11T07:00:00.000Z';
const SENT = '2026-12-11T09:00:00.000Z';

/**
 * One trust of 5,000 schools, each with a head and a plan that runs, whose check-ins all fall due on one morning: opened by two
 * processes that look at the same moment, and given to the queue when school begins. Posting is paced by what Teams takes.
 */
export default async function benchCheckIns(): Promise<Figure[]> {
  const { bot, another, close } = await ownBot(DUE);
  try {
    await settle(bot);
    process.stderr.write(`  ${SCHOOLS} schools are there\n`);
    const began = performance.now();
    const opened = await Promise.all([bot, another()].map(each => askAboutPlans(each, MILL_LANE.id)));
    const asked = (performance.now() - began) / 1000;
    const queueing = performance.now();
    const queued = await bot.store.transaction(
      MILL_LANE.id,
      tx => queueWhatMayGo(tx, { now: SENT, bankHolidays: bot.bankHolidays }),
      { seconds: 60 },
    );
    const gone = (performance.now() - queueing) / 1000;
    const looking = performance.now();
    const again = await askAboutPlans(another(), MILL_LANE.id);
    const idle = (performance.now() - looking) / 1000;
    const { plans } = bot.store.inTrust(MILL_LANE.id);
    const found = (await plans.newestCheckIns()).size;
    const all = [...(await plans.checkInsOfAll(urns().map(planOf))).values()].flat().length;
    const counts = { opened: opened.reduce((sum, count) => sum + count), queued, found, all };
    if (Object.values(counts).some(count => count !== SCHOOLS) || again > 0)
      throw new Error(`not each once: ${JSON.stringify({ ...counts, again })}`);
    const what = `${SCHOOLS} schools’ check-ins`;
    return [
      { name: `${what} opened by two processes at once`, value: asked, unit: 's', target: null },
      { name: `${what} given to the queue`, value: gone, unit: 's', target: null },
      { name: `${what}, all of it`, value: asked + gone, unit: 's', target: 60 },
      { name: `${SCHOOLS} schools: a look that finds nothing due`, value: idle, unit: 's', target: null },
    ];
  } finally {
    await close();
  }
}

const urns = () => Array.from({ length: SCHOOLS }, (_, at) => String(900_001 + at));
const planOf = (urn: string) => `plan-${urn}`;

async function settle({ store }: Bot): Promise<void> {
  await store.transaction(MILL_LANE.id, async tx => {
    await tx.trust.create(MILL_LANE);
    await tx.calendar.save(TERMS_2026);
    const use = { id: 'use', modelId: 'dsat', name: 'dsat', from: '2026-09-01', text: null };
    await tx.owed.useModel({ ...use, usedAt: AGREED, byId: 'operator' });
  });
  for (let at = 0; at < SCHOOLS; at += AT_ONCE)
    await store.transaction(
      MILL_LANE.id,
      async tx => {
        const some = urns().slice(at, at + AT_ONCE);
        await tx.schools.add(
          some.map(urn => registerEntry({ urn, name: `Number ${urn} Primary School` })),
          AGREED,
        );
        for (const urn of some) {
          const scope = { kind: 'school', urn } as const;
          await tx.people.save(person(`Head ${urn}`, [{ role: 'head', scope }]));
          await tx.plans.add(newPlan({ id: planOf(urn), urn, createdAt: AGREED }), []);
          await tx.plans.change(planOf(urn), { state: 'agreed' });
        }
      },
      { seconds: 300 },
    );
}
