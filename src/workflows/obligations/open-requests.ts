import { actorId, SCHEDULE } from '#domain/access/actor.ts';
import { dayOf, momentOf } from '#domain/time/iso.ts';
import { later } from '#domain/time/order.ts';
import type { NewId } from '#ports/ids.ts';
import type { TrustWrites } from '#ports/store.ts';
import { type AskDue, dueRequests, type SchoolDue } from './due-requests.ts';
import { NOT_SENT_REF, requestRef, toSendRef } from './request-refs.ts';
import type { Requesting } from './requests-now.ts';

/** School time begins: nothing is asked before (the trust's own quiet hours hold it back for longer where they are). */
const AT = '08:00';

interface Opening extends Requesting {
  readonly newId: NewId;
}

/**
 * Asks for what is due at these schools. Each is held and looked at again, so that of two processes one asks. Returns how many
 * requests were opened or moved, and how many people were asked.
 */
export async function openRequests(
  trust: TrustWrites,
  urns: readonly string[],
  opening: Opening,
): Promise<number> {
  for (const urn of urns.toSorted()) await trust.owed.hold(urn);
  let count = 0;
  for (const due of await dueRequests(trust, opening, urns)) {
    count += await shift(trust, due, opening);
    const days = due.opens.flatMap(({ dueOn }) => due.officerIds.map(id => ({ day: dueOn, personId: id })));
    await tellTeam(trust, days, opening);
  }
  const asks: AskDue[] = [];
  // Once more: what has been opened is asked for as well.
  for (const due of await dueRequests(trust, opening, urns)) {
    await askSchool(trust, due, opening);
    await askTeam(trust, due, opening);
    asks.push(...due.asks);
  }
  await trust.obligations.addAsks(
    asks.map(({ request, personId, because }) => ({
      ...{ requestId: request.id, personId, because, at: opening.now },
    })),
  );
  if (count + asks.length > 0) await trust.outbox.wantUpdates(NOT_SENT_REF);
  return count + asks.length;
}

async function shift(trust: TrustWrites, { school, opens, moves }: SchoolDue, opening: Opening) {
  const { now, newId } = opening;
  let count = 0;
  for (const { id, owedTo, dueOn } of moves) {
    if (!(await trust.obligations.move(id, { owedTo, dueOn }))) continue;
    await noted(trust, 'moved', id, now, { dueOn });
    await trust.outbox.wantUpdates(requestRef(id));
    count += 1;
  }
  for (const window of opens) {
    const request = { ...window, id: newId(), urn: school.urn, openedAt: now };
    if (!(await trust.obligations.open(request))) continue;
    await noted(trust, 'opened', request.id, now, {
      urn: school.urn,
      thing: window.thing,
      dueOn: window.dueOn,
    });
    count += 1;
  }
  return count;
}

/** One card a day to each person about all that the school has to send: what else is due meanwhile is on it. */
async function askSchool(trust: TrustWrites, { school, asks }: SchoolDue, { now }: Opening): Promise<void> {
  const ofSchool = asks.filter(each => each.isFromSchool);
  if (ofSchool.length === 0) return;
  const subject = toSendRef(school.urn);
  for (const personId of new Set(ofSchool.map(each => each.personId)))
    await trust.outbox.post(
      {
        key: `to send ${school.urn} ${personId} ${dayOf(now)}`,
        ...{ card: 'to-send', subject, audience: { kind: 'person', personId } },
        ...{ urgency: 'can-wait', dueAt: inSchoolTime(now) },
      },
      now,
    );
  await trust.outbox.wantUpdates(subject);
}

/** Whoever of the trust sends something themselves is asked by the card of who has not sent, and again when their day has come. */
async function askTeam(trust: TrustWrites, { asks }: SchoolDue, opening: Opening): Promise<void> {
  const own = asks.filter(each => !each.isFromSchool);
  const days = own.map(({ request, personId, because }) => ({
    ...{ day: because === '' ? request.dueOn : `again ${dayOf(opening.now)}`, personId },
  }));
  await tellTeam(trust, days, opening);
}

/**
 * One card of who has not sent to each person, for each day something is due by and all their schools: it is kept up to date, so whoever
 * had one today has what is due by another day on it already.
 */
async function tellTeam(
  trust: TrustWrites,
  days: readonly { readonly day: string; readonly personId: string }[],
  { now }: Opening,
): Promise<void> {
  if (days.length === 0) return;
  const today = (await trust.outbox.postsAbout('not-sent', NOT_SENT_REF)).filter(
    ({ createdAt }) => dayOf(createdAt) === dayOf(now),
  );
  const told = new Set(
    today.flatMap(({ audience }) => (audience.kind === 'person' ? [audience.personId] : [])),
  );
  for (const { day, personId } of days) {
    if (told.has(personId)) continue;
    told.add(personId);
    await trust.outbox.post(
      {
        key: `not sent ${day} ${personId}`,
        ...{ card: 'not-sent', subject: NOT_SENT_REF, audience: { kind: 'person', personId } },
        ...{ urgency: 'can-wait', dueAt: inSchoolTime(now) },
      },
      now,
    );
  }
}

const inSchoolTime = (now: string) => later(now, momentOf(dayOf(now), AT));

/** What no press has put on the record. */
const noted = (
  trust: TrustWrites,
  what: string,
  subject: string,
  now: string,
  after: Readonly<Record<string, unknown>>,
) =>
  trust.audit.append({
    ...{ at: now, actorId: actorId(SCHEDULE), entrance: SCHEDULE.entrance },
    ...{ verb: `to-send.${what}`, subject, after: { state: what, ...after } },
  });
