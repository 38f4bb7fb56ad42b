import { z } from 'zod/v4';
import type { Actor } from '#domain/access/actor.ts';
import { Delegates, NO_DELEGATES } from '#domain/delegation/delegation.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import { momentInWords } from '#domain/time/words.ts';
import { clashing } from '#domain/visit/clashes.ts';
import { endOf, isTimed, peopleOf, Visit } from '#domain/visit/visit.ts';
import type { ModelFiles } from '#ports/model-files.ts';
import type { TrustReads } from '#ports/store.ts';
import { visitRecord } from '../calendar/want-event.ts';
import { delegatesOf } from '../delegates/delegates-of.ts';
import { modelInUse } from '../models/model-in-use.ts';
import { nameOfThing } from '../owed/name-of-thing.ts';
import { hasBegun } from './change-visit.ts';
import { possibleLeads } from './people-for.ts';
import { answerersOf, mayDo } from './read-offer.ts';

const Named = z.object({ personId: z.string(), name: z.string() });

/** One visit as everybody of it sees it; what is only for whoever arranges it is empty for others. */
export const SeenVisit = z.object({
  visit: Visit,
  schoolName: z.string(),
  hubId: z.string().nullable(),
  /** From then on it is neither moved nor cancelled, and nobody else comes. */
  hasBegun: z.boolean(),
  /** What it counts to, by name. */
  satisfies: z.array(z.string()),
  /** How its event stands; null where no calendar is connected, or there is to be none. */
  outlook: z
    .object({
      state: z.enum(['in', 'waiting', 'refused']),
      /** Whose calendar it is in, or is to be. */
      mailboxOf: z.string(),
    })
    .nullable(),
  /** The other dates agreed together with it. */
  series: z.array(z.object({ id: z.string(), at: z.string(), state: Visit.shape.state })),
  /** Whoever gave the reason, ruled a time out, proposed or chose one. */
  named: z.array(Named),
  /** Visits at the same time with one of the same people: "Elmfield, Tue 3 Nov, 9:30". */
  clashes: z.array(z.string()),
  /** Who could lead it. */
  leads: z.array(Named),
  /** Whoever may answer for the school's head now. */
  delegates: Delegates.default(NO_DELEGATES),
});
export type SeenVisit = z.infer<typeof SeenVisit>;

export async function readVisit(
  trust: TrustReads,
  id: string,
  asking: {
    readonly actor: Actor;
    readonly now: IsoInstant;
    readonly modelFiles: ModelFiles;
    readonly hasCalendar: () => Promise<boolean>;
  },
): Promise<SeenVisit | null> {
  const { actor, now, modelFiles, hasCalendar } = asking;
  const visit = await trust.visits.find(id);
  const school = visit && (await trust.schools.find(visit.urn));
  if (!visit || !school) return null;
  const arranges = mayDo(actor, 'visit.book', { visit, hubId: school.hubId });
  const inUse = await modelInUse(trust, modelFiles, dayOf(now));
  const group = visit.groupId === null ? [] : await trust.visits.ofGroup(visit.groupId);
  const answerers = await answerersOf(trust, visit.urn, [
    visit.reasonById,
    ...visit.slots.map(({ byId }) => byId),
  ]);
  const leads = arranges ? await possibleLeads(trust) : [];
  return {
    ...{ visit, schoolName: school.name, hubId: school.hubId },
    hasBegun: hasBegun(visit, now),
    satisfies: visit.things.map(thing => (inUse ? nameOfThing(inUse.model, thing) : thing)),
    outlook: (await hasCalendar()) ? await outlookOf(trust, visit) : null,
    series: group.flatMap(({ id: other, startsAt, state }) =>
      other === id || startsAt === null ? [] : [{ id: other, at: startsAt, state }],
    ),
    named: answerers.map(({ personId, name, forName }) => ({
      personId,
      name: forName === undefined ? name : `${name} (for ${forName})`,
    })),
    delegates: await delegatesOf(trust, visit.urn, now),
    clashes: arranges ? await clashesOf(trust, visit, now) : [],
    leads: leads.map(({ id: personId, name }) => ({ personId, name })),
  };
}

async function outlookOf(trust: TrustReads, { id, state, leadName }: Visit): Promise<SeenVisit['outlook']> {
  if (state !== 'booked' && state !== 'held') return null;
  const link = await trust.calendarLinks.link(visitRecord(id));
  if (!link) return null;
  const mailboxOf = (await trust.people.find(link.organiserId))?.name ?? leadName;
  if (link.state === 'refused') return { state: 'refused', mailboxOf };
  return { state: link.state === 'agreed' && link.eventId !== null ? 'in' : 'waiting', mailboxOf };
}

async function clashesOf(trust: TrustReads, visit: Visit, now: IsoInstant): Promise<string[]> {
  if (!isTimed(visit) || visit.state !== 'booked') return [];
  const others = await trust.visits.withPeople(peopleOf(visit), {
    from: visit.startsAt,
    until: endOf(visit),
  });
  const schools = new Map((await trust.schools.list()).map(({ urn, name }) => [urn, name]));
  return clashing(visit, visit, others).map(
    ({ urn, startsAt }) =>
      `${schools.get(urn) ?? urn}, ${startsAt === null ? '' : momentInWords(startsAt, now)}`,
  );
}
