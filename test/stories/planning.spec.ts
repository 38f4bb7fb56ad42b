import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/role.ts';
import { textsOf } from '#test/builders/press.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { CHANNEL, type World, world } from '#test/fixtures/world.ts';

const EXECUTIVE = '19:executive@thread.tacv2';

describe('a weekly executive, from setting it up to calling an extra meeting', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
    for (const who of Object.values(w.people)) await w.opens(who, 'personal');
    await w.opens(w.people.priya, 'channel');
  });
  afterAll(() => w.close());
  const trust = () => w.app.bot.store.inTrust(MILL_LANE.id);
  const said = (card: object) => textsOf(card)[0];

  /** Typed in the executive's own channel, which Teams never announced: the app is in its team. */
  async function typesThere(who: Person, text: string) {
    const activity = w.activity(who, 'channel', { type: 'message', text: `<at>Fortnight</at> ${text}` });
    const conversation = { ...(activity.conversation as object), id: EXECUTIVE };
    await w.post({ ...activity, conversation });
    await w.quiet();
    return texts().at(-1) ?? [];
  }
  /** What stands in the executive's channel, message by message, as it is now. */
  const texts = () =>
    w.connector.in(EXECUTIVE).map(({ activity }) => {
      const [attachment] = (activity.attachments ?? []) as { content: object }[];
      return attachment ? textsOf(attachment.content) : [];
    });
  const titles = () => texts().map(lines => lines[0]);
  const form = () => ({
    ...{
      name: 'Weekly executive',
      weekday: '1',
      time: '08:30',
      minutes: '60',
      everyWeeks: '1',
      leadDays: '3',
    },
    ...{
      anchor: '2026-11-09',
      chair: w.people.priya.id,
      deputies: w.people.maria.id,
      members: w.people.tom.id,
    },
  });
  const executive = async () =>
    (await trust().meetings.series()).find(({ name }) => name === 'Weekly executive');

  it('the administrator sets it up by card; a bad value keeps what was typed, and nothing is saved', async () => {
    const card = await w.types(w.people.sam, 'new series');
    expect(said(card)).toBe('Set up a new series of meetings');
    const wrong = await w.presses(w.people.sam, card, 'meeting-series.save', {
      ...form(),
      name: 'SIT',
      minutes: '5',
    });
    expect(said(wrong)).toContain('There is a series called SIT already');
    expect(said(wrong)).toContain('between 15 and 480 minutes');
    expect(JSON.stringify(wrong)).toContain('press “Fill in”');
    expect(await trust().meetings.series()).toHaveLength(1);
    const done = await w.presses(w.people.sam, wrong, 'meeting-series.save', form());
    expect(said(done)).toContain(
      'Weekly executive is set up. Next: type “@Fortnight use this channel for Weekly executive”',
    );
    expect(textsOf(done)).toContain('Every Monday in term time, 8:30, 60 minutes; agenda three days before.');
    expect(await executive()).toMatchObject({ version: 1, chairId: w.people.priya.id });
  });

  it('the same press again sets up no second one', async () => {
    const card = await w.types(w.people.sam, 'new series');
    const another = { ...form(), name: 'Standards board' };
    const [one, two] = await Promise.all([
      w.presses(w.people.sam, card, 'meeting-series.save', another),
      w.presses(w.people.sam, card, 'meeting-series.save', another),
    ]);
    expect([said(one), said(two)]).toEqual(Array(2).fill(expect.stringContaining('is set up')));
    expect(await trust().meetings.series()).toHaveLength(3);
    const entries = (await trust().audit.list()).filter(({ verb }) => verb === 'meeting-series.save');
    expect(entries).toHaveLength(2);
  });

  it('its channel is chosen in it, by someone who may', async () => {
    expect(said(await w.types(w.people.sam, 'use this channel for executive'))).toContain(
      'This is not a channel.',
    );
    expect((await typesThere(w.people.tom, 'use this channel for the weekly executive'))[0]).toContain(
      'Only the chair of Weekly executive',
    );
    expect((await executive())?.channelIds).toEqual([]);
    expect((await typesThere(w.people.sam, 'use this channel for the weekly executive'))[0]).toBe(
      '✓ Agendas of Weekly executive come to this channel from now on.',
    );
    expect((await typesThere(w.people.sam, 'use this channel for executive'))[0]).toContain('already');
    expect((await executive())?.channelIds).toEqual([EXECUTIVE]);
  });

  it('its agenda comes out there on its day', async () => {
    expect(titles()).not.toContain('Weekly executive agenda, Mon 16 Nov, 8:30');
    w.now = '2026-11-13T08:00:00.000Z';
    await w.quiet();
    expect(titles()).toContain('Weekly executive agenda, Mon 16 Nov, 8:30');
    expect(w.connector.in(CHANNEL).length).toBeGreaterThan(0);
  });

  it('the chair is asked which meeting, and moves one: the channel gets a notice and the agenda follows', async () => {
    const choice = await w.types(w.people.priya, 'when is the next meeting?');
    expect(said(choice)).toBe('Which meeting?');
    const plan = await w.types(w.people.priya, 'next executive');
    expect(said(plan)).toBe('Weekly executive meets next Mon 16 Nov, 8:30');
    const input = {
      moveWhich: 'date:2026-11-16T08:30:00.000Z',
      moveTime: '10:00',
      moveReason: 'The CEO is away',
    };
    const refused = await w.presses(w.people.priya, plan, 'meeting-plan.move', {
      ...input,
      moveDay: '2026-11-21',
    });
    expect(said(refused)).toContain('The next day they are is Mon 23 Nov.');
    const done = await w.presses(w.people.priya, refused, 'meeting-plan.move', {
      ...input,
      moveDay: '2026-11-17',
    });
    expect(said(done)).toBe('✓ Moved from Mon 16 Nov, 8:30 to Tue 17 Nov, 10:00. The channel is told.');
    await w.quiet();
    expect(titles()).toEqual(
      expect.arrayContaining([
        'Weekly executive agenda, Tue 17 Nov, 10:00',
        'Moved: Weekly executive is now Tue 17 Nov, 10:00, not Mon 16 Nov, 8:30',
      ]),
    );
    expect(titles()).not.toContain('Weekly executive agenda, Mon 16 Nov, 8:30');
  });

  it('the chair cancels one before its agenda is out, and none comes', async () => {
    const plan = await w.types(w.people.priya, 'next executive');
    const input = { cancelWhich: 'date:2026-11-23T08:30:00.000Z', cancelReason: 'The boiler' };
    const done = await w.presses(w.people.priya, plan, 'meeting-plan.cancel', input);
    expect(textsOf(done)).toContain(', cancelled: The boiler');
    w.now = '2026-11-20T08:00:00.000Z';
    await w.quiet();
    expect(titles()).toContain('Cancelled: Weekly executive, Mon 23 Nov, 8:30');
    expect(titles().join()).not.toContain('agenda, Mon 23 Nov');
  });

  it('… and says that it takes place after all: the agenda comes at once, and the notices say so', async () => {
    const plan = await w.types(w.people.priya, 'next executive');
    const input = { restoreWhich: 'date:2026-11-23T08:30:00.000Z' };
    await w.presses(w.people.priya, plan, 'meeting-plan.restore', input);
    await w.quiet();
    expect(
      titles().filter(title => title === 'Going ahead: Weekly executive, Mon 23 Nov, 8:30'),
    ).toHaveLength(2);
    expect(titles()).toContain('Weekly executive agenda, Mon 23 Nov, 8:30');
  });

  it('the CEO calls an extra one', async () => {
    const plan = await w.types(w.people.maria, 'next executive');
    const input = { callDay: '2026-11-25', callTime: '14:00', callReason: 'The budget' };
    const done = await w.presses(w.people.maria, plan, 'meeting-plan.call', input);
    expect(said(done)).toBe('✓ An extra meeting is on Wed 25 Nov, 14:00. The channel is told.');
    await w.quiet();
    expect(titles()).toContain('Extra meeting: Weekly executive, Wed 25 Nov, 14:00');
    // Its agenda falls due on a Sunday, and can wait.
    w.now = '2026-11-22T08:00:00.000Z';
    await w.quiet();
    expect(titles()).not.toContain('Weekly executive agenda, Wed 25 Nov, 14:00');
    w.now = '2026-11-23T07:00:00.000Z';
    await w.quiet();
    expect(titles()).toContain('Weekly executive agenda, Wed 25 Nov, 14:00');
  });

  it('a head of it sees the dates and no form, and a press of somebody else’s form is refused politely', async () => {
    const own = await w.types(w.people.tom, 'next meeting of the executive');
    expect(JSON.stringify(own)).not.toContain('meeting-plan.move');
    const plan = await w.types(w.people.maria, 'next executive');
    const input = { callDay: '2026-11-26', callTime: '14:00', callReason: 'x' };
    const answer = await w.presses(w.people.tom, plan, 'meeting-plan.call', input);
    expect(said(answer)).toContain('Its chair is Priya Shah.');
    const set = await w.types(w.people.tom, 'new series');
    expect(JSON.stringify(set)).not.toContain('meeting-series.save');
    const from = '2026-11-26T00:00:00.000Z';
    const series = await executive();
    expect(await trust().meetings.between(series?.id ?? '', from, '2026-11-27T00:00:00.000Z')).toEqual([]);
  });

  it('two people change it at once: the second is shown how it stands, with what they had typed', async () => {
    const [sams, marias] = [
      await w.types(w.people.sam, 'series executive'),
      await w.types(w.people.maria, 'series executive'),
    ];
    const first = await w.presses(w.people.sam, sams, 'meeting-series.save', { ...form(), minutes: '45' });
    expect(said(first)).toContain('Weekly executive is changed.');
    const second = await w.presses(w.people.maria, marias, 'meeting-series.save', {
      ...form(),
      minutes: '120',
    });
    expect(said(second)).toContain('Someone changed this while you were looking, so nothing was recorded.');
    expect(textsOf(second)[1]).toBe('Weekly executive');
    expect(textsOf(second)[2]).toMatch(
      /^Every Monday in term time, 8:30, 45 minutes; .* press “Edit” to change it\.$/,
    );
    expect(await executive()).toMatchObject({ minutes: 45 });
  });

  it('a chair who would lose sight of the series is told before', async () => {
    const card = await w.types(w.people.priya, 'series executive');
    await w.app.bot.store.transaction(MILL_LANE.id, tx =>
      tx.people.appoint(w.people.priya.id, [{ role: 'head', scope: { kind: 'school', urn: '900002' } }]),
    );
    const alone = { ...form(), chair: 'nobody' };
    const answer = await w.presses(w.people.priya, card, 'meeting-series.save', alone);
    expect(said(answer)).toContain('You would not see this series any more.');
    expect(await executive()).toMatchObject({ chairId: w.people.priya.id });
  });
});
