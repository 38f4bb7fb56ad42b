import type { CalendarRefused, CalendarUnavailable, NewEvent, SeenEvent } from '#ports/calendar.ts';
import { WholeBatchFailed } from './batches.ts';
import { type BatchDeps, eachInTurn } from './each-in-turn.ts';
import { newEventJson } from './event-json.ts';
import { asCalendarFailure, failureOf } from './failures.ts';
import { type GraphAnswer, type GraphCall, pathOf } from './graph-client.ts';
import type { Patience } from './patience.ts';
import { readEvent, seenEvent } from './seen-event.ts';

/** Graph's word that an event with this transactionId was made before; it usually answers with the event instead. */
const MADE_BEFORE = 409;

/** Finds the event that was made before with this transactionId; null when there is none. */
export type FindMade = (event: NewEvent, patience: Patience) => Promise<SeenEvent | null>;

/** The transactionId makes it repeatable: the same again makes no second event. */
export function creation(event: NewEvent): GraphCall {
  return {
    method: 'POST',
    path: pathOf('users', event.mailbox, 'events'),
    body: newEventJson(event),
    isRepeatable: true,
  };
}

/** The event of an answer to its creation. */
export async function madeEvent(
  event: NewEvent,
  answer: GraphAnswer,
  { findMade, patience }: { findMade: FindMade; patience: Patience },
): Promise<SeenEvent> {
  if (answer.status === 200 || answer.status === 201)
    return seenEvent(readEvent(answer.body), event.draft.record);
  const made = answer.status === MADE_BEFORE ? await findMade(event, patience) : null;
  if (made) return made;
  throw failureOf(answer);
}

/** Many events, each with its own fate. Throws only when no item of any batch was answered. */
export async function createEvents(
  deps: BatchDeps & { readonly findMade: FindMade },
  events: readonly NewEvent[],
  patience: Patience,
): Promise<(SeenEvent | CalendarRefused | CalendarUnavailable)[]> {
  const calls = events.map(event => ({ mailbox: event.mailbox, call: creation(event) }));
  const answers = await eachInTurn(deps, calls, patience);
  const whole = answers.map(answer =>
    answer.status === 'rejected' && answer.reason instanceof WholeBatchFailed ? answer.reason.failure : null,
  );
  const [first] = whole;
  if (first && whole.every(failure => failure !== null)) throw first;
  return Promise.all(
    events.map(async (event, at) => {
      const failure = whole[at];
      if (failure) return failure;
      const answer = answers[at];
      try {
        if (answer?.status !== 'fulfilled') throw answer?.reason;
        return await madeEvent(event, answer.value, { findMade: deps.findMade, patience });
      } catch (error) {
        return asCalendarFailure(error);
      }
    }),
  );
}
