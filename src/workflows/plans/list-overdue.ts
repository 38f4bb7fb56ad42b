import { z } from 'zod/v4';
import type { NeedLine } from '#domain/entitlement/need-lines.ts';
import { isLateOn } from '#domain/plan/plan-list.ts';
import { dayOf, IsoDate, IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { readOwedList } from '../owed/read-owed-list.ts';
import { ownerIn } from './owner-in.ts';
import { type Asking, readablePlans, standingActions } from './readable-plans.ts';

const HubChoice = z.object({ id: z.string(), name: z.string() });

const OverdueSchool = z.object({
  urn: z.string(),
  name: z.string(),
  hubName: z.string().nullable(),
  /** Check-ins nobody has sent by their last day, the longest late first. */
  checkIns: z.array(z.object({ kindName: z.string(), dueOn: IsoDate })),
  /** Actions of plans that run, not done and past their day, the longest first. */
  actions: z.array(
    z.object({
      number: z.string(),
      text: z.string(),
      owner: z.string(),
      dueOn: IsoDate,
      kindName: z.string(),
    }),
  ),
  /** What of the model is owed or owing and late, by name; for whoever may read it. */
  owed: z.array(z.object({ name: z.string(), since: IsoDate })),
});
export type OverdueSchool = z.infer<typeof OverdueSchool>;

/** What is past its day at the schools of which the asker may know. */
export const OverdueList = z.object({
  /** The hub's name; null: every school the asker may read. */
  hubName: z.string().nullable(),
  /** Those with something overdue: the longest late first. */
  schools: z.array(OverdueSchool),
  /** How many were looked at. */
  looked: z.int(),
  hubs: z.array(HubChoice),
  asAt: IsoInstant,
});
export type OverdueList = z.infer<typeof OverdueList>;

export interface OverdueAsked extends Asking {
  /** null: every school. */
  readonly hubId: string | null;
}

/** null for whoever may read neither a plan nor what a school is owed. So many questions, whatever the number of schools. */
export async function listOverdue(
  trust: TrustReads,
  { hubId, ...asking }: OverdueAsked,
): Promise<OverdueList | null> {
  const { plans, schools: whole, people } = await readablePlans(trust, asking);
  const owed = await readOwedList(trust, { ...asking, hubId });
  const hubs = await trust.schools.hubs();
  const all = new Map(
    [...whole, ...plans.map(({ school }) => school)].map(({ urn, name, hubId: of }) => [
      urn,
      { urn, name, hubId: of },
    ]),
  );
  if (all.size === 0) return null;
  const today = dayOf(asking.now);
  const running = plans.filter(({ plan }) => plan.state === 'agreed');
  const actionsOf = await standingActions(
    trust,
    running.map(({ plan }) => plan),
  );
  const newest = await trust.plans.newestCheckIns();
  const lateOwed = new Map(
    owed?.kind === 'owed' ? owed.schools.map(({ urn, late }) => [urn, late] as const) : [],
  );
  const schools = [...all.values()].filter(school => hubId === null || school.hubId === hubId);
  const bySchool = Map.groupBy(running, ({ plan }) => plan.urn);
  const rows = schools.map(school => {
    const own = bySchool.get(school.urn) ?? [];
    return {
      ...{ urn: school.urn, name: school.name },
      hubName: hubs.find(({ id }) => id === school.hubId)?.name ?? null,
      checkIns: own
        .flatMap(({ plan, kindName }) => {
          const checkIn = newest.get(plan.id);
          return checkIn && isLateOn(checkIn, today) ? [{ kindName, dueOn: checkIn.dueOn }] : [];
        })
        .toSorted(byDay),
      actions: own
        .flatMap(({ plan, kindName }) =>
          actionsOf(plan)
            .filter(({ done, dueOn }) => !done && dueOn < today)
            .map(action => ({
              ...{ number: action.number, text: action.text, dueOn: action.dueOn, kindName },
              owner: ownerIn(people, action),
            })),
        )
        .toSorted(byDay),
      owed: (lateOwed.get(school.urn) ?? []).map(sinceOf),
    };
  });
  return {
    hubName: hubs.find(({ id }) => id === hubId)?.name ?? null,
    schools: rows
      .filter(({ checkIns, actions, owed: late }) => checkIns.length + actions.length + late.length > 0)
      .toSorted(
        (one, other) =>
          oldest(one).localeCompare(oldest(other)) || one.name.localeCompare(other.name, 'en-GB'),
      ),
    looked: schools.length,
    hubs: hubs.filter(({ id }) => [...all.values()].some(school => school.hubId === id)),
    asAt: asking.now,
  };
}

const sinceOf = ({ name, first }: NeedLine) => ({ name, since: first.to });

const byDay = (one: { readonly dueOn: string }, other: { readonly dueOn: string }): number =>
  one.dueOn.localeCompare(other.dueOn);

const oldest = ({ checkIns, actions, owed }: OverdueSchool): string =>
  [...checkIns, ...actions, ...owed.map(({ since }) => ({ dueOn: since }))].toSorted(byDay)[0]?.dueOn ?? '';
