import { z } from 'zod/v4';
import type { Actor } from '#domain/access/actor.ts';
import { IsoInstant } from '#domain/time/iso.ts';
import { peopleOf, type Visit } from '#domain/visit/visit.ts';
import type { TrustReads, TrustWrites } from '#ports/store.ts';

/** A visit as somebody last knew it who has no part in it any more. */
export const LeftVisit = z.object({
  personId: z.string(),
  schoolName: z.string(),
  name: z.string(),
  /** Null: it had no time yet. */
  startsAt: IsoInstant.nullable(),
  /** They led it. */
  hasLed: z.boolean(),
  leadName: z.string(),
  /** They have a part in it again. */
  isBack: z.boolean(),
  version: z.int(),
});
export type LeftVisit = z.infer<typeof LeftVisit>;

const NO_TIME = 'no-time';

/** Everything the card may say is of the moment at which they were taken off: where it goes from there is not theirs. */
const leftRef = ({ id, startsAt }: Visit, personId: string, hasLed: boolean): string =>
  [id, personId, startsAt ?? NO_TIME, hasLed ? 'led' : 'came'].join(' ');

export const visitOfLeft = (ref: string): string => ref.split(' ')[0] ?? '';

/** Tells people that they are not of the visit any more. `visit`: as it was with them. */
export async function tellLeft(
  trust: Pick<TrustWrites, 'outbox'>,
  visit: Visit,
  personIds: readonly string[],
  { now, except }: { readonly now: IsoInstant; readonly except: string },
): Promise<void> {
  for (const personId of personIds) {
    if (personId === except) continue;
    const subject = leftRef(visit, personId, personId === visit.leadId);
    await trust.outbox.post(
      {
        key: `visit left ${visit.version} ${subject}`,
        ...{ card: 'visit-left', subject, audience: { kind: 'person', personId } },
        ...{ urgency: 'now', dueAt: now },
      },
      now,
    );
  }
}

/** null: it is nothing to this person. */
export async function readLeft(trust: TrustReads, ref: string, actor: Actor): Promise<LeftVisit | null> {
  const [visitId = '', personId = '', at = '', part] = ref.split(' ');
  if (actor.kind !== 'person' || actor.personId !== personId) return null;
  const startsAt = at === NO_TIME ? null : IsoInstant.safeParse(at).data;
  const visit = await trust.visits.find(visitId);
  const school = visit && (await trust.schools.find(visit.urn));
  if (!visit || !school || startsAt === undefined) return null;
  return {
    ...{ personId, schoolName: school.name, name: visit.name, startsAt, hasLed: part === 'led' },
    ...{ leadName: visit.leadName, isBack: peopleOf(visit).includes(personId), version: visit.version },
  };
}
