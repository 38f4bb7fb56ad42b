import {
  type CoachingGroup,
  elsewhere,
  ending,
  faultsOf,
  type GroupFault,
  type Member,
  type Membership,
  SIZE,
  without,
} from '#domain/coaching/group.ts';
import { cannotWaitInWords, soundsLive } from '#domain/meeting/channel-concern.ts';
import { addDays, dayOf, type IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import { dayInWords } from '#domain/time/words.ts';
import type { NewGroup } from '#ports/coaching-store.ts';
import type { TrustWrites } from '#ports/store.ts';
import { redrawGroups } from './coaching-refs.ts';
import { type GroupsNow, groupsNow, headsOfSchool, nameOfMember } from './groups-as-they-are.ts';

/** Why a change was not made, in a sentence; null: it was. */
export type Against = string | null;

interface Changing {
  readonly now: IsoInstant;
}

const LATEST_DAYS = 366;

/** A group is made, where it is one. */
export async function makeGroup(trust: TrustWrites, group: NewGroup, { now }: Changing): Promise<Against> {
  await trust.coaching.holdMembers(group.members.map(({ member }) => member));
  const against =
    (await againstWords(trust, group)) ??
    (await againstGroup(trust, { ...group, version: 0 }, group.from, now));
  if (against !== null) return against;
  await trust.coaching.add(group);
  await redrawGroups(trust, group.id);
  return null;
}

/** The group itself; whoever asks holds it. */
export async function heldGroup(
  { coaching }: Pick<TrustWrites, 'coaching'>,
  id: string,
): Promise<CoachingGroup> {
  const group = await coaching.find(id);
  if (!group) throw new Error(`there is no group ${id}`);
  return group;
}

/** From a day on these are of it too. The caller holds the group. */
export async function addMembers(
  trust: TrustWrites,
  group: CoachingGroup,
  added: readonly Membership[],
  { now }: Changing,
): Promise<Against> {
  await trust.coaching.holdMembers(added.map(({ member }) => member));
  const since = added.map(({ from }) => from).toSorted()[0] ?? dayOf(now);
  const early = againstDay(since, now);
  return early ?? saveMembers(trust, { ...group, members: [...group.members, ...added] }, since, now);
}

/** From a day on one is of it no more; until then they stay. The caller holds the group. */
export async function removeMember(
  trust: TrustWrites,
  group: CoachingGroup,
  { membershipId, from }: { readonly membershipId: string; readonly from: IsoDate },
  { now }: Changing,
): Promise<Against> {
  return againstDay(from, now) ?? saveMembers(trust, without(group, membershipId, from), from, now);
}

/** What it is called, what it is for, and who is asked when nobody of it can. The caller holds it. */
export async function describeGroup(
  trust: TrustWrites,
  group: CoachingGroup,
  change: { readonly name: string; readonly purpose: string; readonly facilitatorId: string | null },
  { now }: Changing,
): Promise<Against> {
  const against =
    (await againstWords(trust, change)) ??
    (await sameName(trust, { ...group, name: change.name }, dayOf(now)));
  if (against !== null) return against;
  await trust.coaching.change(group.id, change);
  await redrawGroups(trust, group.id);
  return null;
}

/** The group has a last day. The caller holds it. */
export async function endGroup(
  trust: TrustWrites,
  group: CoachingGroup,
  on: IsoDate,
  { now }: Changing,
): Promise<Against> {
  // Another last day would take from those of its last one what they read.
  if (group.to !== null && group.to < dayOf(now)) return 'It has ended already, and what it was stays.';
  const against = againstDay(addDays(on, 1), now);
  if (against !== null) return against;
  if (on < group.from)
    return `It begins on ${dayInWords(group.from, now)}. Please give that day or a later one.`;
  const ended = ending(group, on);
  await trust.coaching.change(group.id, { to: on });
  await trust.coaching.setMembers(group.id, ended.members);
  await callOffAfter(trust, group.id, on);
  await redrawGroups(trust, group.id);
  return null;
}

/** What the group was to hold after its last day, and is in nobody's calendar, is not to be. */
async function callOffAfter({ coaching }: TrustWrites, groupId: string, on: IsoDate): Promise<void> {
  for (const { id, state, from } of await coaching.reviewsOf(groupId))
    if ((state === 'planned' || state === 'timing') && from > on)
      await coaching.changeReview(id, { state: 'called-off', reason: 'The group has ended' });
}

async function saveMembers(
  trust: TrustWrites,
  group: CoachingGroup,
  since: IsoDate,
  now: IsoInstant,
): Promise<Against> {
  const against = await againstGroup(trust, group, since, now);
  if (against !== null) return against;
  await trust.coaching.setMembers(group.id, group.members);
  await redrawGroups(trust, group.id);
  return null;
}

/** What happened is on the record: a change is of today or later. */
export const againstPast = (day: IsoDate, now: IsoInstant): Against =>
  day < dayOf(now)
    ? 'That day is over, and what a group was then stays. Please give today or a later day.'
    : null;

export function againstDay(day: IsoDate, now: IsoInstant): Against {
  const late = day > addDays(dayOf(now), LATEST_DAYS) ? 'Please give a day within a year from now.' : null;
  return againstPast(day, now) ?? late;
}

async function againstGroup(
  trust: TrustWrites,
  group: CoachingGroup,
  since: IsoDate,
  now: IsoInstant,
): Promise<Against> {
  const known = await groupsNow(trust);
  const [fault] = faultsOf(group, since);
  if (fault) return faultInWords(fault, known, now);
  const [taken] = elsewhere(group, known.groups);
  if (taken)
    return `${nameOfMember(taken.member, known)} is of ${taken.group.name} at the same time. A school or a person is of one group at a time.`;
  return (await sameName(trust, group, since)) ?? againstHeads(group, known);
}

/** Its name and its purpose are read by many and kept long: what sounds like a child at risk is turned away, as in every other text. */
export async function againstWords(
  { trust }: Pick<TrustWrites, 'trust'>,
  { name, purpose }: Pick<CoachingGroup, 'name' | 'purpose'>,
): Promise<Against> {
  if (!soundsLive(`${name}\n${purpose}`)) return null;
  return cannotWaitInWords((await trust.get()).safeguardingContact, 'saved');
}

/** Two groups that go on are told apart by their names. */
async function sameName(
  { coaching }: Pick<TrustWrites, 'coaching'>,
  { id, name }: Pick<CoachingGroup, 'id' | 'name'>,
  since: IsoDate,
): Promise<Against> {
  const same = (await coaching.groups()).find(
    each => each.id !== id && isOpen(each, since) && plain(each.name) === plain(name),
  );
  return same ? `There is a group called ${same.name} already. Please give another name.` : null;
}

const isOpen = ({ to }: CoachingGroup, since: IsoDate) => to === null || to >= since;
const plain = (name: string) => name.toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** A head acts for their school: in the same group they would be there twice. */
function againstHeads({ members }: CoachingGroup, { people, schools }: GroupsNow): Against {
  const current = members.filter(({ to }) => to === null).map(({ member }) => member);
  for (const school of current)
    for (const person of school.kind === 'school' ? headsOfSchool(people, school.urn) : [])
      if (current.some(each => each.kind === 'person' && each.personId === person.id))
        return `${person.name} is head of ${nameOfMember(school, { people, schools })}, which is in the group: they act for it. Please leave one of the two out.`;
  return null;
}

export function faultInWords(fault: GroupFault, known: GroupsNow, now: IsoInstant): string {
  const size = `A group has ${SIZE.least} to ${SIZE.most} members`;
  switch (fault.kind) {
    case 'too-few':
      return `${size}: on ${dayInWords(fault.on, now)} it would have ${fault.count}. Add somebody first, or end the group.`;
    case 'too-many':
      return `${size}: on ${dayInWords(fault.on, now)} it would have ${fault.count}.`;
    case 'twice':
      return `${nameOfMember(fault.member, known)} is in it already.`;
    case 'outside':
      return `${nameOfMember(fault.member, known)} would be of it on days on which there is no such group.`;
  }
}

/** What one member is, as a key of the record: for the audit. */
export const inAudit = (member: Member): string => (member.kind === 'school' ? member.urn : member.personId);
