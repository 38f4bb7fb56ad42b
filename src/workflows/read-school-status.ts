import { z } from 'zod/v4';
import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import { findSchool, offer } from '#domain/school/find-school.ts';
import { isCurrent, type School } from '#domain/school/school.ts';
import { IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';

const Named = z.object({ urn: z.string(), name: z.string() });

/** What an asker is shown of one school: already limited to what they may see. */
export const SchoolStatus = z.object({
  kind: z.literal('status'),
  urn: z.string(),
  name: z.string(),
  hubId: z.string().nullable(),
  phase: z.string(),
  ages: z.object({ low: z.number(), high: z.number() }).nullable(),
  town: z.string().nullable(),
  /** The register's word when it is anything but "Open". */
  registerStatus: z.string().nullable(),
  hubName: z.string().nullable(),
  officers: z.array(z.string()),
  /** null: this asker sees none; a line's text is null for those who may know that it was, not what was said. */
  mentions: z
    .array(z.object({ seriesName: z.string(), startsAt: IsoInstant, text: z.string().nullable() }))
    .nullable(),
  moreMentions: z.number().int(),
  asAt: IsoInstant,
});
export type SchoolStatus = z.infer<typeof SchoolStatus>;

/** The answer to "status …": a school, a choice of schools, or none by that name. */
export const StatusAnswer = z.discriminatedUnion('kind', [
  SchoolStatus,
  z.object({ kind: z.literal('choose'), asked: z.string(), schools: z.array(Named), more: z.number().int() }),
  z.object({ kind: z.literal('none'), asked: z.string(), nearest: z.array(Named), empty: z.boolean() }),
]);
export type StatusAnswer = z.infer<typeof StatusAnswer>;

const MENTIONS_SHOWN = 5;
const MENTIONS_COUNTED = 200;

/** One school as this actor may see it; null when there is none of that URN or the actor may not see any of it. */
export async function readSchoolStatus(
  trust: TrustReads,
  urn: string,
  actor: Actor,
  now: IsoInstant,
): Promise<SchoolStatus | null> {
  const school = await trust.schools.find(urn);
  if (!school || !can(actor, 'school.read-basics', target(school))) return null;
  const hubs = await trust.schools.hubs();
  const officers = await trust.people.withRole('officer');
  const ofHub = officers.filter(person =>
    person.appointments.some(
      ({ role, scope }) => role === 'officer' && scope.kind === 'hub' && scope.hubId === school.hubId,
    ),
  );
  const { statutoryLowAge: low, statutoryHighAge: high } = school;
  const mentions = can(actor, 'school.read-status', target(school))
    ? await mentionsFor(trust, urn, actor)
    : null;
  return {
    kind: 'status',
    urn,
    name: school.name,
    hubId: school.hubId,
    phase: school.phase,
    ages: low !== null && high !== null ? { low, high } : null,
    town: school.town,
    registerStatus:
      isCurrent(school) && school.status === 'Open'
        ? null
        : school.leftTrustOn
          ? 'Moved to another trust'
          : school.status,
    hubName: hubs.find(hub => hub.id === school.hubId)?.name ?? null,
    officers: school.hubId === null ? [] : ofHub.map(person => person.name),
    mentions: mentions?.slice(0, MENTIONS_SHOWN) ?? null,
    moreMentions: Math.max((mentions?.length ?? 0) - MENTIONS_SHOWN, 0),
    asAt: now,
  };
}

/** The answer to words that name a school; only schools the actor may see are offered. */
export async function findForStatus(
  trust: TrustReads,
  asked: string,
  actor: Actor,
  now: IsoInstant,
): Promise<StatusAnswer | null> {
  const current = (await trust.schools.list()).filter(isCurrent);
  const readable = current.filter(school => can(actor, 'school.read-basics', target(school)));
  const found = findSchool(asked, readable);
  if (found.kind === 'one') return readSchoolStatus(trust, found.school.urn, actor, now);
  if (found.kind === 'several') {
    const schools = offer(found.schools).map(named);
    return { kind: 'choose', asked, schools, more: found.schools.length - schools.length };
  }
  // A school of the trust that is not theirs to see: said plainly, rather than pretending there is none.
  if (findSchool(asked, current).kind === 'one') return null;
  return { kind: 'none', asked, nearest: found.nearest.map(named), empty: asked === '' };
}

/** What was said at a meeting is for those who may read its agenda; others learn that their school was on it. */
async function mentionsFor(trust: TrustReads, urn: string, actor: Actor) {
  const series = new Map((await trust.meetings.series()).map(s => [s.name, s]));
  const mentions = await trust.meetings.mentionsOf(urn, MENTIONS_COUNTED);
  return mentions.map(({ seriesName, startsAt, text }) => {
    const { memberIds = [], chairIds = [] } = series.get(seriesName) ?? {};
    const mayRead = can(actor, 'meeting.read', { kind: 'meeting', memberIds, chairIds });
    return { seriesName, startsAt, text: mayRead ? text : null };
  });
}

const target = ({ urn, hubId }: Pick<School, 'urn' | 'hubId'>) => ({ kind: 'school', urn, hubId }) as const;
const named = ({ urn, name }: School) => ({ urn, name });
