import { z } from 'zod/v4';
import type { GraphRequest } from './faults.ts';
import { badRequest } from './graph-error.ts';
import type { Answer } from './routes.ts';

const MOST = 20;

const Batch = z.strictObject({
  requests: z
    .array(
      z.strictObject({
        id: z.string(),
        method: z.enum(['GET', 'POST', 'PATCH', 'DELETE']),
        url: z.string(),
        headers: z.record(z.string(), z.string()).default({}),
        body: z.unknown(),
      }),
    )
    .min(1),
});

/** The items of POST /$batch, each under its id. Throws Graph's 400. */
export function readBatch(body: unknown): { id: string; request: GraphRequest }[] {
  const read = Batch.safeParse(body);
  if (!read.success) throw badRequest('Invalid batch payload format.', 'BadRequest');
  const { requests } = read.data;
  if (requests.length > MOST)
    throw badRequest(
      `Number of batch request steps exceeds the maximum value of ${MOST}.`,
      'MaximumValueExceeded',
    );
  if (new Set(requests.map(({ id }) => id)).size < requests.length)
    throw badRequest('Request ids have to be unique.', 'BadRequest');
  return requests.map(({ id, method, url, headers, body: content }) => {
    if (content !== undefined && !('content-type' in lowered(headers)))
      throw badRequest('An item with a body needs Content-Type.', 'BadRequest');
    const { path, query } = readAddress(url);
    return { id, request: { method, path, query, headers: lowered(headers), body: content, inBatch: true } };
  });
}

export function batchJson(answers: readonly { id: string; answer: Answer }[]): object {
  return {
    responses: answers.map(({ id, answer: { status, headers = {}, body } }) => ({
      id,
      status,
      headers: { ...(body && { 'Content-Type': 'application/json' }), ...titled(headers) },
      ...(body && { body }),
    })),
  };
}

/** "/users/a%40b/events?$top=1" in its parts. */
export function readAddress(url: string): { path: string[]; query: URLSearchParams } {
  const { pathname, searchParams } = new URL(url, 'http://graph.invalid');
  return {
    path: pathname
      .split('/')
      .filter(Boolean)
      .map(part => decodeURIComponent(part)),
    query: searchParams,
  };
}

function lowered(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** Batch answers carry "Retry-After", not "retry-after". */
function titled(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.replaceAll(/(^|-)[a-z]/g, c => c.toUpperCase()),
      value,
    ]),
  );
}
