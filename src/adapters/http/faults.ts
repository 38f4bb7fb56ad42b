import type { FastifyReply, FastifyRequest } from 'fastify';
import { describeError } from './pino-log.ts';
import { refuse } from './refuse.ts';

const SENTENCES: Readonly<Record<number, string>> = {
  400: 'The request could not be read.',
  413: 'The request is larger than 256 KB.',
  415: 'Send application/json.',
};

/**
 * Whatever was thrown on the way. Fastify's own 4xx are answered in our words, because JSON.parse quotes what it was
 * given; everything else is logged without its message and answered without details.
 */
export function answerFault(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = faultOfTheCaller(error);
  if (status !== null) {
    return refuse(reply, status, 'bad-request', SENTENCES[status] ?? 'The request was refused.');
  }
  request.log.error(describeError(error), 'a request failed unexpectedly');
  return refuse(reply, 500, 'failed', 'Something went wrong here. It has been logged.');
}

/**
 * The 4xx of an error that is the caller's: Fastify's own, or a body that broke off. Vendors put a `statusCode` on
 * their errors too, and what Teams answered to us is no answer to the caller.
 */
export function faultOfTheCaller(error: unknown): number | null {
  if (!(error instanceof Error) || !('statusCode' in error) || !('code' in error)) return null;
  const theirs = String(error.code).startsWith('FST_ERR_') || error.code === 'ECONNRESET';
  const status = Number(error.statusCode);
  return theirs && status >= 400 && status < 500 ? status : null;
}

export function answerNotFound(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return refuse(reply, 404, 'not-found', 'There is nothing here.');
}
