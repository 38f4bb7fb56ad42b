import { z } from 'zod/v4';
import type { Watch, Watching } from '#ports/calendar.ts';
import type { Clock } from '#ports/clock.ts';
import { failureOf, unreadable } from './failures.ts';
import { type AskGraph, type GraphAnswer, pathOf } from './graph-client.ts';
import type { Patience } from './patience.ts';
import { Moment } from './times.ts';

/** What every tenant grants for events, less an hour for clocks that differ; what it then gives is read back. */
const LONGEST_MS = (4230 - 60) * 60_000;

const Subscription = z.object({ id: z.string().min(1), expirationDateTime: Moment });

export interface WatchDeps {
  readonly ask: AskGraph;
  readonly clock: Clock;
}

export async function watch(
  { ask, clock }: WatchDeps,
  mailbox: string,
  watching: Watching,
  patience: Patience,
): Promise<Watch> {
  const body = {
    changeType: 'created,updated,deleted',
    notificationUrl: watching.notificationUrl,
    lifecycleNotificationUrl: watching.lifecycleUrl,
    resource: `/users/${mailbox}/events`,
    expirationDateTime: expiry(clock),
    clientState: watching.clientState,
    latestSupportedTlsVersion: 'v1_2',
  };
  // Sent twice it would be two, and every change would be told twice.
  const answer = await ask({ method: 'POST', path: '/subscriptions', body, isRepeatable: false }, patience);
  if (answer.status !== 201 && answer.status !== 200) throw failureOf(answer);
  return watchIn(answer);
}

/** Extends it, which also gives the authorisation Graph may have asked for. */
export async function renew(
  { ask, clock }: WatchDeps,
  subscriptionId: string,
  patience: Patience,
): Promise<Watch | 'gone'> {
  const path = pathOf('subscriptions', subscriptionId);
  const body = { expirationDateTime: expiry(clock) };
  const answer = await ask({ method: 'PATCH', path, body, isRepeatable: true }, patience);
  if (isGone(answer)) return 'gone';
  if (answer.status !== 200) throw failureOf(answer);
  return watchIn(answer);
}

export async function unwatch({ ask }: WatchDeps, subscriptionId: string, patience: Patience): Promise<void> {
  const path = pathOf('subscriptions', subscriptionId);
  const answer = await ask({ method: 'DELETE', path, isRepeatable: true }, patience);
  if (answer.status >= 300 && !isGone(answer)) throw failureOf(answer);
}

/** Graph's code for it differs; without one it is not Graph that answered. */
function isGone({ status, code }: GraphAnswer): boolean {
  return status === 404 && code !== null;
}

function watchIn({ body }: GraphAnswer): Watch {
  const read = Subscription.safeParse(body);
  if (!read.success) throw unreadable(new Error('A subscription cannot be read.'));
  return { subscriptionId: read.data.id, expiresAt: read.data.expirationDateTime };
}

function expiry(clock: Clock): string {
  return new Date(Date.parse(clock.now()) + LONGEST_MS).toISOString();
}
