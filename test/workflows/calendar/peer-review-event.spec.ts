import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/role.ts';
import { currentPoll } from '#domain/coaching/poll.ts';
import { membership, newGroup, newReview, personMember, schoolMember } from '#test/builders/coaching.ts';
import { poll, SLOTS } from '#test/builders/poll.ts';
import { OutlookWorld, on } from '#test/fixtures/outlook-world.ts';
import { visitRecord } from '#workflows/calendar/want-event.ts';
import { readGroup } from '#workflows/coaching/read-group.ts';
import { readReviewTime } from '#workflows/coaching/read-review-time.ts';

const PRIYA = 'priya.shah@mill-lane.example';

/** Priya leads a peer review at Tom's school, at the time their group chose; Maria facilitates. */
describe('a peer review and its event in Outlook', () => {
  let w: OutlookWorld;
  let visitId: string;
  beforeEach(async () => {
    w = await OutlookWorld.open();
    const members = [schoolMember('900001'), personMember(w.people.priya.id)];
    await w.inTrust(async ({ coaching, polls }) => {
      const facilitatorId = w.people.maria.id;
      await coaching.add(newGroup({ members: members.map(each => membership(each)), facilitatorId }));
      await coaching.addReview(newReview({ visitors: members.slice(1), state: 'timing' }));
      const { votes: _votes, version: _version, ...chosen } = poll({ state: 'booked', answerBy: null });
      await polls.add(chosen);
      await polls.change('poll', { wonSlotId: SLOTS[0]?.id ?? null });
    });
    visitId = await w.books(on(0), { id: 'v' });
    await w.inTrust(async ({ coaching }) => coaching.changeReview('r', { visitId, state: 'booked' }));
    await w.work();
  });
  afterEach(() => w.close());

  const review = () => w.trust.coaching.review('r');
  const asked = (who: Person) => ({
    ...{ now: w.now, bankHolidays: w.world.bankHolidays, modelFiles: w.world.modelFiles },
    actor: { kind: 'person', personId: who.id, entrance: 'card', ...who } as const,
  });
  const seenBy = async (who: Person) => {
    const around = asked(who);
    const group = await readGroup(w.trust, 'group:g', around);
    return {
      time: await readReviewTime(w.trust, 'r', around.actor, around),
      group: group?.kind === 'group' ? group : null,
    };
  };
  const eventId = async () => (await w.link(visitId))?.eventId ?? '';

  it('deleted there, it is to be timed again: whoever hosts is led to another time, the others see that', async () => {
    w.graph.people.remove(PRIYA, await eventId());
    await w.work();
    expect(await review()).toMatchObject({ state: 'planned', visitId: null, reason: null });
    expect(currentPoll(await w.trust.polls.ofReview('r'))).toMatchObject({ state: 'ended' });
    expect(await w.told(visitId)).toContain('cancelled Tom Reed');
    const host = await seenBy(w.people.tom);
    expect(host.time).toMatchObject({ wasBooked: true, booked: null, isHost: true, may: { find: true } });
    expect(host.group).toMatchObject({
      ahead: [{ state: 'planned', startsAt: null }],
      toTime: { id: 'r', todo: 'find' },
    });
    // As one of the group, and not as the officer she is as well, Priya would wait for the host.
    expect((await seenBy({ ...w.people.priya, appointments: [] })).time).toMatchObject({
      ...{ wasBooked: true, isHost: false, may: { find: false } },
    });
  });

  it('moved there, it stays booked, at its other time', async () => {
    w.pass(10);
    w.graph.people.move(PRIYA, await eventId(), on(2, '13:00'), 90);
    await w.work();
    expect(await review()).toMatchObject({ state: 'booked', visitId });
    expect((await seenBy(w.people.tom)).time?.booked).toMatchObject({ startsAt: on(2, '13:00') });
  });

  it('a sweep of every mailbox afterwards finds nothing more to do, and nobody is told twice', async () => {
    w.graph.people.remove(PRIYA, await eventId());
    await w.work();
    await w.sweep();
    expect(await review()).toMatchObject({ state: 'planned', visitId: null });
    expect(await w.eventsOf(w.people.priya, visitRecord(visitId))).toEqual([]);
    expect((await w.told(visitId)).filter(each => each === 'cancelled Tom Reed')).toHaveLength(1);
  });
});
