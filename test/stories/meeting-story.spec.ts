import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '#adapters/store/prisma-audit.ts';
import { nodesOf } from '#cards-kit/contract.ts';
import type { Person } from '#domain/access/role.ts';
import { textsOf } from '#test/builders/press.ts';
import { MILL_LANE, sitSeries } from '#test/builders/trust.ts';
import { CHANNEL, type World, world } from '#test/fixtures/world.ts';
import { verifyAudit } from '#workflows/verify-audit.ts';

const NOTE = 'the absence rota in the office';
const HANDLED = 'Handled with the people team';
const MEETING_DAY = '2026-11-17T09:31:00.000Z';

/** One SIT meeting as it happens, told in order: each step stands on the ones before. */
describe('a meeting, from its agenda to its minutes', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
    const { priya, maria, sam } = w.people;
    const people = { chairId: priya.id, deputyIds: [maria.id], memberIds: [priya.id, maria.id, sam.id] };
    await w.app.bot.store.transaction(MILL_LANE.id, tx => tx.meetings.saveSeries(sitSeries(people)));
    for (const who of Object.values(w.people)) await w.opens(who, 'personal');
    await w.opens(priya, 'channel');
  });
  afterAll(() => w.close());
  const trust = () => w.app.bot.store.inTrust(MILL_LANE.id);
  const ask = (who: Person, words: string) => w.types(who, words);
  const press = (who: Person, card: object, verb: string, inputs: Record<string, unknown> = {}) =>
    w.presses(who, card, verb, inputs, 'personal');
  /** What the channel reads now, all of it. */
  const channel = () => JSON.stringify(w.connector.in(CHANNEL));
  const said = (card: object) => textsOf(card)[0] ?? '';
  const meeting = async () =>
    (await trust().meetings.between('series-sit', '2026-11-01T00:00:00.000Z', '2026-11-30T00:00:00.000Z'))[0];

  it('sends the chair a card of their own when the agenda goes out', () => {
    expect(said(w.shown(w.people.priya, 'run-meeting.'))).toBe('Chair SIT, Tue 17 Nov, 9:30');
  });

  it('takes an item typed to the bot, and shows it in the channel', async () => {
    const { maria } = w.people;
    expect(said(await ask(maria, 'add Attendance after half term about oakwood'))).toBe(
      '✓ Oakwood Primary School is on the agenda of SIT, Tue 17 Nov, 9:30.',
    );
    await w.quiet();
    expect(textsOf(w.agenda())).toContain('Attendance after half term');
  });

  it.each([
    ['add Safeguarding visit about oakwood', /safeguarding is never put on an agenda/],
    ['add How Tom Reed is getting on', /about a member of staff/],
    ['add reading about oak', /Did you mean/],
    ['add', /what it is about/],
  ])('turns away “%s” and records nothing', async (words, why) => {
    expect(said(await ask(w.people.maria, words))).toMatch(why);
    const sources = (await trust().agendas.lines((await meeting())?.id ?? '')).map(({ source }) => source);
    expect(sources.toSorted()).toEqual(['look-round', 'look-round', 'person']);
  });

  it('takes a flag, of which the channel learns only that there is one', async () => {
    const { dee, sam, priya } = w.people;
    const flag = { topic: 'hr', live: 'no', series: 'series-sit', readers: sam.id, note: NOTE };
    const answer = await press(dee, await ask(dee, 'flag oakwood'), 'flag-school.add', flag);
    expect(said(answer)).toContain('Only the chair, you and the readers you named see it.');
    await w.quiet();
    expect(textsOf(w.agenda())).toContain('One confidential item, which the chair has.');
    expect(textsOf(w.shown(sam)).join(' ')).toContain(NOTE);
    expect(textsOf(w.shown(priya, 'run-meeting.')).join(' ')).toContain(NOTE);
  });

  it('turns a live safeguarding concern away with whom to ring, and keeps nothing of it', async () => {
    const { dee } = w.people;
    const live = { topic: 'safeguarding', live: 'yes', series: 'series-sit', readers: '', note: 'a bruise' };
    const answer = await press(dee, await ask(dee, 'flag oakwood'), 'flag-school.add', live);
    expect(said(answer)).toMatch(/Nothing was recorded.*safeguarding lead, or 999/);
    const kept = [await trust().audit.list(), await trust().agendas.lines((await meeting())?.id ?? '')];
    expect(JSON.stringify(kept)).not.toContain('bruise');
  });

  it('does not start before its day', async () => {
    const { priya } = w.people;
    expect(said(await press(priya, await ask(priya, 'chair'), 'run-meeting.start'))).toContain(
      'This meeting is on Tue 17 Nov',
    );
  });

  it('asks the deputies to take over when the chair sends apologies, and shows them nothing confidential yet', async () => {
    const { priya, maria } = w.people;
    await w.presses(priya, w.agenda(), 'sit-agenda.send-apologies', { note: 'On a course' });
    await w.quiet();
    const asked = w.shown(maria, 'run-meeting.take-over');
    expect(textsOf(asked).join(' ')).toContain('Priya Shah chairs it');
    expect(textsOf(asked).join(' ')).not.toContain(NOTE);
    await w.presses(priya, w.agenda(), 'sit-agenda.withdraw-apologies');
  });

  it('lets a deputy take over with one press in the channel, and nobody else', async () => {
    const { maria, tom, sam } = w.people;
    w.now = MEETING_DAY;
    for (const who of [tom, sam])
      expect(said(await w.presses(who, w.agenda(), 'sit-agenda.chair'))).toContain('Priya Shah chairs');
    expect(said(await w.presses(maria, w.agenda(), 'sit-agenda.chair'))).toContain('You are in the chair');
    await w.quiet();
    const desk = w.shown(maria, 'run-meeting.');
    expect(textsOf(desk).join(' ')).toContain(NOTE);
    expect(textsOf(await press(maria, desk, 'run-meeting.start'))).toContain('SIT: 1 of 4');
    await w.quiet();
    expect(textsOf(w.agenda()).join(' ')).toContain(
      'The meeting is on: 1 of 4, Oakwood Primary School. Maria Lopez is in the chair.',
    );
  });

  it('opens the record behind the line for the chair, whose card stays as it is', async () => {
    const { maria } = w.people;
    const answer = await press(maria, await ask(maria, 'chair'), 'run-meeting.open', {
      decision: 'Half typed',
    });
    expect(JSON.stringify(answer)).toContain('The record is below, in this chat.');
    await w.quiet();
    expect(textsOf(w.shown(maria)).join(' ')).toContain('Oakwood Primary School');
  });

  it('loses nothing when two chairs press at the same moment, and moves on once', async () => {
    const { priya, maria, tom } = w.people;
    const [first, second] = [await ask(priya, 'chair'), await ask(maria, 'chair')];
    const action = { action: 'Send the registration times', owner: tom.id, due: '2026-11-27' };
    const answers = await Promise.all([
      press(priya, first, 'run-meeting.next', { decision: 'Two officers visit registration' }),
      press(maria, second, 'run-meeting.next', { decision: 'It comes back in the spring', ...action }),
    ]);
    expect(answers.map(card => textsOf(card).find(text => text.startsWith('SIT: ')))).toEqual([
      'SIT: 2 of 4',
      'SIT: 2 of 4',
    ]);
    const { id = '' } = (await meeting()) ?? {};
    const decisions = await trust().actions.decisions(id);
    expect(decisions.map(({ text }) => text).toSorted()).toEqual([
      'It comes back in the spring',
      'Two officers visit registration',
    ]);
    expect(await trust().actions.ofMeeting(id)).toMatchObject([
      { ownerName: 'Tom Reed', dueOn: '2026-11-27' },
    ]);
  });

  it('keeps what was typed when an action has no owner', async () => {
    const { priya } = w.people;
    const answer = await press(priya, await ask(priya, 'chair'), 'run-meeting.next', {
      action: 'Ring round',
    });
    expect(said(answer)).toBe('! Please choose who does it: an action needs one owner.');
    expect([...nodesOf(answer)].find(({ id }) => id === 'action')?.value).toBe('Ring round');
  });

  it('turns words away that the minutes could not show the channel, and takes them on a confidential line', async () => {
    const { priya } = w.people;
    let card = await press(priya, await ask(priya, 'chair'), 'run-meeting.record', {
      decision: 'The disciplinary goes ahead',
    });
    expect(said(card)).toContain('about a member of staff');
    card = await press(priya, card, 'run-meeting.park');
    card = await press(priya, card, 'run-meeting.next');
    expect(textsOf(card).join(' ')).toContain(NOTE);
    await w.quiet();
    expect(textsOf(w.agenda()).join(' ')).toContain('a confidential item');
    card = await press(priya, card, 'run-meeting.record', { decision: 'Typed by mistake' });
    card = await press(priya, card, 'run-meeting.take-back');
    expect(said(card)).toBe('✓ The decision is taken back.');
    expect(textsOf(card).join(' ')).not.toContain('Typed by mistake');
    card = await press(priya, card, 'run-meeting.record', { decision: HANDLED });
    expect(said(card)).toBe('✓ Recorded the decision.');
  });

  it('closes: what is left goes forward, the minutes to the channel, the actions to their owners', async () => {
    const { priya, maria, tom } = w.people;
    let card = await press(priya, await ask(priya, 'chair'), 'run-meeting.wrap-up');
    expect(textsOf(card)).toContain('SIT: closing');
    card = await press(priya, card, 'run-meeting.close', { present: `${priya.id},${maria.id}` });
    expect(said(card)).toContain(
      'carried forward. The minutes go to the channel. 1 person gets their actions.',
    );
    await w.quiet();
    const minutes = textsOf(newest(w, 'meeting-minutes.'));
    expect(minutes).toEqual(
      expect.arrayContaining([
        'Minutes of SIT, Tue 17 Nov, 9:30',
        'Present: Maria Lopez, Priya Shah',
        'Two officers visit registration',
        'Send the registration times (Tom Reed, by Fri 27 Nov)',
        'One confidential item is left out of this copy.',
      ]),
    );
    expect(textsOf(w.agenda()).join(' ')).toContain('The meeting is over');
    expect(textsOf(w.shown(tom, 'my-actions.'))).toContain('Send the registration times');
  });

  it('has the confidential line in the copy of those who may read it, and nowhere else', async () => {
    const { priya, maria, dee, sam, tom } = w.people;
    expect(textsOf(await ask(priya, 'minutes')).join(' ')).toContain(HANDLED);
    const reader = textsOf(await ask(sam, 'minutes 17 Nov')).join(' ');
    expect(reader).toContain(NOTE);
    expect(channel()).not.toContain(NOTE);
    expect(channel()).not.toContain(HANDLED);
    for (const who of [priya, maria, dee, sam, tom])
      expect(textsOf(await ask(who, 'status oakwood')).join(' ')).not.toMatch(
        new RegExp(`${NOTE}|${HANDLED}`),
      );
    expect(said(await ask(tom, 'minutes'))).toContain('There are no minutes that you may read');
  });

  it('opens the Word document for the one who pressed, once, however often scanners look', async () => {
    const { priya } = w.people;
    const card = await press(priya, await ask(priya, 'minutes'), 'meeting-minutes.document');
    const url = String([...nodesOf(card)].find(({ type }) => type === 'Action.OpenUrl')?.url);
    const { pathname } = new URL(url);
    const { app } = w.app.server;
    for (let i = 0; i < 5; i += 1)
      expect((await app.inject({ method: 'GET', url: pathname })).statusCode).toBe(200);
    const [one, other] = await Promise.all([1, 2].map(() => app.inject({ method: 'POST', url: pathname })));
    expect([one?.statusCode, other?.statusCode].toSorted()).toEqual([200, 410]);
    const file = one?.statusCode === 200 ? one : other;
    expect(file?.headers['content-disposition']).toContain('SIT minutes 2026-11-17.docx');
    expect(file?.rawPayload.subarray(0, 2).toString()).toBe('PK');
  });

  it('lets an owner ask for another day, the chair agree, and the owner mark it done', async () => {
    const { tom, priya } = w.people;
    const wish = { newDay: '2026-12-04', why: 'The office is short-handed' };
    const { id = '' } = (await trust().actions.open({ ownerId: tom.id }))[0] ?? {};
    await press(tom, await ask(tom, 'my actions'), 'my-actions.ask-day', { ...wish, about: id });
    await w.quiet();
    const asked = w.shown(priya, 'action-day.');
    expect(said(asked)).toBe('Tom Reed asks for another day');
    await press(priya, asked, 'action-day.agree');
    await w.quiet();
    expect(textsOf(w.shown(tom)).join(' ')).toContain('The other day is agreed: it is due Fri 4 Dec.');
    expect(said(await press(tom, await ask(tom, 'my actions'), 'my-actions.done'))).toBe(
      '✓ Marked done: Send the registration times',
    );
    expect((await trust().actions.find(id))?.state).toBe('done');
  });

  it('is opened again within a day, by the chair, on the record, and its minutes say so', async () => {
    const { priya, sam } = w.people;
    const reopenReason = 'A decision was left out';
    const closed = await ask(priya, 'chair');
    expect(said(await ask(sam, 'chair'))).toContain('no meeting for you to chair');
    let card = await press(priya, closed, 'run-meeting.reopen', { reopenReason });
    expect(said(card)).toContain('Open again');
    card = await press(priya, card, 'run-meeting.close', { present: priya.id });
    await w.quiet();
    expect(textsOf(newest(w, 'meeting-minutes.'))[1]).toContain(
      `Corrected Tue 17 Nov, 9:31: ${reopenReason}`,
    );
    expect((await trust().audit.list()).filter(({ verb }) => verb === 'run-meeting.reopen')).toHaveLength(1);
    w.now = '2026-11-18T09:32:00.000Z';
    const late = await press(priya, closed, 'run-meeting.reopen', { reopenReason: 'Too late' });
    expect(said(late)).toContain('within a day of its closing');
    expect(textsOf(await ask(priya, 'chair')).join(' ')).not.toContain('Open it again');
  });

  it('has what was carried forward on the next agenda, saying since when', async () => {
    w.now = '2026-11-26T08:00:00.000Z';
    await w.quiet();
    expect(textsOf(w.agenda())[0]).toBe('SIT agenda, Tue 1 Dec, 9:30');
    expect(textsOf(w.agenda()).join(' ')).toContain('Carried forward from Tue 17 Nov');
  });

  it('has all of it in the audit: whole, with what each press changed, and no name in what it changed', async () => {
    expect(await verifyAudit(trust(), { digest: sha256 })).toMatchObject({ faults: [] });
    const entries = await trust().audit.list();
    const changeOf = (verb: string) => entries.find(entry => entry.verb === verb);
    expect(changeOf('run-meeting.start')).toMatchObject({
      actorId: w.people.maria.id,
      before: { state: 'planned', at: null },
      after: { state: 'running', at: expect.any(String) },
    });
    const done = {
      owner: w.people.tom.id,
      due: '2026-12-04',
      asked: { dueOn: '2026-12-04', answer: 'agreed' },
    };
    const [before, after] = [changeOf('my-actions.done')?.before, changeOf('my-actions.done')?.after];
    expect(Object.values(before ?? {})).toEqual([{ ...done, state: 'open' }]);
    expect(Object.values(after ?? {})).toEqual([{ ...done, state: 'done' }]);
    const facts = JSON.stringify(entries.map(entry => [entry.before, entry.after]));
    for (const { name } of Object.values(w.people)) expect(facts).not.toContain(name);
    expect(facts).not.toContain(NOTE);
  });
});

/** The newest card of one kind in the channel. */
function newest(w: World, verb: string): object {
  const found = w.connector.in(CHANNEL).findLast(({ activity }) => JSON.stringify(activity).includes(verb));
  const [attachment] = (found?.activity.attachments ?? []) as { content: object }[];
  if (!attachment) throw new Error(`no card with ${verb}`);
  return attachment.content;
}
