import { randomUUID } from 'node:crypto';
import { z } from 'zod/v4';
import type { Person } from '#domain/access/role.ts';
import type { PlanKind } from '#domain/improvement-model/working.ts';
import { holdersOf } from '#domain/plan/agreement.ts';
import { thingOfKind } from '#domain/plan/check-in-window.ts';
import type { School } from '#domain/school/school.ts';
import { addDays, dayOf, type IsoDate, type IsoInstant, momentOf } from '#domain/time/iso.ts';
import { headsOf } from '#domain/visit/recipients.ts';
import { Rag } from '#domain/visit/report.ts';
import type { TrustWrites } from '#ports/store.ts';
import { type OwedOfSchools, type OwedSources, readOwed } from '#workflows/owed/read-owed.ts';
import { make } from '#workflows/plans/make-plan.ts';
import plansFile from '../demo-data/plans.json' with { type: 'json' };
import { CAST } from './cast.ts';

/** `ratings`: one for each check-in, the earliest first. `dueIn`: days from the day on which the story opens. */
const Action = z.object({
  ...{ text: z.string(), owner: z.string(), dueIn: z.int(), measure: z.string(), words: z.string() },
  ratings: z.array(z.union([Rag, z.literal('done')]).nullable()),
});
const Told = z.object({
  title: z.string(),
  priorities: z.array(z.object({ title: z.string(), actions: z.array(Action) })),
});
type Told = z.infer<typeof Told>;
const PLANS = z.object({ running: Told, slipping: Told, draft: Told }).parse(plansFile);

/** Oakwood, whose head has a window; and Elmfield, of the same officer. */
const OAKWOOD = '900001';
const ELMFIELD = '900003';
/** How many days ago each check-in was sent. */
const SENT_AGO = [280, 224, 168, 112, 16];
const AGREED_AGO = 300;
const ENDS_IN = 260;

/**
 * A plan that runs at Oakwood, with check-ins over a year and one open; one that slips at Elmfield; and a draft at Oakwood that
 * waits to be agreed. Where Oakwood has a plan already nothing is done: the story has begun.
 */
export async function seedPlans(trust: TrustWrites, sources: OwedSources, now: IsoInstant): Promise<void> {
  const officer = await trust.people.byObjectId(CAST[0]?.objectId ?? '');
  const [oakwood, elmfield] = [await trust.schools.find(OAKWOOD), await trust.schools.find(ELMFIELD)];
  const schools = [oakwood, elmfield].filter(school => school !== null);
  const owed = await readOwed(trust, schools, dayOf(now), sources);
  if (!officer || !oakwood || !elmfield || !owed) return;
  if ((await trust.plans.ofSchool(OAKWOOD)).length > 0) return;
  const { plans: kinds } = owed.model;
  const main = kinds.find(kind => nextOf(owed, OAKWOOD, kind, now) !== null) ?? kinds[0];
  if (!main) return;
  const people = await trust.people.list();
  const told = { kind: main, byId: officer.id, people, now };
  const running = await settle(trust, oakwood, PLANS.running, told);
  const next = nextOf(owed, OAKWOOD, main, now);
  if (next) {
    const asked = { owedTo: next, dueOn: next, asksUntil: addDays(dayOf(now), ENDS_IN) };
    await trust.plans.openCheckIns([{ id: randomUUID(), planId: running, openedAt: now, ...asked }]);
  }
  await settle(trust, elmfield, PLANS.slipping, told);
  const other = kinds.find(({ id }) => id !== main.id);
  if (!other) return;
  const { title } = PLANS.draft;
  const of = { urn: OAKWOOD, kind: other.id, title, from: dayOf(now), to: addDays(dayOf(now), ENDS_IN) };
  const priorities = prioritiesOf(PLANS.draft, oakwood, told);
  await make(trust, { ...of, priorities }, [], { ...sources, byId: officer.id, now, newId: randomUUID });
}

/** The last day of the check-in that is to come next; null: the model asks for none of the kind at the school. */
function nextOf({ schools }: OwedOfSchools, urn: string, kind: PlanKind, now: IsoInstant): IsoDate | null {
  const items = schools.find(({ school }) => school.urn === urn)?.owed?.items ?? [];
  const next = items.find(
    ({ thing, state, to }) =>
      thing === thingOfKind(kind) && (state === 'owed' || state === 'booked') && to >= dayOf(now),
  );
  return next?.to ?? null;
}

interface Telling {
  readonly kind: PlanKind;
  readonly byId: string;
  readonly people: readonly Person[];
  readonly now: IsoInstant;
}

/** A plan as a year of check-ins leaves it; nobody is told, since nobody did it. Returns its id. */
async function settle(trust: TrustWrites, school: School, told: Told, telling: Telling): Promise<string> {
  const { kind, byId, people, now } = telling;
  const at = (daysAgo: number, time = '16:10') => momentOf(addDays(dayOf(now), -daysAgo), time);
  const [id, head] = [randomUUID(), headsOf(people, school)[0]?.id ?? byId];
  const [from, to] = [addDays(dayOf(now), -AGREED_AGO), addDays(dayOf(now), ENDS_IN)];
  const priorities = prioritiesOf(told, school, telling);
  const plan = { id, urn: school.urn, kind: kind.id, title: told.title, from, to, priorities };
  await trust.plans.add({ ...plan, createdById: byId, createdAt: at(AGREED_AGO) }, []);
  for (const part of kind.agreedBy) {
    const [holder] = holdersOf(part, people, school);
    if (holder) await trust.plans.agree(id, { part, byId: holder, at: at(AGREED_AGO) });
  }
  await trust.plans.change(id, { state: 'agreed' });
  const ids = priorities.flatMap(({ actions }) => actions.map(action => action.id));
  const all = told.priorities.flatMap(({ actions }) => actions);
  for (const [n, daysAgo] of SENT_AGO.entries()) {
    const checkInId = randomUUID();
    const dueOn = addDays(dayOf(now), -daysAgo);
    const asked = { owedTo: dueOn, dueOn, asksUntil: addDays(dueOn, 56) };
    await trust.plans.openCheckIns([
      { id: checkInId, planId: id, openedAt: at(daysAgo + 5, '09:00'), ...asked },
    ]);
    const answers = all.flatMap(({ ratings, words }, which) => {
      const rating = ratings[n] ?? null;
      if (rating === null) return [];
      const said = { rag: rating === 'done' ? ('green' as const) : rating, done: rating === 'done' };
      const isLast = n === SENT_AGO.length - 1;
      return {
        ...{ id: randomUUID(), actionId: ids[which] ?? '', checkInId, ...said, byId: head, at: at(daysAgo) },
        ...{ words: isLast ? words : '', links: [], help: '' },
      };
    });
    await trust.plans.addAnswers(id, answers);
    const sent = { byId: head, at: at(daysAgo), unchanged: null };
    await trust.plans.changeCheckIn(id, checkInId, { state: 'sent', sent });
  }
  return id;
}

function prioritiesOf({ priorities }: Told, school: School, { people, now }: Telling) {
  const head = headsOf(people, school)[0]?.id ?? null;
  return priorities.map(({ title, actions }, at) => ({
    ...{ id: randomUUID(), n: at + 1, title },
    actions: actions.map(({ text, owner, dueIn, measure }, n) => ({
      ...{ id: randomUUID(), n: n + 1, text, measure, tag: '', removedAt: null },
      ...(owner === 'head' && head !== null ? { ownerId: head, owner: '' } : { ownerId: null, owner }),
      dueOn: addDays(dayOf(now), dueIn),
    })),
  }));
}
