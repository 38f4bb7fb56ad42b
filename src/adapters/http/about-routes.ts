import type { FastifyPluginAsync } from 'fastify';
import { PRIVACY_PAGE, TERMS_PAGE } from './about-pages.ts';
import { PAGE_HEADERS } from './page.ts';

/** GET and HEAD /privacy and /terms: the app's manifest names them, and Teams shows them to whoever adds the app. */
export const aboutRoutes: FastifyPluginAsync = async app => {
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(PAGE_HEADERS);
  });
  for (const [url, text] of [
    ['/privacy', PRIVACY_PAGE],
    ['/terms', TERMS_PAGE],
  ] as const)
    app.get(url, async (_request, reply) => reply.type('text/html; charset=utf-8').send(text));
};
