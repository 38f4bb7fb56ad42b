import { z } from 'zod/v4';
import type { EventDraft, SeenEvent } from '#ports/calendar.ts';
import { bodyAbove, eventJson } from './event-json.ts';
import { failureOf, isGone } from './failures.ts';
import { type AskInTurn, pathOf } from './graph-client.ts';
import type { Patience } from './patience.ts';
import { readEvent, seenEvent } from './seen-event.ts';

interface EventPlace {
  readonly mailbox: string;
  readonly eventId: string;
}

const pathTo = ({ mailbox, eventId }: EventPlace, ...more: readonly string[]) =>
  pathOf('users', mailbox, 'events', eventId, ...more);

/** Brings an event to say what the draft says; the same again changes nothing more. */
export async function updateEvent(
  ask: AskInTurn,
  place: EventPlace,
  draft: EventDraft,
  patience: Patience,
): Promise<SeenEvent | 'gone'> {
  const body = draft.isOnline ? await bodyForTeams(ask, place, draft, patience) : undefined;
  if (body === 'gone') return 'gone';
  const answer = await ask(
    place.mailbox,
    { method: 'PATCH', path: pathTo(place), body: eventJson(draft, body), isRepeatable: true },
    patience,
  );
  if (isGone(answer)) return 'gone';
  if (answer.status !== 200) throw failureOf(answer);
  return seenEvent(readEvent(answer.body), draft.record);
}

const Body = z.object({ body: z.object({ content: z.string() }).nullish() });

async function bodyForTeams(
  ask: AskInTurn,
  place: EventPlace,
  draft: EventDraft,
  patience: Patience,
): Promise<object | 'gone' | undefined> {
  const query = { $select: 'body' };
  const call = { method: 'GET', path: pathTo(place), query, isRepeatable: true } as const;
  const answer = await ask(place.mailbox, call, patience);
  if (isGone(answer)) return 'gone';
  if (answer.status !== 200) throw failureOf(answer);
  const html = Body.safeParse(answer.body).data?.body?.content;
  return html === undefined ? undefined : bodyAbove(html, draft);
}

/** Calls an event off. Done already, it is gone, so that doing it again is no fault. */
export async function cancelEvent(
  ask: AskInTurn,
  place: EventPlace,
  comment: string,
  patience: Patience,
): Promise<void> {
  const answer = await ask(
    place.mailbox,
    { method: 'POST', path: pathTo(place, 'cancel'), body: { Comment: comment }, isRepeatable: true },
    patience,
  );
  if (answer.status < 300 || isGone(answer)) return;
  if (answer.status === 400 && (await isNoMeeting(ask, place, patience)))
    await deleteEvent(ask, place, patience);
  else throw failureOf(answer);
}

const Alone = z.object({ isOrganizer: z.literal(true), attendees: z.array(z.unknown()).max(0) });

/** With nobody invited there is no meeting to cancel, and Graph refuses to. */
async function isNoMeeting(ask: AskInTurn, place: EventPlace, patience: Patience): Promise<boolean> {
  const query = { $select: 'isOrganizer,attendees' };
  const call = { method: 'GET', path: pathTo(place), query, isRepeatable: true } as const;
  const answer = await ask(place.mailbox, call, patience);
  return answer.status === 200 && Alone.safeParse(answer.body).success;
}

async function deleteEvent(ask: AskInTurn, place: EventPlace, patience: Patience): Promise<void> {
  const call = { method: 'DELETE', path: pathTo(place), isRepeatable: true } as const;
  const answer = await ask(place.mailbox, call, patience);
  if (answer.status >= 300 && !isGone(answer)) throw failureOf(answer);
}
