import { randomUUID } from 'node:crypto';
import { academicYearOf } from '#domain/academic-year/academic-year.ts';
import type { SchoolCalendar } from '#domain/academic-year/school-calendar.ts';
import type { Member } from '#domain/coaching/group.ts';
import { peerReviewsOf } from '#domain/coaching/held-against-owed.ts';
import type { PeerReview } from '#domain/coaching/peer-review.ts';
import { addDays, dayOf, type IsoDate, type IsoInstant, momentOf } from '#domain/time/iso.ts';
import { headsOf } from '#domain/visit/recipients.ts';
import type { TrustWrites } from '#ports/store.ts';
import { readByOf } from '#workflows/coaching/read-peer-review.ts';
import { modelInUse } from '#workflows/models/model-in-use.ts';
import type { OwedSources } from '#workflows/owed/read-owed.ts';
import { readCalendar } from '#workflows/read-calendar.ts';
import told from '../demo-data/coaching.json' with { type: 'json' };
import { CAST } from './cast.ts';
import { schoolDay } from './seed-visits.ts';

/** What the reviews of a model are called that has none of its own. */
const NO_THING = 'peer-review';
/** Long enough ago that nobody is asked about it as the story opens. */
const BACK_DAYS = 24;
const MINUTES = 180;
const AT = '09:30';

interface Seeding {
  readonly byId: string;
  readonly calendar: SchoolCalendar;
  readonly thing: string;
  readonly readBy: ReturnType<typeof readByOf>;
  readonly now: IsoInstant;
}

/**
 * The invented coaching groups, each with a review that was held or was not, and one to be timed in the half term to come, hosted by
 * its first school. Where there are groups already nothing is done: the story has begun.
 */
export async function seedCoaching(trust: TrustWrites, sources: OwedSources, now: IsoInstant): Promise<void> {
  const officer = await trust.people.byObjectId(CAST[0]?.objectId ?? '');
  if (!officer || (await trust.coaching.groups()).length > 0) return;
  const model = (await modelInUse(trust, sources.modelFiles, dayOf(now)))?.model ?? null;
  const seeding = {
    ...{ byId: officer.id, now, calendar: await readCalendar(trust, sources.bankHolidays) },
    ...{ thing: (model && peerReviewsOf(model)[0]?.id) ?? NO_THING, readBy: readByOf(model) },
  };
  for (const group of told.groups) await settle(trust, group, seeding);
}

async function settle(
  trust: TrustWrites,
  { name, schools, review }: (typeof told.groups)[number],
  seeding: Seeding,
): Promise<void> {
  const { byId, now, calendar, thing } = seeding;
  const halves = calendar.halfTermsOf(academicYearOf(dayOf(now)));
  const day = schoolDay(calendar, addDays(dayOf(now), -BACK_DAYS), -1);
  const [past, next] = [
    halves.find(({ startsOn, endsOn }) => day !== null && startsOn <= day && day <= endsOn),
    halves.find(({ startsOn }) => startsOn > dayOf(now)),
  ];
  const from = halves[0]?.startsOn ?? dayOf(now);
  const of: Member[] = schools.map(urn => ({ kind: 'school', urn }));
  const groupId = randomUUID();
  const made = { createdById: byId, createdAt: momentOf(from, '08:00') };
  await trust.coaching.add({
    ...{ id: groupId, name, purpose: '', facilitatorId: byId, from, to: null, ...made },
    members: of.map(member => ({ id: randomUUID(), member, from, to: null })),
  });
  /** One of them hosts, the others come. */
  const planned = (host: string, days: { startsOn: IsoDate; endsOn: IsoDate }) => ({
    ...{ id: randomUUID(), groupId, thing, from: days.startsOn, to: days.endsOn, week: null, ...made },
    host: { kind: 'school' as const, urn: host },
    visitors: of.filter(member => member.kind === 'school' && member.urn !== host),
    ...{ state: 'planned' as const, visitId: null, reason: null, reasonById: null },
    ...{ focus: '', focusById: null },
  });
  if (day && past) await over(trust, planned(review.host, past), { ...review, day }, seeding);
  if (next) await trust.coaching.addReview(planned(schools[0] ?? '', next));
}

/** As it is after its day; nobody is told, since nobody did it. */
async function over(
  trust: TrustWrites,
  review: Omit<PeerReview, 'version'>,
  { day, focus, notHeld, written }: (typeof told.groups)[number]['review'] & { readonly day: IsoDate },
  { byId, readBy, now }: Seeding,
): Promise<void> {
  const urn = review.host.kind === 'school' ? review.host.urn : '';
  const people = await trust.people.list();
  const actsFor = async (of: string) => {
    const school = await trust.schools.find(of);
    return (school && headsOf(people, school)[0]?.id) ?? byId;
  };
  const [hostId, visitId] = [await actsFor(urn), randomUUID()];
  const said = notHeld === null ? {} : { reason: notHeld, reasonById: hostId };
  const state = notHeld === null ? 'held' : 'not-held';
  await trust.visits.add({
    ...{ id: visitId, urn, engagement: review.thing, name: 'Peer review', things: [review.thing] },
    ...{ leadId: hostId, state, attendees: [], startsAt: momentOf(day, AT), minutes: MINUTES },
    ...{ from: day, to: day, isOnline: false, slots: [], focus: '', documents: '', answerBy: null },
    ...{ reason: null, reasonById: null, movedFrom: null, flags: [], groupId: null, ...said },
    ...{ createdById: byId, createdAt: review.createdAt, changedAt: now, changedIn: 'teams' },
  });
  await trust.coaching.addReview({ ...review, state, visitId, focus, focusById: hostId, ...said });
  if (written === null) return;
  const { by, ...words } = written;
  await trust.peerReviews.addWriteUp({
    ...{ id: randomUUID(), reviewId: review.id, groupId: review.groupId, readBy, words },
    ...{ byId: await actsFor(by), at: momentOf(day, '16:10') },
  });
}
