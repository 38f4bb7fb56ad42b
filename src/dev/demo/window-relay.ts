import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod/v4';

/** One conversation of a window, as the bot is to know it since the window last opened it. */
export interface Opening {
  readonly conversationId: string;
  readonly serviceUrl: string;
}

export interface RelayOptions {
  readonly botUrl: string;
  /** The ports of the Playgrounds by the key of whose they are. */
  readonly ports: ReadonlyMap<string, number>;
  /**
   * The window was loaded again, or opened this conversation again: it shows nothing of what it showed there. Set aside,
   * each is a new place when it is remembered next.
   */
  readonly onForgotten: (before: readonly Opening[]) => Promise<void>;
}

const Activity = z.looseObject({
  type: z.string(),
  action: z.string().optional(),
  conversation: z.looseObject({ id: z.string(), conversationType: z.string().optional() }),
});
const PATH = '/demo/windows';

/** Where the Playground of `key` sends its activities. */
export const endpointOf = (botUrl: string, key: string) => `${botUrl}${PATH}/${key}/messages`;

/** Whether a service URL was this relay's, in this run or an earlier one. */
export const isRelayed = (serviceUrl: string) => new URL(serviceUrl).pathname.startsWith(`${PATH}/`);

/**
 * Stands between the Playgrounds and the bot. A Playground's page forgets all it showed when it is loaded again, and
 * says so only by announcing its conversations again, as Teams does not. To the bot that is the same conversation,
 * which has its cards already. So the one before is set aside, and each opening gets a service URL of its own, so that
 * nothing on its way to the one before appears in it: to the bot it is a new place, and what was posted is posted there.
 *
 * The personal chat is announced when the page is loaded, a channel when it is first looked at. Between the two the page
 * would keep what is posted to the channel, and get it once more when it is looked at: so a page that is loaded closes
 * all its conversations.
 */
export function windowRelay({ botUrl, ports, onForgotten }: RelayOptions): FastifyPluginAsync {
  const run = Date.now().toString(36);
  /** By the key of whose window it is, then by conversation. */
  const windows = new Map([...ports.keys()].map(key => [key, new Map<string, Opening>()]));
  let count = 0;

  async function openingOf(key: string, activity: z.infer<typeof Activity>): Promise<Opening> {
    // A thread of a channel is part of its channel.
    const conversationId = activity.conversation.id.replace(/;messageid=.*$/, '');
    const openings = windows.get(key) ?? new Map<string, Opening>();
    const known = openings.get(conversationId);
    const announced = activity.type === 'installationUpdate' && activity.action !== 'remove';
    if (known && !announced) return known;
    count += 1;
    const opening = { conversationId, serviceUrl: `${botUrl}${PATH}/${key}/${run}-${count}` };
    const isLoaded = announced && activity.conversation.conversationType === 'personal';
    const before = isLoaded ? [...openings.values()] : known ? [known] : [];
    for (const each of before) openings.delete(each.conversationId);
    openings.set(conversationId, opening);
    if (before.length > 0) await onForgotten(before);
    return opening;
  }

  return async app => {
    app.post<{ Params: { key: string } }>(`${PATH}/:key/messages`, async (request, reply) => {
      const activity = Activity.safeParse(request.body);
      if (!activity.success || !ports.has(request.params.key)) return reply.code(400).send();
      const { serviceUrl } = await openingOf(request.params.key, activity.data);
      const payload = { ...activity.data, serviceUrl };
      const answer = await app.inject({ method: 'POST', url: '/api/messages', payload });
      const type = answer.headers['content-type'];
      if (type) reply.type(String(type));
      return reply.code(answer.statusCode).send(answer.body);
    });

    app.all<{ Params: { key: string; opening: string } }>(`${PATH}/:key/:opening/*`, (request, reply) => {
      const { key, opening } = request.params;
      const port = ports.get(key);
      const openings = [...(windows.get(key)?.values() ?? [])];
      const current = openings.some(each => each.serviceUrl.endsWith(`/${key}/${opening}`));
      // What a window shows no longer cannot be changed either: 404, as Teams answers for what is gone.
      if (!port || !current) return gone(reply);
      const path = request.url.slice(`${PATH}/${key}/${opening}`.length);
      return forward(request, reply, `http://127.0.0.1:${port}/_connector${path}`);
    });
  };
}

async function forward(request: FastifyRequest, reply: FastifyReply, url: string): Promise<FastifyReply> {
  const body = request.body === undefined || request.body === null ? undefined : JSON.stringify(request.body);
  const answer = await fetch(url, {
    method: request.method,
    ...(body && { body, headers: { 'content-type': 'application/json' } }),
  }).catch(() => null);
  if (!answer) return gone(reply);
  const type = answer.headers.get('content-type');
  if (type) reply.type(type);
  return reply.code(answer.status).send(await answer.text());
}

function gone(reply: FastifyReply): FastifyReply {
  return reply.code(404).send({ error: { code: 'ConversationNotFound', message: 'This window is gone.' } });
}
