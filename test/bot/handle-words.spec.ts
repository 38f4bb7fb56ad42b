import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handleWords } from '#bot/handle-words.ts';
import { tickUntilQuiet } from '#bot/tick.ts';
import type { Person } from '#domain/access/role.ts';
import { NotSaved } from '#ports/store.ts';
import { textsOf } from '#test/builders/press.ts';
import { callerAs, settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';

describe('typed words', () => {
  let bot: TestBot;
  let people: Awaited<ReturnType<typeof settleMillLane>>;
  beforeAll(async () => {
    bot = await testBot();
    people = await settleMillLane(bot);
  });
  afterAll(() => bot.close());

  /** What the bot answers in the person's own chat. */
  async function said(text: string, who: Person | null = people.priya, by: TestBot = bot): Promise<string[]> {
    const shown = await handleWords(by, {
      caller: callerAs(who, { kind: 'personal' }),
      text,
      messageId: null,
    });
    return textsOf(shown?.card ?? {});
  }

  it.each([
    'status oakwood',
    'STATUS Oakwood',
    'status of oakwood primary',
    '  status   oakwood  ',
    'status oakwood?',
    'how is oakwood',
    'How is Oakwood doing?',
    'how is Oakwood getting on ?',
    'how’s oakwood?',
    "how's Oakwood Primary School doing",
    'hows oakwood',
    'how are things at oakwood?',
    'How is Oakwood doing?!',
    'how is oakwood doing.',
    'status 900001',
    '<at>Fortnight</at> status oakwood',
    '<at>Fortnight</at>&nbsp;status oakwood',
    'status <at id="0">Fortnight</at> oakwood\n',
    'status\u00a0oakwood',
  ])('"%s" shows the school', async text => {
    expect((await said(text))[0]).toBe('Oakwood Primary School');
  });

  it.each(['status', 'how is', 'How’s?', 'status of'])('"%s" asks which school', async text => {
    expect((await said(text))[0]).toBe('Which school?');
  });

  it.each(['help', 'HELP', 'hello', 'hi', '?', '<at>Fortnight</at> help', '', '<at>Fortnight</at>'])(
    '"%s" shows what can be typed, and nothing is wrong with it',
    async text => {
      const texts = await said(text);
      expect(texts[0]).toBe('What you can ask Fortnight');
      expect(texts).toContain('status SCHOOL');
    },
  );

  it.each([
    ['book a visit', 'book a visit'],
    ['statusoakwood', 'statusoakwood'],
    ['howsoever oakwood', 'howsoever oakwood'],
    ['**bold** [x](https://evil.example)', '\\*\\*bold\\*\\* \\[x\\](https://evil.example)'],
    ['# heading', '# heading'],
    ['${$root.title} {{DATE(2026-11-12)}}', '${$root.title} { {DATE(2026-11-12)}}'],
    ['<b>loud</b>', '\\<b>loud\\</b>'],
    ['x'.repeat(60), 'x'.repeat(60)],
    ['x'.repeat(61), `${'x'.repeat(59)}…`],
    ['two\nlines\tand a tab', 'two lines and a tab'],
  ])('"%s" is shown plainly, above what can be typed', async (text, shown) => {
    const texts = await said(text);
    expect(texts[0]).toContain(`I did not understand “${shown}”. Here is what I answer.`);
    expect(texts).toContain('What you can ask Fortnight');
  });

  it('without end are read as far as they make sense', async () => {
    expect((await said(`status oakwood ${'primary '.repeat(50_000)}`))[0]).toBe('Oakwood Primary School');
    expect((await said('x'.repeat(200_000)))[0]).toContain('I did not understand “xxx');
    expect((await said(`<at>${'<at>'.repeat(50_000)}`))[0]).toContain('I did not understand');
  });

  it('that name several schools offer them, and that name none say what comes near', async () => {
    expect((await said('status oak'))[0]).toBe('Which school do you mean?');
    expect((await said('how is Elmfxxld doing?')).join(' ')).toContain('Elmfield Church of England School');
  });

  it.each<[keyof typeof people, string]>([
    ['tom', 'That is not yours to see'],
    ['maria', 'Elmfield Church of England School'],
    ['dee', 'Elmfield Church of England School'],
  ])('of %s about Elmfield are answered by what they may see: %s', async (who, title) => {
    expect((await said('status elmfield', people[who]))[0]).toBe(title);
  });

  it('of a stranger are answered with whom to ask, and of a tenant without a trust with that', async () => {
    expect((await said('status oakwood', null)).join(' ')).toContain('ask Sam Okafor');
    const caller = { ...callerAs(people.priya), tenantId: 'x' };
    const shown = await handleWords(bot, { caller, text: 'help', messageId: null });
    expect(textsOf(shown?.card ?? {})[0]).toBe('Fortnight is not set up here yet');
  });

  it('delivered twice are answered once, also at the same moment; the same words again are new', async () => {
    const caller = callerAs(people.priya, { kind: 'personal' });
    const message = { caller, text: 'help', messageId: 'message-1' };
    const answers = await Promise.all([1, 2, 3].map(() => handleWords(bot, message)));
    expect(answers.filter(answer => answer !== null)).toHaveLength(1);
    expect(await handleWords(bot, message)).toBeNull();
    expect(await handleWords(bot, { ...message, messageId: 'message-2' })).not.toBeNull();
    const other = { ...message, caller: callerAs(people.maria, { kind: 'personal' }) };
    expect(await handleWords(bot, other)).not.toBeNull();
  });

  it('in a channel are answered there when everyone may read it, else in the asker’s own chat', async () => {
    const inChannel = async (text: string, who: Person) => {
      const shown = await handleWords(bot, { caller: callerAs(who), text, messageId: null });
      return textsOf(shown?.card ?? {})[0];
    };
    expect(await inChannel('<at>Fortnight</at> help', people.dee)).toBe('What you can ask Fortnight');
    expect(await inChannel('status oakwood', people.sam)).toContain('your own chat');
    await said('help', people.dee);
    await tickUntilQuiet(bot);
    const before = bot.messenger.sent.length;
    expect(await inChannel('status oakwood', people.dee)).toBe('Answered in your own chat');
    await tickUntilQuiet(bot);
    expect(bot.messenger.sent.slice(before).map(({ to }) => to.conversationId)).toEqual([
      `a:${people.dee.id}`,
    ]);
  });

  it('while the store is gone are answered with that', async () => {
    const trusts = { ...bot.store.trusts, byTenant: async () => Promise.reject(new NotSaved('x')) };
    const gone: TestBot = { ...bot, store: { ...bot.store, trusts } };
    expect((await said('help', people.priya, gone)).join(' ')).toContain('cannot reach its records just now');
  });
});
