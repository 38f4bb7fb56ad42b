import { z } from 'zod/v4';
import { isServiceUrl } from '#bot/service-url.ts';
import { SendFailed } from '#ports/messenger.ts';
import type { BotToken } from './bot-token.ts';
import { type Method, refusedWith, unansweredBecause } from './send-failures.ts';

/** Where a conversation is reached. */
interface Place {
  readonly serviceUrl: string;
  readonly conversationId: string;
}

/**
 * The calls of the Bot Connector we need. One call is one request: the SDK's own client repeats a POST up to four
 * times by itself, and a message has no idempotency key. (The one exception is fetch's own: after 421, which says that
 * nothing was done, it asks once more.) Every method throws `SendFailed` and nothing else.
 */
export interface ConnectorClient {
  /** Posts an activity and returns its id. */
  send(at: Place, activity: object): Promise<string>;
  /** Replaces an activity of ours; may be repeated. */
  update(at: Place, activityId: string, activity: object): Promise<void>;
  /** Takes an activity of ours away; may be repeated. One that is gone already is a success. */
  delete(at: Place, activityId: string): Promise<void>;
  /** Opens a conversation, such as a personal chat, and returns its id. */
  createConversation(serviceUrl: string, parameters: object): Promise<string>;
  /** One member; `null` when the conversation has no such member. */
  member(at: Place, memberId: string): Promise<Member | null>;
}

const Member = z.object({
  id: z.string(),
  userPrincipalName: z.string().nullish(),
  email: z.string().nullish(),
});
type Member = z.infer<typeof Member>;

const Created = z.object({ id: z.string().min(1) });
const Fault = z.object({ error: z.object({ code: z.string().regex(/^\w{1,60}$/) }) });

/** The answers are an id or a member; a longer one is not from Teams. */
const LONGEST_ANSWER = 64 * 1024;

/** `timeoutMs` bounds a whole call, from looking up the name to the last byte of the answer. */
export function connectorClient(options: { token: BotToken; timeoutMs?: number }): ConnectorClient {
  const { token, timeoutMs = 15_000 } = options;

  async function call(method: Method, serviceUrl: string, ids: string[], body?: object): Promise<unknown> {
    const url = addressOf(serviceUrl, ids);
    const bearer = await token.current();
    let response: Response;
    let text: string | null;
    try {
      response = await fetch(url, {
        method,
        headers: {
          accept: 'application/json',
          ...(body && { 'content-type': 'application/json' }),
          ...(bearer && { authorization: `Bearer ${bearer}` }),
        },
        ...(body && { body: JSON.stringify(body) }),
        // A redirect would carry the bot's token wherever it points.
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
      text = await bounded(response);
    } catch (error) {
      throw unansweredBecause(method, error);
    }
    const answer = parsed(text);
    if (response.ok) return answer;
    if (response.status === 401 && bearer) token.drop(bearer);
    throw refusedWith(method, response, Fault.safeParse(answer).data?.error.code ?? null);
  }

  async function create(serviceUrl: string, ids: string[], body: object): Promise<string> {
    const created = Created.safeParse(await call('POST', serviceUrl, ids, body));
    if (created.success) return created.data.id;
    // Accepted, but without an id it can never be updated; sending it again would show it twice.
    throw new SendFailed('Teams accepted a POST without saying its id.', { arrived: 'unknown' });
  }

  return {
    send: (at, activity) => create(at.serviceUrl, [at.conversationId, 'activities'], activity),
    async update(at, activityId, activity) {
      await call('PUT', at.serviceUrl, [at.conversationId, 'activities', activityId], activity);
    },
    async delete(at, activityId) {
      await nullIfGone(call('DELETE', at.serviceUrl, [at.conversationId, 'activities', activityId]));
    },
    createConversation: (serviceUrl, parameters) => create(serviceUrl, [], parameters),
    async member(at, memberId) {
      const answer = await nullIfGone(call('GET', at.serviceUrl, [at.conversationId, 'members', memberId]));
      return Member.safeParse(answer).data ?? null;
    },
  };
}

/** Conversation ids hold colons, at-signs and semicolons; a dot segment would climb out of the path. */
function addressOf(serviceUrl: string, ids: string[]): string {
  if (!isServiceUrl(serviceUrl) || ids.some(id => ['', '.', '..'].includes(id))) {
    throw new SendFailed('The conversation has no address a message can go to.', { arrived: 'never' });
  }
  const path = ids.map(id => `/${encodeURIComponent(id.toWellFormed())}`).join('');
  return `${serviceUrl.replace(/\/+$/, '')}/v3/conversations${path}`;
}

async function nullIfGone(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof SendFailed && error.status === 404) return null;
    throw error;
  }
}

/** The answer's text, `null` when it is too long to be one; leaving the loop cancels the rest. */
async function bounded(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > LONGEST_ANSWER) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string | null): unknown {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
