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
    ['order a pizza', 'order a pizza'],
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

  describe('help lists what each person may do, status first and itself last', () => {
    const usages = new Map(
      Object.entries({
        ...{ status: 'status SCHOOL', agenda: 'agenda', add: 'add ITEM about SCHOOL', flag: 'flag SCHOOL' },
        ...{ minutes: 'minutes [DATE]', next: 'next meeting', actions: 'my actions', chair: 'chair' },
        ...{ series: 'series', new: 'new series', use: 'use this channel for SERIES', help: 'help' },
      }),
    );
    const listed = (texts: readonly string[]) =>
      texts.flatMap(text => [...usages].find(([, usage]) => usage === text)?.[0] ?? []).join(' ');

    it.each<[keyof typeof people, string]>([
      ['tom', 'status actions help'],
      ['dee', 'status flag actions help'],
      ['sam', 'status next actions series new use help'],
      ['priya', 'status agenda add flag minutes next actions chair series use help'],
      ['maria', 'status agenda add flag minutes next actions chair series new use help'],
    ])('%s: %s', async (who, expected) => {
      expect(listed(await said('help', people[who]))).toBe(expected);
      expect(listed(await said('I would like some help', people[who]))).toBe(expected);
    });

    it('in a channel what any member may type there, whoever asks', async () => {
      for (const who of [people.tom, people.maria]) {
        const shown = await handleWords(bot, { caller: callerAs(who), text: 'help', messageId: null });
        expect(listed(textsOf(shown?.card ?? {}))).toBe('status agenda add minutes next actions series help');
      }
    });

    it('on the card that welcomes them, too', async () => {
      await said('status oakwood', people.tom);
      await tickUntilQuiet(bot);
      const sent = bot.messenger.sent.filter(({ to }) => to.conversationId === `a:${people.tom.id}`);
      const welcome = sent
        .map(({ message }) => textsOf(message.card))
        .find(([title]) => title?.startsWith('Welcome'));
      expect(listed(welcome ?? [])).toBe('status actions help');
    });
  });

  it('of someone who flags no school say whom to tell instead, whatever school they name', async () => {
    for (const text of ['flag oakwood', 'flag elmfield', 'flag'])
      expect(await said(text, people.tom)).toEqual([
        'Flags are for the improvement team and departments',
        'Please speak to Priya Shah about it.',
        expect.stringMatching(/^Is a child at risk now\? Ring /),
      ]);
    expect((await said('flag oakwood', people.sam))[0]).toMatch(/^Flags are for/);
    expect((await said('flag oakwood', people.dee))[0]).toBe('Flag Oakwood Primary School');
  });

  it('of someone who sets up no series say who does, and whom to ask', async () => {
    for (const who of [people.tom, people.priya])
      expect((await said('new series', who))[0]).toBe(
        '↻ Series of meetings are set up by the CEO, the deputy CEO or an administrator. Please ask Sam Okafor.',
      );
    for (const who of [people.sam, people.maria])
      expect((await said('new series', who))[0]).toBe('Set up a new series of meetings');
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
