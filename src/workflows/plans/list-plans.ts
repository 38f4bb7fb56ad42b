import { z } from 'zod/v4';
import { PART_WORDS } from '#domain/improvement-model/parts.ts';
import type { PlanKind } from '#domain/improvement-model/working.ts';
import type { CheckIn } from '#domain/plan/check-in.ts';
import { thingOfKind } from '#domain/plan/check-in-window.ts';
import { attentionOf, byAttention, isLateOn } from '#domain/plan/plan-list.ts';
import { countRags } from '#domain/plan/trend.ts';

import { dayOf, IsoDate, IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { type OwedOfSchool, readOwed } from '../owed/read-owed.ts';
import {
  type Asking,
  type ReadablePlan,
  readablePlans,
  type StandingAction,
  standingActions,
} from './readable-plans.ts';

const HubChoice = z.object({ id: z.string(), name: z.string() });

/** One plan of a school, in a line. */
const PlanLine = z.object({
  title: z.string(),
  kindName: z.string(),
  state: z.enum(['draft', 'agreed']),
  of: z.int(),
  /** null: a draft, of which nothing is asked yet. */
  counts: z
    .object({ red: z.int(), amber: z.int(), green: z.int(), unrated: z.int(), done: z.int() })
    .nullable(),
  overdue: z.int(),
  /** Of a draft: who has not agreed it yet, as "the headteacher". */
  waitsFor: z.array(z.string()),
  /** The check-in that is open, with whether its day is past; null: none is. */
  checkIn: z.object({ dueOn: IsoDate, isLate: z.boolean() }).nullable(),
  lastSentOn: IsoDate.nullable(),
});
export type PlanLine = z.infer<typeof PlanLine>;

const SchoolPlansRow = z.object({
  urn: z.string(),
  name: z.string(),
  hubName: z.string().nullable(),
  plans: z.array(PlanLine),
  /** Kinds of plan that the model looks for here and of which none is agreed; for whoever may read all plans of the school. */
  missing: z.array(z.string()),
});
export type SchoolPlansRow = z.infer<typeof SchoolPlansRow>;

/** The plans of the schools whose plans whoever asks may read, by hub. */
export const PlansList = z.object({
  /** The hub's name; null: every school the asker may read. */
  hubName: z.string().nullable(),
  /** Whether what needs somebody stands first; where the model sorts no schools they stand by name. */
  isSorted: z.boolean(),
  schools: z.array(SchoolPlansRow),
  hubs: z.array(HubChoice),
  asAt: IsoInstant,
});
export type PlansList = z.infer<typeof PlansList>;

export interface PlansAsked extends Asking {
  /** null: every school. */
  readonly hubId: string | null;
}

/** null for whoever may read no plan at all. So many questions to the store, whatever the number of schools. */
export async function listPlans(
  trust: TrustReads,
  { hubId, ...asking }: PlansAsked,
): Promise<PlansList | null> {
  const { model, plans, schools: whole } = await readablePlans(trust, asking);
  const all = [
    ...new Map([...whole, ...plans.map(({ school }) => school)].map(each => [each.urn, each])).values(),
  ];
  if (all.length === 0) return null;
  const hubs = await trust.schools.hubs();
  const schools = all.filter(school => hubId === null || school.hubId === hubId);
  const today = dayOf(asking.now);
  const shown = plans.filter(({ school }) => schools.includes(school));
  const running = shown.map(({ plan }) => plan).filter(({ state }) => state === 'agreed');
  const actionsOf = await standingActions(trust, running);
  const checkIns = await trust.plans.checkInsOfAll(running.map(({ id }) => id));
  const owed = await readOwed(trust, schools, today, asking);
  const bySchool = Map.groupBy(shown, ({ plan }) => plan.urn);
  const owedBy = new Map((owed?.schools ?? []).map(each => [each.school.urn, each]));
  const isSorted = model === null || model.ladder.length > 0;
  const rows = schools.map(school => {
    const own = bySchool.get(school.urn) ?? [];
    const expected = whole.includes(school)
      ? expectedOf(model?.plans ?? [], owedBy.get(school.urn), today)
      : [];
    const isAgreed = ({ id }: PlanKind) =>
      own.some(({ plan }) => plan.kind === id && plan.state === 'agreed');
    const hubName = hubs.find(({ id }) => id === school.hubId)?.name ?? null;
    return {
      ...{ urn: school.urn, name: school.name, hubName },
      plans: own.map(each => lineOf(each, { actionsOf, checkIns: checkIns.get(each.plan.id) ?? [], today })),
      missing: expected.filter(kind => !isAgreed(kind)).map(({ name }) => name),
    };
  });
  return {
    hubName: hubs.find(({ id }) => id === hubId)?.name ?? null,
    isSorted,
    schools: rows.toSorted(inOrder(isSorted)),
    hubs: hubs.filter(({ id }) => all.some(school => school.hubId === id)),
    asAt: asking.now,
  };
}

/** The kinds whose reviews, or the visits at which they are looked at, are asked of the school from the day on. */
const expectedOf = (kinds: readonly PlanKind[], own: OwedOfSchool | undefined, today: IsoDate): PlanKind[] =>
  kinds.filter(kind =>
    own?.owed?.items.some(
      ({ thing, state, to }) => thing === thingOfKind(kind) && state !== 'not required' && to >= today,
    ),
  );

function lineOf(
  { plan, kindName, agreements }: ReadablePlan,
  around: {
    readonly actionsOf: (plan: ReadablePlan['plan']) => StandingAction[];
    readonly checkIns: readonly CheckIn[];
    readonly today: string;
  },
): PlanLine {
  const { checkIns, today } = around;
  const actions = around.actionsOf(plan);
  const isAgreed = plan.state === 'agreed';
  const open = checkIns.find(({ state }) => state === 'open');
  const sent = checkIns.find(({ state }) => state === 'sent')?.sent;
  return {
    ...{ title: plan.title, kindName, state: isAgreed ? 'agreed' : 'draft', of: actions.length },
    counts: isAgreed ? countRags(actions) : null,
    overdue: isAgreed ? actions.filter(({ done, dueOn }) => !done && dueOn < today).length : 0,
    waitsFor: isAgreed ? [] : agreements.filter(({ by }) => by === null).map(({ part }) => PART_WORDS[part]),
    checkIn: open ? { dueOn: open.dueOn, isLate: isLateOn(open, today) } : null,
    lastSentOn: sent ? dayOf(sent.at) : null,
  };
}

/** By hub, those of none last; within it what needs somebody first, or by name alone. */
function inOrder(isSorted: boolean) {
  const name = (one: string, other: string) => one.localeCompare(other, 'en-GB');
  const of = ({ plans, missing }: SchoolPlansRow) => attentionOf(plans, missing.length);
  return (one: SchoolPlansRow, other: SchoolPlansRow): number =>
    Number(one.hubName === null) - Number(other.hubName === null) ||
    name(one.hubName ?? '', other.hubName ?? '') ||
    (isSorted ? byAttention(of(one), of(other)) : 0) ||
    name(one.name, other.name);
}
