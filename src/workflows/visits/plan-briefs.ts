import { isAhead } from '#domain/delegation/delegation.ts';
import { dayOf, type IsoInstant, momentOf } from '#domain/time/iso.ts';
import { later } from '#domain/time/order.ts';
import { isTimed, peopleOf, type TimedVisit } from '#domain/visit/visit.ts';
import type { Post } from '#ports/post.ts';
import type { TrustWrites } from '#ports/store.ts';
import { aheadOf } from './next-visit.ts';

const CARD = 'visit-brief';

/**
 * The brief comes due before the visit, once to each person for each time it has; where the head is to be there, also to
 * whoever answers for them on that day. What was dropped and is to go after all, since it is at that time again, is a post
 * of its own.
 */
export async function planBriefs(
  trust: TrustWrites,
  visit: TimedVisit,
  brief: IsoInstant,
  now: IsoInstant,
): Promise<void> {
  const { id, startsAt, version } = visit;
  const briefed = (await standing(trust, id)).map(({ key }) => key);
  const since = new Map(peopleOf(visit).map(personId => [personId, brief]));
  for (const [personId, from] of await delegatesFrom(trust, visit, brief))
    if (!since.has(personId)) since.set(personId, from);
  for (const [personId, from] of since) {
    const key = `brief ${id} ${startsAt} ${personId}`;
    if (briefed.some(each => each.startsWith(key))) continue;
    await trust.outbox.post(
      {
        key: `${key} ${version}`,
        ...{ card: CARD, subject: id, audience: { kind: 'person', personId } },
        // Of use as long as it is not over.
        ...{ urgency: { canWaitUntil: startsAt }, dueAt: later(from, now) },
      },
      now,
    );
  }
}

/** Whoever answers for the school from now on has the briefs of what is booked, as its head has. */
export async function briefNewDelegate(trust: TrustWrites, urn: string, now: IsoInstant): Promise<void> {
  for (const visit of await trust.visits.ofSchool(urn, aheadOf(now))) {
    if (visit.state !== 'booked' || !isTimed(visit) || visit.startsAt <= now) continue;
    // When it is due was reckoned as the visit got its time.
    const [brief] = (await standing(trust, visit.id))
      .flatMap(({ key, dueAt }) => (key.startsWith(`brief ${visit.id} ${visit.startsAt} `) ? [dueAt] : []))
      .toSorted();
    if (brief !== undefined) await planBriefs(trust, visit, brief, now);
  }
}

/** From when on each of them may read it. Choosing times takes no brief. */
async function delegatesFrom(
  { delegations }: Pick<TrustWrites, 'delegations'>,
  { urn, startsAt, attendees }: TimedVisit,
  brief: IsoInstant,
): Promise<[personId: string, from: IsoInstant][]> {
  const heads = attendees.flatMap(({ personId, part }) => (part === 'head' ? [personId] : []));
  return (await delegations.ofSchool(urn))
    .filter(
      each =>
        each.kind === 'answers' &&
        heads.includes(each.namedById) &&
        isAhead(each, dayOf(brief)) &&
        each.from <= dayOf(startsAt),
    )
    .map(({ personId, from }) => [personId, later(brief, momentOf(from, '00:00'))]);
}

/** Those that go, or have gone. */
const standing = async ({ outbox }: Pick<TrustWrites, 'outbox'>, id: string): Promise<Post[]> =>
  (await outbox.postsAbout(CARD, id)).filter(({ droppedAt }) => droppedAt === null);
