import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod/v4';
import { tame } from './json-limits.ts';
import { describeError } from './pino-log.ts';
import { refuse } from './refuse.ts';

/** Somebody changed something in a mailbox that is watched: a hint to look, never what it now says. */
export interface CalendarNotification {
  readonly subscriptionId: string;
  /** What was said in secret when it was subscribed to; whoever receives this compares it, item by item. */
  readonly clientState: string | null;
  readonly eventId: string | null;
  readonly changeType: 'created' | 'updated' | 'deleted';
}

/** Graph says something of a subscription itself. */
export interface CalendarLifecycle {
  readonly subscriptionId: string;
  readonly clientState: string | null;
  readonly lifecycleEvent: 'missed' | 'subscriptionRemoved' | 'reauthorizationRequired';
}

/** Both must return within a second or two, having only noted what to look at: Graph drops those who are slow. */
export interface CalendarEntrance {
  onNotifications(items: readonly CalendarNotification[]): Promise<void>;
  onLifecycle(items: readonly CalendarLifecycle[]): Promise<void>;
}

/** Graph's tokens have some 200 characters. */
const LONGEST_TOKEN = 2048;
/** Graph sends many notifications at once, each about 1 KB. */
const BODY_LIMIT = 1024 * 1024;

const Handshake = z.object({ validationToken: z.string().min(1).max(LONGEST_TOKEN) });
const Envelope = z.object({ value: z.array(z.unknown()) });
const subscription = {
  subscriptionId: z.string().min(1).max(128),
  clientState: z.string().max(256).nullish(),
};
const Notification = z
  .object({
    ...subscription,
    changeType: z.enum(['created', 'updated', 'deleted']),
    resource: z.string().max(2048).nullish(),
    resourceData: z.object({ id: z.string().min(1).max(1024).nullish() }).nullish(),
  })
  .transform(
    ({ subscriptionId, clientState, changeType, resource, resourceData }): CalendarNotification => ({
      subscriptionId,
      clientState: clientState ?? null,
      eventId: resourceData?.id ?? /\/events\/([^/]+)$/i.exec(resource ?? '')?.[1] ?? null,
      changeType,
    }),
  );
const Lifecycle = z
  .object({
    ...subscription,
    lifecycleEvent: z.enum(['missed', 'subscriptionRemoved', 'reauthorizationRequired']),
  })
  .transform((item): CalendarLifecycle => ({ ...item, clientState: item.clientState ?? null }));

/**
 * POST /api/graph/notifications and /api/graph/lifecycle, where Microsoft Graph tells of changes. Nothing here is
 * signed: 202 says only that it could be read, whoever sent it, and `clientState` is for the receiver to judge. An item
 * that cannot be read is left out; a body that cannot is 400; 503 where the receiver failed, and Graph sends it again.
 */
export function calendarRoutes(entrance: CalendarEntrance): FastifyPluginAsync {
  return async app => {
    // The handshake comes as text without a text. Only here, and what it brings is never read.
    app.addContentTypeParser('text/plain', { parseAs: 'string', bodyLimit: 1024 }, async () => undefined);
    app.post(
      '/api/graph/notifications',
      { bodyLimit: BODY_LIMIT },
      receiveWith(Notification, items => entrance.onNotifications(items)),
    );
    app.post(
      '/api/graph/lifecycle',
      { bodyLimit: BODY_LIMIT },
      receiveWith(Lifecycle, items => entrance.onLifecycle(items)),
    );
  };
}

function receiveWith<Item>(schema: z.ZodType<Item>, hand: (items: readonly Item[]) => Promise<void>) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    if (asksForHandshake(request.query)) return shakeHands(request, reply);
    const read = Envelope.safeParse(request.body);
    if (tame(request.body) !== null || !read.success) {
      request.refusedFor = 'notification';
      return refuse(reply, 400, 'bad-request', 'The notifications could not be read.');
    }
    const items = read.data.value.flatMap(item => schema.safeParse(item).data ?? []);
    const leftOut = read.data.value.length - items.length;
    if (leftOut > 0) request.log.warn({ leftOut }, 'notifications that cannot be read were left out');
    try {
      if (items.length > 0) await hand(items);
    } catch (error) {
      request.log.error(describeError(error), 'notifications could not be taken in');
      reply.header('retry-after', '5');
      return refuse(reply, 503, 'unavailable', 'The notifications cannot be taken in now.');
    }
    return reply.code(202).send();
  };
}

function asksForHandshake(query: unknown): boolean {
  return typeof query === 'object' && query !== null && 'validationToken' in query;
}

/** Gives the token back as it came: as text, so that no browser takes it for a page. */
function shakeHands(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const read = Handshake.safeParse(request.query);
  if (!read.success) {
    request.refusedFor = 'handshake';
    return refuse(reply, 400, 'bad-request', 'The validation token could not be read.');
  }
  return reply
    .code(200)
    .header('x-content-type-options', 'nosniff')
    .type('text/plain; charset=utf-8')
    .send(read.data.validationToken);
}
