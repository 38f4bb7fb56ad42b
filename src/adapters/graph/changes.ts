import { z } from 'zod/v4';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { CalendarChanges } from '#ports/calendar.ts';
import { WholeBatchFailed } from './batches.ts';
import { type BatchDeps, eachInTurn } from './each-in-turn.ts';
import { failureOf, isGone, unreadable } from './failures.ts';
import { type GraphAnswer, pathOf } from './graph-client.ts';
import type { Patience } from './patience.ts';
import { EVENT_QUERY, GraphEvent, readEvent, seenEvent } from './seen-event.ts';

const Removed = z.object({ id: z.string(), '@removed': z.object({}) });
const Page = z.object({
  value: z.array(z.unknown()),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
});

/** What our transaction ids begin with: Outlook gives its own events some too. */
const OURS = /^(?:visit|meeting|again)\b/;

const TOO_OLD = /^(?:syncStateNotFound|syncStateInvalid|resyncRequired)$/i;
const PAGE = 'odata.maxpagesize=50';

export interface Stretch {
  readonly from: IsoInstant;
  readonly until: IsoInstant;
}

/** Follows a delta of a stretch to its end, page by page. */
export async function readChanges(
  deps: BatchDeps,
  mailbox: string,
  stretch: Stretch,
  token: string | null,
  patience: Patience,
): Promise<CalendarChanges | 'expired'> {
  const seen = new Map<string, GraphEvent | null>();
  let query: Record<string, string> =
    token === null ? { startDateTime: stretch.from, endDateTime: stretch.until } : { $deltatoken: token };
  for (;;) {
    const asked = query;
    const answer = await deps.turns.take(mailbox, patience, () =>
      deps.ask(
        {
          method: 'GET',
          path: pathOf('users', mailbox, 'calendarView', 'delta'),
          query: asked,
          prefer: [PAGE],
          isRepeatable: true,
        },
        patience,
      ),
    );
    if (answer.status === 410 || (answer.code !== null && TOO_OLD.test(answer.code))) return 'expired';
    if (answer.status !== 200) throw failureOf(answer);
    const page = readPage(answer);
    for (const [id, event] of page.seen) seen.set(id, event);
    if (page.token !== null)
      return { ...(await withRecords(deps, mailbox, seen, patience)), token: page.token };
    query = page.next;
  }
}

interface ReadPage {
  /** By id: the event, or null where it was removed. Changed between two pages it is on both, and the later holds. */
  readonly seen: readonly (readonly [string, GraphEvent | null])[];
  readonly next: Record<string, string>;
  readonly token: string | null;
}

function readPage({ body }: GraphAnswer): ReadPage {
  const read = Page.safeParse(body);
  if (!read.success) throw unreadable(new Error('A page of changes cannot be read.'));
  const { value, '@odata.nextLink': next, '@odata.deltaLink': last } = read.data;
  // Only what the link asks for is followed, never where to: the token goes to no other host.
  const query = Object.fromEntries(new URL(next ?? last ?? '/', 'https://graph.invalid').searchParams);
  const token = next === undefined ? query.$deltatoken : null;
  if (token === undefined || Object.keys(query).length === 0)
    throw unreadable(new Error('A page of changes has no end.'));
  return { seen: value.flatMap(seenIn), next: query, token };
}

function seenIn(item: unknown): [string, GraphEvent | null][] {
  const removed = Removed.safeParse(item);
  if (removed.success) return [[removed.data.id, null]];
  if (!isSingle(item)) return [];
  // Most of what changes is none of ours, and what cannot be read surely is not: it must not hide the rest.
  const event = GraphEvent.safeParse(item).data;
  return event ? [[event.id, event]] : [];
}

/** Occurrences of a series, and the series itself, are somebody's own: ours are single. */
function isSingle(item: unknown): boolean {
  const { type } = z.object({ type: z.string().nullish() }).safeParse(item).data ?? {};
  return type == null || type === 'singleInstance';
}

/**
 * A delta cannot be made to show our record's name, so each event that may be ours is looked at again. Only one that
 * this mailbox organises can be, and only one that was made with a transactionId. One that is gone meanwhile counts as
 * removed.
 */
async function withRecords(
  deps: BatchDeps,
  mailbox: string,
  seen: ReadonlyMap<string, GraphEvent | null>,
  patience: Patience,
): Promise<Omit<CalendarChanges, 'token'>> {
  const events = [...seen.values()].filter(event => event !== null);
  const gone = new Set([...seen].filter(([, event]) => event === null).map(([id]) => id));
  const maybeOurs = events.filter(
    event => event.isOrganizer !== false && OURS.test(event.transactionId ?? ''),
  );
  const calls = maybeOurs.map(({ id }) => ({
    mailbox,
    call: {
      method: 'GET' as const,
      path: pathOf('users', mailbox, 'events', id),
      query: EVENT_QUERY,
      isRepeatable: true,
    },
  }));
  const read = new Map<string, GraphEvent>();
  const answers = await eachInTurn(deps, calls, patience);
  for (const [at, answer] of answers.entries()) {
    const id = maybeOurs[at]?.id ?? '';
    if (answer.status === 'rejected')
      throw answer.reason instanceof WholeBatchFailed ? answer.reason.failure : answer.reason;
    if (answer.value.status === 200) read.set(id, readEvent(answer.value.body));
    else if (isGone(answer.value)) gone.add(id);
    else throw failureOf(answer.value);
  }
  return {
    events: events.filter(({ id }) => !gone.has(id)).map(event => seenEvent(read.get(event.id) ?? event)),
    removedIds: [...gone],
  };
}
