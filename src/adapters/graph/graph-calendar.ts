import { z } from 'zod/v4';
import type { Calendar, NewEvent, SeenEvent } from '#ports/calendar.ts';
import type { Clock } from '#ports/clock.ts';
import { askAvailability } from './ask-availability.ts';
import { cancelEvent, updateEvent } from './change-event.ts';
import { readChanges } from './changes.ts';
import { createEvents, creation, type FindMade, madeEvent } from './create-events.ts';
import { RECORD_PROPERTY } from './event-json.ts';
import { asCalendarFailure, failureOf, isGone, unreadable } from './failures.ts';
import { type AskGraph, type AskInTurn, pathOf } from './graph-client.ts';
import { MailboxTurns } from './mailbox-turns.ts';
import { type Patience, patienceOf, type Timing } from './patience.ts';
import { EVENT_QUERY, GraphEvent, readEvent, seenEvent } from './seen-event.ts';
import { renew, unwatch, watch } from './watches.ts';

/** Half a minute, with a little left for whoever measures it. */
const CALL_MS = 28_000;
/** A person is waiting. */
const AVAILABILITY_MS = 4_000;

export interface CalendarDeps {
  readonly ask: AskGraph;
  readonly timing: Timing;
  readonly clock: Clock;
  /** How long a call may take; 28 s. */
  readonly callWithinMs?: number;
}

/** The calendars of one tenant, by Microsoft Graph. */
export function graphCalendar({ ask, timing, clock, callWithinMs = CALL_MS }: CalendarDeps): Calendar {
  const turns = new MailboxTurns();
  const askInTurn: AskInTurn = (mailbox, call, patience) =>
    turns.take(mailbox, patience, () => ask(call, patience));

  /**
   * Nothing but the two errors of the port leaves. Whatever waits below ends with the patience, each by itself, so that
   * of many events those that were made are still told.
   */
  async function bounded<T>(work: (patience: Patience) => Promise<T>, withinMs = callWithinMs): Promise<T> {
    const patience = patienceOf(withinMs, timing);
    try {
      return await work(patience);
    } catch (error) {
      throw asCalendarFailure(error);
    }
  }

  const findMade: FindMade = async ({ mailbox, draft, transactionId }, patience) => {
    const found = await eventsOf(askInTurn, mailbox, draft.record, patience);
    const made = found.find(event => event.transactionId === transactionId);
    return made ? seenEvent(made, draft.record) : null;
  };
  const batch = { ask, turns, timing };

  return {
    availability: asked =>
      bounded(patience => askAvailability(askInTurn, asked, patience), asked.withinMs ?? AVAILABILITY_MS),
    create: event => bounded(patience => create(event, patience)),
    createAll: events => bounded(patience => createEvents({ ...batch, findMade }, events, patience)),
    update: (mailbox, eventId, draft) =>
      bounded(patience => updateEvent(askInTurn, { mailbox, eventId }, draft, patience)),
    cancel: (mailbox, eventId, comment) =>
      bounded(patience => cancelEvent(askInTurn, { mailbox, eventId }, comment, patience)),
    find: (mailbox, eventId) => bounded(patience => find(mailbox, eventId, patience)),
    byRecord: (mailbox, record) =>
      bounded(async patience => {
        const found = await eventsOf(askInTurn, mailbox, record, patience);
        return found.filter(({ isCancelled }) => !isCancelled).map(event => seenEvent(event, record));
      }),
    changes: (mailbox, stretch, token) =>
      bounded(patience => readChanges(batch, mailbox, stretch, token, patience)),
    watch: (mailbox, watching) => bounded(patience => watch({ ask, clock }, mailbox, watching, patience)),
    renew: subscriptionId => bounded(patience => renew({ ask, clock }, subscriptionId, patience)),
    unwatch: subscriptionId => bounded(patience => unwatch({ ask, clock }, subscriptionId, patience)),
  };

  async function create(event: NewEvent, patience: Patience): Promise<SeenEvent> {
    const answer = await askInTurn(event.mailbox, creation(event), patience);
    return madeEvent(event, answer, { findMade, patience });
  }

  async function find(mailbox: string, eventId: string, patience: Patience): Promise<SeenEvent | null> {
    const path = pathOf('users', mailbox, 'events', eventId);
    const answer = await askInTurn(
      mailbox,
      { method: 'GET', path, query: EVENT_QUERY, isRepeatable: true },
      patience,
    );
    if (isGone(answer)) return null;
    if (answer.status !== 200) throw failureOf(answer);
    return seenEvent(readEvent(answer.body));
  }
}

const Page = z.object({ value: z.array(GraphEvent), '@odata.nextLink': z.string().optional() });

/** The events that carry our record's name, cancelled ones too. */
async function eventsOf(
  ask: AskInTurn,
  mailbox: string,
  record: string,
  patience: Patience,
): Promise<GraphEvent[]> {
  const path = pathOf('users', mailbox, 'events');
  const value = record.replaceAll("'", "''");
  const $filter = `singleValueExtendedProperties/Any(ep: ep/id eq '${RECORD_PROPERTY}' and ep/value eq '${value}')`;
  let query: Record<string, string> = { $filter, ...EVENT_QUERY };
  const found: GraphEvent[] = [];
  for (;;) {
    const answer = await ask(mailbox, { method: 'GET', path, query, isRepeatable: true }, patience);
    if (answer.status !== 200) throw failureOf(answer);
    const read = Page.safeParse(answer.body);
    if (!read.success) throw unreadable(new Error('A page of events cannot be read.'));
    found.push(...read.data.value);
    const next = read.data['@odata.nextLink'];
    if (next === undefined) return found;
    query = Object.fromEntries(new URL(next, 'https://graph.invalid').searchParams);
  }
}
