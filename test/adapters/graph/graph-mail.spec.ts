import { describe, expect, it } from 'vitest';
import { graphMails } from '#adapters/graph/graph-mail.ts';
import { CalendarRefused, CalendarUnavailable } from '#ports/calendar.ts';
import type { MailDraft } from '#ports/mail.ts';
import type { Fault } from '#src/dev/graph/faults.ts';
import { GraphEmulator } from '#src/dev/graph/graph-emulator.ts';
import { readSendMail } from '#src/dev/graph/sent-mail.ts';
import { MILL_TENANT } from '#test/fixtures/calendar-worlds.ts';
import { SENDER } from '#test/fixtures/mail-worlds.ts';

const DRAFT: MailDraft = {
  to: { address: 'nora@governors.example', name: 'Nora\r\nBcc: all@mill.example' },
  subject: 'A letter\r\nBcc: all@mill.example',
  body: 'Words',
  attachment: null,
};

async function mailbox(options: Partial<Parameters<typeof graphMails>[0]> = {}) {
  const graph = await GraphEmulator.start();
  graph.outlook.add({ address: SENDER });
  const waited: number[] = [];
  let now = 0;
  const timing = {
    now: () => now,
    wait: async (milliseconds: number) => {
      waited.push(milliseconds);
      now += milliseconds;
    },
  };
  const mail = graphMails({
    ...{ baseUrl: graph.url, sender: SENDER, tokenFor: async () => 'a-token', timing },
    ...options,
  }).of(MILL_TENANT);
  if (!mail) throw new Error('There is no mailbox to send from.');
  return { graph, mail, waited, [Symbol.asyncDispose]: () => graph.stop() };
}

describe('a mail by Graph', () => {
  it('goes from the one mailbox, is kept among those sent, and no text of it is a header', async () => {
    await using at = await mailbox();
    await at.mail.send(DRAFT);
    const [request] = at.graph.requests;
    expect(request?.path).toEqual(['users', SENDER, 'sendMail']);
    expect(request?.body).toMatchObject({
      message: {
        subject: 'A letter Bcc: all@mill.example',
        toRecipients: [{ emailAddress: { name: 'Nora Bcc: all@mill.example' } }],
      },
      saveToSentItems: true,
    });
  });

  it.each<[string, object]>([
    [
      'nobody to send it to',
      { message: { subject: '', body: { contentType: 'text', content: '' }, toRecipients: [] } },
    ],
    ['a field that Graph does not have', { message: {}, colour: 'red' }],
    ['nothing', {}],
  ])('is refused by the stand-in with %s, so that a slip of ours would show', (_what, body) => {
    expect(() => readSendMail(body)).toThrow('The mail is not right');
  });

  it('that was throttled for a moment is sent again at once, since nothing was done', async () => {
    await using at = await mailbox();
    at.graph.faults.once({ kind: 'status', status: 429, retryAfter: '3' });
    await at.mail.send(DRAFT);
    expect([at.waited, at.graph.outlook.written.length]).toEqual([[3000], 1]);
  });

  it.each<[string, Fault]>([
    ['503', { kind: 'status', status: 503, retryAfter: '1' }],
    ['504 after it was sent', { kind: 'status', status: 504, carriedOut: true }],
    ['500', { kind: 'status', status: 500 }],
    ['a connection broken off', { kind: 'reset' }],
    ['a stall', { kind: 'stall', carriedOut: true }],
    ['an answer of a proxy', { kind: 'garbage', status: 200, text: '<html>' }],
  ])('%s: one request, and nobody knows', async (_what, fault) => {
    await using at = await mailbox({ sendWithinMs: 300 });
    at.graph.faults.always(fault);
    await expect(at.mail.send(DRAFT)).rejects.toMatchObject({ name: 'MailUnknown' });
    expect(at.graph.requests).toHaveLength(1);
  });

  it('that never left goes later', async () => {
    const at = await mailbox();
    await at.graph.stop();
    await expect(at.mail.send(DRAFT)).rejects.toMatchObject({ name: 'MailLater', afterMs: null });
  });

  it.each([
    [new CalendarRefused('not-signed-in'), { name: 'MailRefused', trouble: 'not-signed-in' }],
    [new CalendarUnavailable(5000), { name: 'MailLater', afterMs: 5000 }],
    [new Error('?'), { name: 'MailLater', afterMs: null }],
  ])('without a token nothing is sent: %s', async (thrown, failure) => {
    await using at = await mailbox({
      tokenFor: async () => {
        throw thrown;
      },
    });
    await expect(at.mail.send(DRAFT)).rejects.toMatchObject(failure);
    expect(at.graph.requests).toEqual([]);
  });

  it.each(['sender', 'tokenFor'] as const)('is none without a %s', missing => {
    const options = { baseUrl: 'http://127.0.0.1:1', sender: SENDER, tokenFor: async () => '' };
    expect(graphMails({ ...options, [missing]: null }).of(MILL_TENANT)).toBeNull();
  });
});
