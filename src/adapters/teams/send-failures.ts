import { SendFailed } from '#ports/messenger.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** An hour: whatever a server says, later than that is for the next run. */
const LONGEST_WAIT_SECONDS = 3600;

/**
 * What an answer other than 2xx says about the message.
 * - 429 throttled, 412 precondition (Teams asks for these to be sent again): not done, 'no'.
 * - 401: our own token was not accepted, an expired secret say; nothing was done and it may be mended, so 'no'.
 * - 408 and 5xx: a gateway gave up, and what is behind it may have gone on. A POST takes no idempotency key, so
 *   'unknown'; the others may be repeated, so 'no'.
 * - Every other 4xx (403 blocked, 404 and 410 gone, 413 too large) and a redirect: will be the same again, 'never'.
 */
export function refusedWith(method: Method, response: Response, code: string | null): SendFailed {
  const { status } = response;
  const gateway = status === 408 || status >= 500;
  const arrived = gateway ? afterHandingOver(method) : [401, 412, 429].includes(status) ? 'no' : 'never';
  const retryAfterSeconds = retryAfter(response.headers);
  return new SendFailed(`Teams answered ${status}${code ? ` ${code}` : ''} to a ${method}.`, {
    arrived,
    status,
    ...(retryAfterSeconds !== null && { retryAfterSeconds }),
  });
}

/**
 * What a request without an answer says. Never connected: 'no'. Anything later (a reset, a time-out, an answer that
 * broke off): the request may have been read, so a POST is 'unknown'.
 */
export function unansweredBecause(method: Method, error: unknown): SendFailed {
  const code = codeOf(error);
  const arrived = neverConnected(error) ? 'no' : afterHandingOver(method);
  return new SendFailed(`Teams did not answer a ${method}: ${code ?? nameOf(error)}.`, { arrived });
}

/** A POST may have been carried out; a PUT, DELETE or GET may be repeated, so it counts as not done. */
function afterHandingOver(method: Method): 'unknown' | 'no' {
  return method === 'POST' ? 'unknown' : 'no';
}

/** `Retry-After` in whole seconds, or its date measured by the server's own clock, so that ours does not matter. */
function retryAfter(headers: Headers): number | null {
  const given = headers.get('retry-after')?.trim() ?? '';
  const seconds = /^\d+$/.test(given)
    ? Number(given)
    : Math.ceil((httpDate(given) - httpDate(headers.get('date') ?? '')) / 1000);
  return Number.isNaN(seconds) ? null : Math.min(Math.max(seconds, 0), LONGEST_WAIT_SECONDS);
}

/** Milliseconds, or NaN: Date.parse alone would take "-5" for a year. */
function httpDate(text: string): number {
  return text.endsWith(' GMT') ? Date.parse(text) : Number.NaN;
}

/** Failures of looking up, connecting and agreeing on TLS: no byte of the request has left. */
const BEFORE_SENDING = new Set(
  ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']
    .concat([
      'CERT_HAS_EXPIRED',
      'CERT_NOT_YET_VALID',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'SELF_SIGNED_CERT_IN_CHAIN',
    ])
    .concat([
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'ERR_TLS_CERT_ALTNAME_INVALID',
    ])
    .concat(['ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION']),
);

function neverConnected(error: unknown): boolean {
  const cause = causeOf(error);
  if (cause instanceof AggregateError) return cause.errors.length > 0 && cause.errors.every(neverConnected);
  if (typeof cause === 'object' && cause !== null && 'syscall' in cause && cause.syscall === 'connect')
    return true;
  const code = codeOf(cause);
  return code !== null && BEFORE_SENDING.has(code);
}

/** fetch wraps what happened in a TypeError that says only "fetch failed". */
function causeOf(error: unknown): unknown {
  return error instanceof TypeError && error.cause !== undefined ? error.cause : error;
}

function codeOf(error: unknown): string | null {
  const cause = causeOf(error);
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : null;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
