import type { Plan } from '#domain/plan/plan.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';
import type { PlanFacts } from './plan-facts.ts';
import { planRef, schoolPlansRef } from './plan-refs.ts';

/** The plan's card to everybody who agrees such a plan and has not: once each; all of it waits for the morning. */
export async function askToAgree(
  trust: Pick<TrustWrites, 'outbox'>,
  { plan, agreements }: Pick<PlanFacts, 'plan' | 'agreements'>,
  { now, byId }: { readonly now: IsoInstant; readonly byId: string },
): Promise<void> {
  const waiting = agreements.filter(({ by }) => by === null).flatMap(({ ids }) => ids);
  await tellPlan(trust, plan, { news: 'agree', to: waiting, now, except: byId });
}

/** The plan's card to these people, once for each news. */
export async function tellPlan(
  trust: Pick<TrustWrites, 'outbox'>,
  { id }: Pick<Plan, 'id'>,
  telling: {
    readonly news: 'agree' | 'agreed' | 'closed';
    readonly to: readonly string[];
    readonly now: IsoInstant;
    readonly except: string;
  },
): Promise<void> {
  const { news, to, now, except } = telling;
  for (const personId of new Set(to)) {
    if (personId === except) continue;
    await trust.outbox.post(
      {
        key: `plan ${news} ${id} ${personId}`,
        ...{ card: 'plan', subject: planRef(id), audience: { kind: 'person', personId } },
        ...{ urgency: 'can-wait', dueAt: now },
      },
      now,
    );
  }
}

/** A plan has changed: its card and its school's list of plans are drawn again. */
export async function redrawPlan(
  trust: Pick<TrustWrites, 'outbox'>,
  { id, urn }: Pick<Plan, 'id' | 'urn'>,
): Promise<void> {
  await trust.outbox.wantUpdates(drawnFrom({ id, urn }));
}

/** What is drawn from a plan. */
export const drawnFrom = ({ id, urn }: Pick<Plan, 'id' | 'urn'>): string[] => [
  planRef(id),
  schoolPlansRef(urn),
];
