import type { OutlookWorld } from '#test/fixtures/outlook-world.ts';
import { visitRecord } from '#workflows/calendar/want-event.ts';

/** What the test itself knows of one visit: what was done to it in Teams, and every time it was ever given. */
export interface Known {
  readonly id: string;
  readonly times: Set<string>;
  changesInTeams: number;
  wasCalledOff: boolean;
}
/** Throws where the two sides differ. Returns how many changes were told of. */
export async function prove(w: OutlookWorld, known: Known): Promise<number> {
  const visit = await w.visit(known.id);
  const link = await w.link(known.id);
  const record = visitRecord(known.id);
  const inCalendars: { startsAt: string; minutes: number; eventId: string; organiserId: string }[] = [];
  for (const who of [w.people.priya, w.people.maria])
    for (const found of await w.eventsOf(who, record)) inCalendars.push({ ...found, organiserId: who.id });
  const fail = (why: string) => {
    const facts = {
      visit,
      link,
      inCalendars: inCalendars.map(({ startsAt, organiserId }) => ({ startsAt, organiserId })),
    };
    throw new Error(`${why}: ${JSON.stringify(facts)}`);
  };
  const [event, ...more] = inCalendars;
  if (more.length > 0) fail('there are several events');
  if (link?.state !== 'agreed' || link.settled < link.wanted) fail('the link is not settled');
  if (visit.state === 'booked') {
    if (!event) return fail('a booked visit has no event');
    if (event.organiserId !== visit.leadId) fail('the event is in another’s calendar');
    if (event.startsAt !== visit.startsAt || event.minutes !== visit.minutes) fail('the times differ');
    if (!known.times.has(event.startsAt)) fail('nobody ever chose that time');
    if (link?.eventId !== event.eventId) fail('the link is to another event');
  } else {
    if (event) fail('a visit that is off has an event');
    if (!known.wasCalledOff) fail('nobody called it off');
  }
  return proveTold(w, known, fail);
}

/** Every change was told to everybody of the visit but whoever made it, once. */
async function proveTold(w: OutlookWorld, known: Known, fail: (why: string) => void): Promise<number> {
  const posts = (await w.trust.outbox.postsAbout('visit', known.id)).filter(({ key }) =>
    /^visit (?:moved|cancelled) /.test(key),
  );
  const ofVersion = Map.groupBy(posts, ({ key }) => key.split(' ').slice(0, 4).join(' '));
  const fromOutlook = (await w.trust.audit.list({ subject: known.id })).filter(
    ({ entrance }) => entrance === 'outlook',
  ).length;
  if (ofVersion.size !== known.changesInTeams + fromOutlook)
    fail(`${known.changesInTeams} changes in Teams and ${fromOutlook} in Outlook, told of ${ofVersion.size}`);
  for (const [change, ofOne] of ofVersion) {
    const people = ofOne.map(({ audience }) => ('personId' in audience ? audience.personId : '?'));
    if (new Set(people).size !== people.length) fail(`somebody was told twice: ${change}`);
  }
  return ofVersion.size;
}
