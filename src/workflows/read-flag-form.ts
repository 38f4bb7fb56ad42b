import { z } from 'zod/v4';
import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import { findSchool, offer } from '#domain/school/find-school.ts';
import { isCurrent, type School } from '#domain/school/school.ts';
import { IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { type Looking, nextMeetings } from './hold-next.ts';
import { officersOf } from './officers-of.ts';

const Named = z.object({ urn: z.string(), name: z.string() });

/** What someone who flags a school is asked, and what they have flagged already. */
export const FlagForm = z.object({
  kind: z.literal('form'),
  urn: z.string(),
  schoolName: z.string(),
  hubId: z.string().nullable(),
  /** The meetings it can be put before, soonest first, and who would see it there as chair. */
  meetings: z.array(
    z.object({
      seriesId: z.string(),
      seriesName: z.string(),
      startsAt: IsoInstant,
      chairName: z.string().nullable(),
    }),
  ),
  /** Who can be named as a reader. */
  people: z.array(z.object({ id: z.string(), name: z.string() })),
  /** The viewer's own flags about this school on agendas ahead. */
  flags: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      readers: z.array(z.string()),
      seriesName: z.string(),
      startsAt: IsoInstant,
    }),
  ),
  safeguardingContact: z.string().nullable(),
});
export type FlagForm = z.infer<typeof FlagForm>;

/** The answer to "flag …": the form, a choice of schools, none by that name, or whom to tell instead. */
export const FlagAnswer = z.discriminatedUnion('kind', [
  FlagForm,
  z.object({ kind: z.literal('choose'), asked: z.string(), schools: z.array(Named) }),
  z.object({ kind: z.literal('none'), asked: z.string() }),
  z.object({
    kind: z.literal('not-theirs'),
    ask: z.array(z.string()),
    safeguardingContact: z.string().nullable(),
  }),
]);
export type FlagAnswer = z.infer<typeof FlagAnswer>;

const ASKED_SHOWN = 3;

type Asker = Looking & { readonly actor: Extract<Actor, { kind: 'person' }> };

/** Words that name a school; only schools the asker may flag are found. */
export async function findForFlag(trust: TrustReads, asked: string, asker: Asker): Promise<FlagAnswer> {
  const schools = (await trust.schools.list()).filter(isCurrent);
  const mine = schools.filter(({ urn, hubId }) =>
    can(asker.actor, 'school.flag', { kind: 'school', urn, hubId }),
  );
  // Their own school, spelt right, is none that they can flag: said plainly.
  if (mine.length === 0 && schools.length > 0) return whomToTell(trust, schools, asker.actor);
  const found = findSchool(asked, mine);
  if (found.kind === 'one')
    return (await readFlagForm(trust, found.school.urn, asker)) ?? { kind: 'none', asked };
  const near = found.kind === 'several' ? found.schools : found.nearest;
  if (near.length === 0) return { kind: 'none', asked };
  return { kind: 'choose', asked, schools: offer(near).map(({ urn, name }) => ({ urn, name })) };
}

/** The officers of the schools someone who flags none is linked to. */
async function whomToTell(trust: TrustReads, schools: readonly School[], actor: Actor): Promise<FlagAnswer> {
  const linked = schools.filter(({ urn, hubId }) =>
    can(actor, 'school.read-basics', { kind: 'school', urn, hubId }),
  );
  const ask = await officersOf(
    trust,
    linked.map(({ hubId }) => hubId),
  );
  const { safeguardingContact } = await trust.trust.get();
  return { kind: 'not-theirs', ask: ask.slice(0, ASKED_SHOWN), safeguardingContact };
}

/** Null when there is no such school, or the asker may not flag it. */
export async function readFlagForm(trust: TrustReads, urn: string, asker: Asker): Promise<FlagForm | null> {
  const { actor } = asker;
  const school = await trust.schools.find(urn);
  if (!school || !can(actor, 'school.flag', { kind: 'school', urn, hubId: school.hubId })) return null;
  const people = (await trust.people.list()).filter(({ appointments }) => appointments.length > 0);
  const nameOf = (id: string) => people.find(person => person.id === id)?.name;
  const ahead = await nextMeetings(trust, asker, () => true);
  const flags: FlagForm['flags'] = [];
  for (const { series, next } of ahead) {
    const lines = next.meetingId ? await trust.agendas.lines(next.meetingId) : [];
    for (const { id, source, addedById, text, readerIds, outcome, urn: about } of lines) {
      if (source !== 'flag' || addedById !== actor.personId || about !== urn || outcome === 'dropped')
        continue;
      const readers = readerIds.flatMap(reader => nameOf(reader) ?? []);
      flags.push({ id, text, readers, seriesName: series.name, startsAt: next.startsAt });
    }
  }
  return {
    kind: 'form',
    urn,
    schoolName: school.name,
    hubId: school.hubId,
    meetings: ahead.map(({ series, next }) => ({
      seriesId: series.id,
      seriesName: series.name,
      startsAt: next.startsAt,
      chairName: (series.chairId && nameOf(series.chairId)) || null,
    })),
    people: people
      .filter(
        ({ id, appointments }) =>
          id !== actor.personId && appointments.some(({ scope }) => scope.kind !== 'school'),
      )
      .map(({ id, name }) => ({ id, name })),
    flags,
    safeguardingContact: (await trust.trust.get()).safeguardingContact,
  };
}
