import type { FastifyReply } from 'fastify';

/** A small JSON answer to a request that goes no further. `error` is for machines, `message` for people. */
export function refuse(reply: FastifyReply, status: number, error: string, message: string): FastifyReply {
  return reply.code(status).send({ error, message });
}
