import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodesOf } from '#cards-kit/contract.ts';
import { textsOf } from '#test/builders/press.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { CHANNEL, type World, world } from '#test/fixtures/world.ts';

const ADD = 'sit-agenda.add-item';

describe('an agenda, from the posting to the meeting', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
  });
  afterAll(() => w.close());
  const priya = () => w.people.priya;
  const trust = () => w.app.bot.store.inTrust(MILL_LANE.id);

  it('waits for the channel to be opened, then posts the agenda once', async () => {
    await w.quiet();
    expect(w.connector.in(CHANNEL)).toEqual([]);
    await w.opens(priya(), 'channel');
    await w.opens(w.people.maria, 'channel');
    expect(w.connector.in(CHANNEL)).toHaveLength(1);
    const texts = textsOf(w.agenda());
    expect(texts[0]).toBe('SIT agenda, Tue 17 Nov, 9:30');
    expect(texts).toEqual(
      expect.arrayContaining(['Oakwood Primary School', 'Not yet discussed at a meeting']),
    );
  });

  it('welcomes a person once, in their own chat', async () => {
    for (const who of Object.values(w.people)) await w.opens(who, 'personal');
    await w.opens(w.people.maria, 'personal');
    expect(w.connector.in(`a:${w.people.maria.id}`)).toHaveLength(1);
    expect(textsOf(w.shown(w.people.maria))[0]).toBe('Welcome to Fortnight');
  });

  it('gives the chair the chair’s card beside the welcome, once, however often the chat is opened', async () => {
    await w.opens(priya(), 'personal');
    const cards = w.connector.in(`a:${priya().id}`).map(({ activity }) => JSON.stringify(activity));
    expect(cards).toHaveLength(2);
    expect(cards.filter(card => card.includes('Welcome to Fortnight'))).toHaveLength(1);
    expect(cards.filter(card => card.includes('run-meeting.'))).toHaveLength(1);
  });

  it('takes an item from one member and shows it to all', async () => {
    const answer = await w.presses(priya(), w.agenda(), ADD, {
      text: 'Attendance after half term',
      urn: '900001',
    });
    expect(textsOf(answer)[0]).toBe('✓ Oakwood Primary School is on the agenda.');
    await w.quiet();
    expect(w.connector.in(CHANNEL)).toHaveLength(1);
    expect(textsOf(w.agenda())).toContain('Attendance after half term');
  });

  it('takes apologies and lets them be taken back', async () => {
    await w.presses(w.people.maria, w.agenda(), 'sit-agenda.send-apologies', { note: 'On a course' });
    await w.quiet();
    expect(textsOf(w.agenda())).toContain('Maria Lopez: On a course');
    await w.presses(w.people.maria, w.agenda(), 'sit-agenda.withdraw-apologies');
    await w.quiet();
    expect(textsOf(w.agenda())).not.toContain('Maria Lopez: On a course');
  });

  it('tells a head who is not a member whom to ask, and records nothing', async () => {
    const answer = await w.presses(w.people.tom, w.agenda(), ADD, { text: 'From a head' });
    expect(textsOf(answer)[0]).toContain('Priya Shah');
    expect(JSON.stringify(w.connector.sent)).not.toContain('From a head');
  });

  it('answers a status typed in a personal chat, and the mention is there', async () => {
    const texts = textsOf(await w.types(priya(), 'How is Oakwood doing?'));
    expect(texts[0]).toBe('Oakwood Primary School');
    expect(texts).toEqual(expect.arrayContaining(['Hub: North', 'Officer: Priya Shah']));
    expect(texts.join(' ')).toContain('Attendance after half term');
  });

  it('tells a head that the school was discussed, and not what was said', async () => {
    const texts = textsOf(await w.types(w.people.tom, 'status oakwood')).join(' ');
    expect(texts).toContain('Oakwood Primary School');
    expect(texts).toContain('Tue 17 Nov');
    expect(texts).not.toContain('Attendance after half term');
  });

  it('shows a head nothing of another school', async () => {
    expect(textsOf(await w.types(w.people.tom, 'status elmfield'))[0]).toBe('That is not yours to see');
  });

  it('shows a department the basics and no meeting', async () => {
    const texts = textsOf(await w.types(w.people.dee, 'status oakwood'));
    expect(texts).toContain('Officer: Priya Shah');
    expect(texts).not.toContain('At meetings');
  });

  it('offers the schools an unclear name may mean', async () => {
    const card = await w.types(priya(), 'status oak');
    expect(textsOf(card)[0]).toBe('Which school do you mean?');
    const picked = await w.presses(priya(), card, 'school-status.show');
    expect(textsOf(picked)[0]).toBe('Oakhurst Academy');
  });

  it('answers what is one person’s alone in their own chat, wherever it was asked', async () => {
    const said = await w.types(priya(), '<at>Fortnight</at> status oakwood', 'channel');
    expect(textsOf(said)[0]).toBe('Answered in your own chat');
    await w.quiet();
    expect(textsOf(w.shown(priya()))[0]).toBe('Oakwood Primary School');
  });

  it('answers one message once, however often Teams delivers it', async () => {
    const message = w.activity(priya(), 'personal', { type: 'message', text: 'help' });
    const before = w.connector.in(`a:${priya().id}`).length;
    await Promise.all([w.post(message), w.post(message), w.post(message)]);
    expect(w.connector.in(`a:${priya().id}`)).toHaveLength(before + 1);
  });

  it('takes the fallback of a button by the same road, once', async () => {
    const card = w.agenda();
    const text = 'By the fallback';
    const button = [...nodesOf(card)].find(node => node.type === 'Action.Submit' && node.title === 'Add');
    const value = { ...(button?.data as object), text, urn: '' };
    const submitted = w.activity(priya(), 'channel', {
      type: 'message',
      value,
      replyToId: w.connector.in(CHANNEL)[0]?.id,
    });
    await w.post(submitted);
    await w.post({ ...submitted, id: 'another-id' });
    await w.presses(priya(), card, ADD, { text, urn: '' });
    const [meeting] = await trust().meetings.between('series-sit', w.now, '2027-01-01T00:00:00.000Z');
    const items = await trust().agendas.lines(meeting?.id ?? '');
    expect(items.filter(item => item.text === text)).toHaveLength(1);
  });

  it('tells a stranger whom to ask, in the same words for every door', async () => {
    expect(textsOf(await w.types(null, 'status oakwood')).join(' ')).toContain('ask Sam Okafor');
    expect(textsOf(await w.presses(null, w.agenda(), ADD, { text: 'x' })).join(' ')).toContain(
      'ask Sam Okafor',
    );
  });

  it('posts no agenda of a meeting that has begun into a channel opened late', async () => {
    const now = w.now;
    w.now = '2026-11-17T09:31:00.000Z';
    const late = '19:sit-late@thread.tacv2';
    const { bot } = w.app;
    const [series] = await trust().meetings.series();
    if (!series) throw new Error('no series');
    const channelIds = [...series.channelIds, late];
    await bot.store.transaction(MILL_LANE.id, tx => tx.meetings.saveSeries({ ...series, channelIds }));
    const opened = w.activity(priya(), 'channel', { type: 'installationUpdate', action: 'add' });
    await w.post({ ...opened, conversation: { ...(opened.conversation as object), id: late } });
    await w.quiet();
    expect(w.connector.in(late)).toEqual([]);
    w.now = now;
  });

  it('posts the next agenda when its day comes, and none in the holidays', async () => {
    const before = w.connector.in(CHANNEL).length;
    w.now = '2026-11-26T08:00:00.000Z';
    expect(await w.quiet()).toBeGreaterThan(0);
    expect(w.connector.in(CHANNEL)).toHaveLength(before + 1);
    expect(textsOf(w.agenda())[0]).toBe('SIT agenda, Tue 1 Dec, 9:30');
    for (const day of ['2026-12-24', '2026-12-26', '2026-12-28']) {
      w.now = `${day}T12:00:00.000Z`;
      await w.quiet();
    }
    expect(w.connector.in(CHANNEL)).toHaveLength(before + 1);
  });
});
