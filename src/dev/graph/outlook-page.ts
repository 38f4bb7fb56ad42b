import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod/v4';
import { PAGE_HEADERS, page } from '#adapters/http/page.ts';
import { IsoDate, momentOf } from '#domain/time/iso.ts';
import type { GraphEmulator } from './graph-emulator.ts';
import { GraphError } from './graph-error.ts';
import { calendarsHtml } from './outlook-html.ts';

const PATH = '/demo/outlook';
const FORM_LIMIT = 4096;

const Named = { mailbox: z.string().min(1), event: z.string().min(1) };
const Move = z.object({ ...Named, day: IsoDate, time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/) });
const Answer = z.object({ ...Named, answer: z.enum(['accepted', 'tentativelyAccepted', 'declined']) });
const Remove = z.object(Named);
const Busy = z.object({
  mailbox: Named.mailbox,
  day: IsoDate,
  time: Move.shape.time,
  minutes: z.coerce.number().int().min(5).max(1440),
});

/** What the page says once something was done. */
const SAID: Readonly<Record<string, string>> = {
  move: 'The meeting has its new time.',
  answer: 'The answer is with the organiser.',
  remove: 'It is out of the calendar.',
  busy: 'The time is taken.',
};

/**
 * GET /demo/outlook shows everybody's calendar as their Outlook would, with what people do there as buttons: for trying
 * what becomes of a visit. Only the demo registers it, on this machine.
 */
export function outlookPage(graph: GraphEmulator): FastifyPluginAsync {
  const { people } = graph;
  const actions = {
    move: doing(
      Move,
      ({ mailbox, event, day, time }) => void people.move(mailbox, event, momentOf(day, time)),
    ),
    answer: doing(Answer, ({ mailbox, event, answer }) => people.answer(mailbox, event, answer)),
    remove: doing(Remove, ({ mailbox, event }) => people.remove(mailbox, event)),
    busy: doing(Busy, ({ mailbox, day, time, minutes }) => {
      people.addBusy(mailbox, { startsAt: momentOf(day, time), minutes });
    }),
  };

  function show(reply: FastifyReply, status: number, said: string | undefined): FastifyReply {
    const now = graph.outlook.clock.now();
    const body = calendarsHtml(graph.outlook.mailboxes, { path: PATH, now, said }, graph.outlook.written);
    return reply.code(status).type('text/html; charset=utf-8').send(page('Outlook of the demo', body));
  }

  return async app => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: FORM_LIMIT },
      async (_request: FastifyRequest, body: string) => Object.fromEntries(new URLSearchParams(body)),
    );
    app.addHook('onRequest', async (_request, reply) => {
      reply.headers(PAGE_HEADERS);
    });
    app.get<{ Querystring: { done?: string } }>(PATH, async (request, reply) =>
      show(reply, 200, SAID[request.query.done ?? '']),
    );
    for (const [name, act] of Object.entries(actions))
      app.post(`${PATH}/${name}`, async (request, reply) => {
        if (!isFromOurPage(request))
          return show(reply, 403, 'That came from another page, so nothing was done.');
        const fault = act(request.body);
        if (fault) return show(reply, 400, fault);
        // So that whoever comes back to the page finds the bot told already.
        await graph.settle();
        return reply.redirect(`${PATH}?done=${name}`, 303);
      });
  };
}

/** Reads a form and does what it asks; returns what was wrong with it. */
function doing<Form>(schema: z.ZodType<Form>, act: (form: Form) => void): (body: unknown) => string | null {
  return body => {
    const read = schema.safeParse(body);
    if (!read.success) return 'Please give a day and a time.';
    try {
      act(read.data);
      return null;
    } catch (error) {
      if (error instanceof GraphError) return 'That event is not there any more.';
      throw error;
    }
  };
}

/** Another page in the same browser must not act here; programs that send no such header are the machine's own. */
function isFromOurPage({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}
