import { z } from 'zod/v4';
import { LONGEST_ABSENCE_DAYS } from '#domain/absence/absence.ts';
import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import { FORGOTTEN_NAME } from '#domain/access/role.ts';
import { isCurrent, type School } from '#domain/school/school.ts';
import { addDays, dayOf, IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import { headsOf } from '#domain/visit/recipients.ts';
import type { TrustReads, TrustWrites } from '#ports/store.ts';
import { delegatesOf } from '../delegates/delegates-of.ts';
import { WhichSchool, whichSchool } from '../standing/which-school.ts';

const Away = z.object({
  id: z.string(),
  personId: z.string(),
  personName: z.string(),
  from: IsoDate,
  to: IsoDate,
  recordedByName: z.string(),
});

/** When whoever answers for a school is away, or which school is meant. */
export const AwayAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('school'),
    urn: z.string(),
    schoolName: z.string(),
    /** Whose days this person may record: a head their own, an officer those of everybody who answers. */
    people: z.array(z.object({ id: z.string(), name: z.string() })),
    isOwn: z.boolean(),
    absences: z.array(Away),
    today: IsoDate,
  }),
  WhichSchool,
]);
export type AwayAnswer = z.infer<typeof AwayAnswer>;
export type AwayOfSchool = Extract<AwayAnswer, { kind: 'school' }>;

export const askAway = (words: string): string => `ask:${words}`;
export const awayRef = (urn: string): string => `urn:${urn}`;

interface Asking {
  readonly actor: Extract<Actor, { kind: 'person' }>;
  readonly now: IsoInstant;
}

/** null: there is nothing of that reference for this person. */
export async function readAway(trust: TrustReads, ref: string, asking: Asking): Promise<AwayAnswer | null> {
  const { actor } = asking;
  if (ref.startsWith('ask:')) {
    const found = await whichSchool(trust, ref.slice('ask:'.length), actor, 'school.record-absence');
    return found === null || 'kind' in found ? found : ofSchool(trust, found, asking);
  }
  const school = await trust.schools.find(/^urn:(\d{6})$/.exec(ref)?.[1] ?? '');
  const isTheirs =
    school !== null &&
    isCurrent(school) &&
    can(actor, 'school.record-absence', { kind: 'school', urn: school.urn, hubId: school.hubId });
  return school && isTheirs ? ofSchool(trust, school, asking) : null;
}

async function ofSchool(trust: TrustReads, school: School, { actor, now }: Asking): Promise<AwayAnswer> {
  const people = await trust.people.list();
  const { answers } = await delegatesOf(trust, school.urn, now);
  const heads = headsOf(people, school).map(({ id }) => id);
  const isOwn = heads.includes(actor.personId);
  const ids = isOwn ? [actor.personId] : [...new Set([...heads, ...answers])];
  const nameOf = (id: string) => people.find(each => each.id === id)?.name ?? FORGOTTEN_NAME;
  const today = dayOf(now);
  const absences = await trust.absences.ofPeople(ids, today);
  return {
    ...{ kind: 'school', urn: school.urn, schoolName: school.name, isOwn, today },
    people: ids.map(id => ({ id, name: nameOf(id) })),
    absences: absences.map(({ id, personId, from, to, recordedById }) => ({
      ...{ id, personId, personName: nameOf(personId), from, to, recordedByName: nameOf(recordedById) },
    })),
  };
}

/** Records it; returns what speaks against the days, or null. The caller has looked that the person is one of theirs. */
export async function recordAbsence(
  trust: TrustWrites,
  absence: { readonly id: string; readonly personId: string; readonly from: string; readonly to: string },
  { byId, now }: { readonly byId: string; readonly now: IsoInstant },
): Promise<string | null> {
  const { from, to } = absence;
  const today = dayOf(now);
  if (to < from) return 'The last day is before the first. Please look at both.';
  if (to < today) return 'That time is over already, so nothing is waiting for it.';
  if (to > addDays(today, LONGEST_ABSENCE_DAYS))
    return 'Please give a last day within a year: after that somebody else answers.';
  await trust.absences.add({ ...absence, recordedById: byId, recordedAt: now });
  return null;
}
