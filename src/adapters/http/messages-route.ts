import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { ActivityEnvelope, tenantOf } from '#bot/activity.ts';
import { isServiceUrl } from '#bot/service-url.ts';
import { tame } from './json-limits.ts';
import { refuse } from './refuse.ts';
import { asRequest } from './request-id.ts';
import { misfit, type Refusal, type TokenCheck, type VerifiedToken } from './token-check.ts';

declare module 'fastify' {
  interface FastifyRequest {
    verifiedToken: VerifiedToken | null;
    /** For the log: what kind of activity it was, and why it was refused. */
    activityType: string | null;
    refusedFor: string | null;
  }
}

interface ActivityAnswer {
  readonly status: number;
  readonly body?: unknown;
}

export interface MessagesOptions {
  /** `null` only in the demo: nothing is authenticated, so only service URLs on this machine are accepted. */
  readonly tokenCheck: TokenCheck | null;
  /** The tenant id is in lower case. */
  readonly isTenantAllowed: (tenantId: string) => Promise<boolean>;
  /** Answers bad input itself; what it throws is a fault of ours and becomes a 500. */
  readonly onActivity: (activity: ActivityEnvelope) => Promise<ActivityAnswer>;
}

/** The types the Bot Framework defines; any other is logged as "other", since the word is the sender's. */
const TYPES = new Set(
  [
    'message',
    'messageUpdate',
    'messageDelete',
    'messageReaction',
    'invoke',
    'event',
    'typing',
    'endOfConversation',
  ].concat(['conversationUpdate', 'installationUpdate', 'contactRelationUpdate', 'command', 'commandResult']),
);

/**
 * POST /api/messages, the way in: token, then body, then the token against the body, then the tenant. Nothing behind
 * is called before all of it holds.
 */
export function messagesRoute(options: MessagesOptions): FastifyPluginAsync {
  const { tokenCheck, isTenantAllowed, onActivity } = options;

  /** Runs before the body is read, so a stranger cannot make us parse anything. */
  async function authenticate(
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply | undefined> {
    if (!tokenCheck) return undefined;
    const verdict = await tokenCheck.verify(request.headers.authorization);
    if (verdict.kind === 'refused') return unauthorised(request, reply, verdict.why);
    if (verdict.kind === 'no-keys') {
      request.refusedFor = 'no-keys';
      reply.header('retry-after', '5');
      return refuse(reply, 503, 'unavailable', 'The signing keys cannot be read at the moment.');
    }
    request.verifiedToken = verdict.token;
    return undefined;
  }

  async function receive(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const fault = tame(request.body);
    const read = ActivityEnvelope.safeParse(request.body);
    if (fault || !read.success) {
      const field = read.error?.issues[0]?.path[0];
      return invalid(request, reply, fault ?? `field:${String(field ?? 'body')}`);
    }
    const activity = read.data;
    request.activityType = TYPES.has(activity.type) ? activity.type : 'other';

    if (!isServiceUrl(activity.serviceUrl, { loopbackOnly: !tokenCheck })) {
      return invalid(request, reply, 'field:serviceUrl');
    }
    if (tokenCheck) {
      const why = request.verifiedToken ? misfit(request.verifiedToken, activity) : 'missing';
      if (why) return unauthorised(request, reply, why);
    }
    const tenantId = tenantOf(activity);
    if (tenantId === null || !(await isTenantAllowed(tenantId))) {
      request.refusedFor = 'tenant';
      return refuse(reply, 403, 'forbidden', 'This bot does not serve that organisation.');
    }
    const answer = await asRequest(request.id, () => onActivity(activity));
    return reply.code(answer.status).send(answer.body);
  }

  return async app => {
    app.decorateRequest('verifiedToken', null);
    app.post('/api/messages', { onRequest: authenticate }, receive);
  };
}

function invalid(request: FastifyRequest, reply: FastifyReply, why: string): FastifyReply {
  request.refusedFor = why;
  return refuse(reply, 400, 'bad-activity', 'This is not an activity this bot can read.');
}

/** One answer for every fault of a token: what exactly was wrong is for the log only. */
function unauthorised(request: FastifyRequest, reply: FastifyReply, why: Refusal): FastifyReply {
  request.refusedFor = `token:${why}`;
  reply.header('www-authenticate', why === 'missing' ? 'Bearer' : 'Bearer error="invalid_token"');
  return refuse(reply, 401, 'unauthorised', 'The request is not authenticated.');
}
