import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod/v4';
import type { DocumentDesk } from '#bot/document-desk.ts';
import { attachment } from './attachment.ts';
import { FAULT_PAGE, GONE_PAGE, READY_PAGE, REFUSED_PAGE } from './document-page.ts';
import { faultOfTheCaller } from './faults.ts';
import { PAGE_HEADERS } from './page.ts';
import { describeError } from './pino-log.ts';

/** A link's two halves as we make them; whatever else is asked for never reaches the desk. */
const Link = z.object({
  trustId: z.string().regex(/^[\w-]{1,64}$/),
  token: z.string().regex(/^[\w-]{1,100}$/),
});
type Link = z.infer<typeof Link>;

/** The form has no fields: its body is empty. */
const FORM_LIMIT = 64;

/**
 * GET and HEAD /documents/:trustId/:token show a page with a button, as often as anybody asks: scanners of mail and
 * chat follow every link, and some run its scripts. Only the button's POST opens the document, once. 410 for links
 * that open nothing, whatever the reason; 503 when the desk fails.
 */
export function documentRoutes(desk: DocumentDesk): FastifyPluginAsync {
  async function show(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const link = linkOf(request);
    const found = link ? await desk.look(link.trustId, link.token) : 'gone';
    return found === 'ready' ? answer(reply, 200, READY_PAGE) : answer(reply, 410, GONE_PAGE);
  }

  async function open(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (!isFromOurPage(request.headers)) {
      request.refusedFor = 'cross-site';
      return answer(reply, 403, REFUSED_PAGE);
    }
    const link = linkOf(request);
    const file = link ? await desk.open(link.trustId, link.token) : 'gone';
    if (file === 'gone') return answer(reply, 410, GONE_PAGE);
    const { name, mediaType, bytes } = file;
    return reply
      .type(mediaType)
      .header('content-disposition', attachment(name))
      .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }

  return async app => {
    // Of this plugin only: what a form sends comes in here and nowhere else, and nothing else comes in here.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: FORM_LIMIT },
      async () => undefined,
    );
    app.addHook('onRequest', async (_request, reply) => {
      reply.headers(PAGE_HEADERS);
    });
    app.setErrorHandler(answerWithPage);
    // With GET comes HEAD: Fastify runs the same and leaves the body out.
    app.get('/documents/:trustId/:token', show);
    app.post('/documents/:trustId/:token', open);
  };
}

function linkOf(request: FastifyRequest): Link | null {
  return Link.safeParse(request.params).data ?? null;
}

/**
 * Whether a POST may come from the button on our page. A stranger's page cannot read the document, and who knows the
 * token needs no such trick: this only keeps pages that were given a link (a preview, a proxy of links) from using it
 * up in somebody's browser.
 *
 * Sec-Fetch-Site is set by the browser and by no page, so where it is sent it decides alone: Origin would not match
 * Host behind a proxy that rewrites Host. 'none' is a person's own doing, such as a reload. Browsers of phones without
 * it (in-app ones before iOS 16.4) are judged by Origin, by host alone since TLS ends before us. "null" is accepted
 * then: it is what browsers make of Origin in our own form, because our page says `no-referrer`. A sandboxed frame
 * sends "null" too; every browser new enough to matter adds Sec-Fetch-Site to it. Without either header it is an old
 * browser or no browser at all, and neither acts for a stranger's page more than it could by itself.
 */
function isFromOurPage(headers: FastifyRequest['headers']): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin, host } = headers;
  if (origin === undefined || origin === 'null') return true;
  return host !== undefined && URL.parse(origin)?.host === hostWithoutDefaultPort(origin, host);
}

/** "bot.example:443" as URL has it for an https origin: "bot.example". */
function hostWithoutDefaultPort(origin: string, host: string): string | undefined {
  return URL.parse(`${origin.split(':', 1)[0]}://${host}`)?.host;
}

/** Whatever was thrown: a page that says so. The desk's errors are logged without their words. */
function answerWithPage(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = faultOfTheCaller(error);
  if (status !== null) return answer(reply, status, REFUSED_PAGE);
  request.log.error(describeError(error), 'a document could not be opened');
  reply.header('retry-after', '5');
  return answer(reply, 503, FAULT_PAGE);
}

function answer(reply: FastifyReply, status: number, page: string): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(page);
}
