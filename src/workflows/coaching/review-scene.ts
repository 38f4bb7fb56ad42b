import { addressOf } from '#domain/access/mailbox-address.ts';
import type { Person } from '#domain/access/role.ts';
import { type CoachingGroup, type Member, memberKey, membersNowOrFirst } from '#domain/coaching/group.ts';
import type { PeerReview } from '#domain/coaching/peer-review.ts';
import type { Asked } from '#domain/coaching/poll.ts';
import type { Part } from '#domain/improvement-model/parts.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import type { ModelFiles } from '#ports/model-files.ts';
import type { TrustReads } from '#ports/store.ts';
import { delegatesEverywhere } from '../delegates/delegates-of.ts';
import { modelInUse } from '../models/model-in-use.ts';
import type { Sought } from '../visits/slots-asked.ts';
import { type GroupsNow, groupsNow, headsOfSchool, nameOfMember } from './groups-as-they-are.ts';

/** Who is to be at a review for one member of its group, and who may say for them when. */
export interface Attending extends Asked {
  readonly name: string;
  readonly people: readonly Person[];
}

/** A review as it is to be arranged today: who of those planned is still of the group, who acts for them, where it is. */
export interface ReviewScene {
  readonly review: PeerReview;
  readonly group: CoachingGroup;
  readonly attending: readonly Attending[];
  /** The school that is gone to; null: the host is a person of no school. */
  readonly urn: string | null;
  /** What the model calls it, and its length. */
  readonly name: string;
  readonly minutes: number;
}

const UNKNOWN = { name: 'Peer review', minutes: 180 };

export interface Around {
  readonly now: IsoInstant;
  readonly modelFiles: ModelFiles;
}

/** Null: there is no such review, or no such group. */
export async function readScene(
  trust: TrustReads,
  reviewId: string,
  around: Around,
): Promise<ReviewScene | null> {
  const review = await trust.coaching.review(reviewId);
  return (review && (await scenesOf(trust, [review], around))[0]) ?? null;
}

/** The same for several, read once. */
export async function scenesOf(
  trust: TrustReads,
  reviews: readonly PeerReview[],
  { now, modelFiles }: Around,
): Promise<ReviewScene[]> {
  const known = await groupsNow(trust);
  const delegates = await delegatesEverywhere(trust, now);
  const model = (await modelInUse(trust, modelFiles, dayOf(now)))?.model;
  return reviews.flatMap(review => {
    const group = known.groups.find(({ id }) => id === review.groupId);
    if (!group) return [];
    const attending = [review.host, ...review.visitors]
      .filter(member => isStillOf(group, member, now))
      .map((member, at): Attending => {
        const people = actingFor(member, known);
        const named = member.kind === 'school' ? delegates(member.urn) : { answers: [], slots: [] };
        return {
          ...{ member, people, name: nameOfMember(member, known) },
          isHost: at === 0 && memberKey(member) === memberKey(review.host),
          personIds: [...new Set([...people.map(({ id }) => id), ...named.answers, ...named.slots])],
        };
      });
    const engagement = model?.engagements.find(({ id }) => id === review.thing);
    const { name, minutes } = engagement ?? UNKNOWN;
    return [{ ...{ review, group, attending, name, minutes }, urn: placeOf(review.host, known) }];
  });
}

const isStillOf = (group: CoachingGroup, member: Member, now: IsoInstant): boolean =>
  membersNowOrFirst(group, dayOf(now)).some(each => memberKey(each.member) === memberKey(member));

/** Heads for their school, a person for themselves as long as they hold a role. */
const actingFor = (member: Member, { people }: Pick<GroupsNow, 'people'>): Person[] =>
  member.kind === 'school'
    ? headsOfSchool(people, member.urn)
    : people.filter(({ id, appointments }) => id === member.personId && appointments.length > 0);

/** A person is visited at the school they work at. */
function placeOf(host: Member, { people, schools }: GroupsNow): string | null {
  const urns =
    host.kind === 'school'
      ? [host.urn]
      : (people
          .find(({ id }) => id === host.personId)
          ?.appointments.flatMap(({ scope }) => (scope.kind === 'school' ? [scope.urn] : [])) ?? []);
  return urns.find(urn => schools.some(each => each.urn === urn)) ?? null;
}

/** Who leads the visit, and who else comes as what. Null: nobody is there to lead it. */
export function comingTo(
  { attending }: Pick<ReviewScene, 'attending'>,
  able: readonly Asked[],
): (Pick<Sought, 'leadId' | 'leadName'> & { readonly attendees: readonly Coming[] }) | null {
  const keys = new Set(able.map(({ member }) => memberKey(member)));
  const isAble = ({ member }: Asked) => keys.has(memberKey(member));
  // Whoever visits leads; the event stands in the lead's calendar, so somebody who has one comes first.
  const candidates = attending
    .filter(isAble)
    .toSorted((one, other) => Number(one.isHost) - Number(other.isHost))
    .flatMap(({ people }) => people);
  const lead = candidates.find(person => addressOf(person) !== null) ?? candidates[0];
  if (!lead) return null;
  const attendees = attending.flatMap(each =>
    each.people.map(person => ({ ...coming(each, person), required: isAble(each) })),
  );
  const others = attendees.filter(({ personId }) => personId !== lead.id);
  return {
    ...{ leadId: lead.id, leadName: lead.name },
    attendees: [...new Map(others.map(each => [each.personId, each])).values()],
  };
}

export interface Coming {
  readonly personId: string;
  readonly name: string;
  readonly part: Part;
  /** Who cannot is invited all the same: a day may change. */
  readonly required: boolean;
}

const coming = ({ isHost, member }: Attending, { id: personId, name }: Person): Omit<Coming, 'required'> => ({
  ...{ personId, name, part: isHost ? 'head' : member.kind === 'school' ? 'another-head' : 'coaching-group' },
});

/** Everybody whose calendar is looked at. */
export const peopleAt = ({ attending }: Pick<ReviewScene, 'attending'>): string[] => [
  ...new Set(attending.flatMap(({ people }) => people.map(({ id }) => id))),
];
