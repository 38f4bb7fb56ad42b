import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/role.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { OAKWOOD } from '#test/fixtures/booking-world.ts';
import { type PeerReviewWorld, peerReviewWorld } from '#test/fixtures/peer-review-world.ts';
import { messagesOf, text } from '#test/fixtures/standing-world.ts';

let p: PeerReviewWorld;

const CARD = 'peer-review.';
const WORDS = {
  seen: 'Books everywhere',
  learned: 'Short and often',
  willDo: 'Read each day',
};
const reads = () => p.w.app.bot.store.inTrust(MILL_LANE.id);
const press = (who: Person, card: object, verb: string, inputs: Record<string, unknown> = {}) =>
  p.w.presses(who, card, `${CARD}${verb}`, inputs, 'personal');
const done = async () => (await reads().owed.recordsOf([OAKWOOD])).get(OAKWOOD)?.fulfilments ?? [];
const written = () => reads().peerReviews.writeUps('r');
/** The review was held, and Tom has the form in front of him. */
const heldBy = async (who: Person) => {
  await p.at('2026-11-17T13:05:00.000Z');
  return press(who, await press(who, p.w.shown(who, `${CARD}held`), 'held'), 'write');
};

describe('a peer review, from its focus to what was shared', () => {
  let p1: PeerReviewWorld;
  let read: object;
  beforeAll(async () => {
    p1 = await peerReviewWorld('an-daras');
  });
  beforeEach(() => {
    p = p1;
  });
  afterAll(() => p1.w.close());

  it('two school days before, its host is asked for the focus, and everybody of the group has the prompts', async () => {
    const { w, lena, cora, hal } = p;
    const { tom } = w.people;
    const before = messagesOf(w, hal);
    // Two school days before Tuesday is Friday, at eight.
    await p.at('2026-11-13T07:59:00.000Z');
    expect(text(w.shown(tom))).not.toContain('Peer review');
    await p.at('2026-11-13T08:01:00.000Z');
    const asked = w.shown(tom, `${CARD}focus`);
    expect(text(asked)).toContain('Please say what it is to look at');
    for (const who of [lena, cora]) expect(text(w.shown(who))).toContain('The host has not said yet');
    expect(messagesOf(w, hal)).toBe(before);
    expect(text(await press(lena, asked, 'focus', { focus: 'Mine' }))).toContain(
      'Its host says what a review',
    );
    expect(text(await press(tom, asked, 'focus', { focus: 'How Lena Hart reads' }))).toContain(
      'leave people out',
    );
    expect(text(await press(tom, asked, 'focus', { focus: 'Reading in Year 1' }))).toContain(
      'This is the focus.',
    );
    await w.quiet();
    expect(text(w.shown(lena))).toContain('Focus: Reading in Year 1');
  });

  it('at its end one of those who were there says that it was held, once; what is owed counts it', async () => {
    const { w, lena } = p;
    const { tom } = w.people;
    await p.at('2026-11-17T13:01:00.000Z');
    expect(text(w.shown(tom, `${CARD}held`))).toContain('[It happened]');
    expect(text(await press(lena, w.shown(lena, `${CARD}held`), 'held'))).toContain('Recorded: it happened.');
    expect(text(await press(tom, w.shown(tom, `${CARD}held`), 'held'))).toMatch(
      /Someone changed this|said already/,
    );
    expect(await done()).toMatchObject([{ things: ['peer-review'], state: 'done', on: '2026-11-17' }]);
    expect(await reads().visits.report('visit-review')).toBeNull();
  });

  it('each writes for the group alone, every version is kept, and the others read it from “my group”', async () => {
    const { w, cora } = p;
    const { tom } = w.people;
    await w.quiet();
    const form = w.shown(cora, `${CARD}save`);
    expect(text(form)).toContain(
      'What is written is read by Curlew alone: Tom Reed, Lena Hart and Cora Finch.',
    );
    const saved = await press(cora, form, 'save', WORDS);
    expect(text(saved)).toContain('Saved, for Curlew alone.');
    // What is saved at one instant has no order.
    w.now = '2026-11-17T13:02:00.000Z';
    await press(cora, saved, 'save', { ...WORDS, learned: 'Short, often, early' });
    expect((await written()).map(({ words }) => words?.learned)).toEqual([
      'Short and often',
      'Short, often, early',
    ]);
    const group = await w.types(tom, 'my group');
    expect(text(group)).toContain('Reading in Year 1');
    const review = await w.presses(tom, group, 'coaching-group.review', { review: 'r' }, 'personal');
    read = await press(tom, review, 'read');
    expect(text(read)).toContain('Cora Finch');
    expect(text(read)).toContain('Short, often, early');
    expect(text(read)).toContain('(saved again since)');
  });

  it('one thing is shared on purpose, after a sentence on who reads it, and is on the chair’s agenda', async () => {
    const { w } = p;
    const { tom, priya } = w.people;
    const sharing = await press(tom, await press(tom, read, 'back'), 'share');
    const one = { sharedText: 'Daily reading is worth a visit', sharedWith: 'chair' };
    const confirming = await press(tom, sharing, 'confirm', one);
    expect(text(confirming)).toContain('The chair of the team’s meeting, the deputy CEO and the CEO read it');
    expect(await reads().peerReviews.shares('r')).toEqual([]);
    expect(text(await press(tom, confirming, 'give', one))).toContain('Shared.');
    await w.opens(priya, 'channel');
    await p.at('2026-11-26T12:00:00.000Z');
    expect(text(w.agenda())).not.toContain('Daily reading');
    expect(text(await w.types(priya, 'chair'))).toContain(
      'From a peer review: Daily reading is worth a visit',
    );
    expect(text(await press(tom, read, 'back'))).not.toContain('[Take it back]');
  });
});

describe('a peer review', () => {
  afterEach(() => p.w.close());

  it('what is shared can be taken back until an agenda is out, and for the channel leaves people out', async () => {
    p = await peerReviewWorld('an-daras');
    const { tom } = p.w.people;
    const form = await heldBy(tom);
    const sharing = await press(tom, await press(tom, form, 'back'), 'share');
    const about = { sharedText: 'Lena Hart reads well', sharedWith: 'channel' };
    expect(text(await press(tom, await press(tom, sharing, 'confirm', about), 'give', about))).toContain(
      'about a member of staff',
    );
    const one = { sharedText: 'Reading works', sharedWith: 'channel' };
    const given = await press(tom, await press(tom, sharing, 'confirm', one), 'give', one);
    const back = await press(tom, await press(tom, given, 'back'), 'take-back');
    expect(text(back)).toContain('Taken back: no agenda will have it.');
    await p.w.opens(p.w.people.priya, 'channel');
    await p.at('2026-11-26T12:00:00.000Z');
    expect(text(p.w.agenda())).not.toContain('Reading works');
  });

  it('that was not held says why, comes on the agenda without that, and is booked again', async () => {
    p = await peerReviewWorld('an-daras');
    const { w, lena } = p;
    const { tom, priya } = w.people;
    await p.at('2026-11-17T13:05:00.000Z');
    const said = await press(tom, w.shown(tom, `${CARD}held`), 'not-held', {
      notHeldWhy: 'The boiler had failed',
    });
    expect(text(said)).toContain('Recorded: it did not happen.');
    expect(await done()).toEqual([]);
    await w.opens(priya, 'channel');
    await p.at('2026-11-26T12:00:00.000Z');
    expect(text(w.agenda())).toContain('The peer review of Tue 17 Nov was not held (Curlew)');
    expect(text(w.agenda())).not.toContain('boiler');
    const again = await press(tom, said, 'rebook');
    expect(text(again)).toContain('It is to be timed again.');
    expect(await p.review()).toMatchObject({ state: 'planned', visitId: null, reason: null });
    await p.books('visit-again', '2026-12-08T10:00:00.000Z');
    await p.at('2026-12-04T09:00:00.000Z');
    expect(text(w.shown(lena, 'Tue 8 Dec'))).toContain(
      'It was to be on Tue 17 Nov and was not held: The boiler had failed',
    );
    await p.at('2026-12-08T13:05:00.000Z');
    await press(lena, w.shown(lena, `${CARD}held`), 'held');
    expect(await done()).toMatchObject([{ state: 'done', on: '2026-12-08' }]);
  });

  it('a head who comes in between is asked, and the one before them is not', async () => {
    p = await peerReviewWorld('an-daras');
    const { w } = p;
    const { tom, dee } = w.people;
    await p.at('2026-11-13T08:01:00.000Z');
    const old = w.shown(tom, `${CARD}focus`);
    await p.inTrust(async tx => {
      await tx.people.appoint(tom.id, [{ role: 'staff', scope: { kind: 'school', urn: OAKWOOD } }]);
      await tx.people.appoint(dee.id, [{ role: 'head', scope: { kind: 'school', urn: OAKWOOD } }]);
    });
    await w.quiet();
    expect(text(w.shown(dee, `${CARD}focus`))).toContain('You host it.');
    expect(text(await press(tom, old, 'focus', { focus: 'Mine' }))).not.toContain('This is the focus');
    const form = await heldBy(dee);
    expect(text(await press(dee, form, 'save', WORDS))).toContain('Saved');
  });

  it('two who write at once on two processes lose nothing, and no form is redrawn under anybody’s hands', async () => {
    p = await peerReviewWorld('an-daras');
    const { w, lena, cora } = p;
    await heldBy(w.people.tom);
    await w.quiet();
    const forms = [w.shown(lena, `${CARD}save`), w.shown(cora, `${CARD}save`)] as const;
    const updates = w.connector.sent.length;
    await Promise.all([
      press(lena, forms[0], 'save', { ...WORDS, seen: 'Lena saw' }),
      press(cora, forms[1], 'save', { ...WORDS, seen: 'Cora saw' }),
    ]);
    await w.quiet();
    expect((await written()).map(({ words }) => words?.seen).toSorted()).toEqual(['Cora saw', 'Lena saw']);
    expect(w.connector.sent.length).toBe(updates);
    expect(text(w.shown(lena, `${CARD}save`))).toBe(text(forms[0]));
  });
});

describe('who reads what was written', () => {
  afterEach(() => p.w.close());

  it('is the team too where the model says so; what was written before that stays with those it was for', async () => {
    p = await peerReviewWorld('an-daras');
    const { w, cora, deputy } = p;
    const { tom, priya, maria } = w.people;
    const form = await heldBy(tom);
    await w.quiet();
    const old = w.shown(cora, `${CARD}save`);
    await press(tom, form, 'save', { ...WORDS, seen: 'Quagga' });
    // The trust takes up a model that lets its team read; Cora’s form was drawn before.
    await p.inTrust(({ owed }) =>
      owed.useModel({
        ...{ id: 'then', modelId: 'illuminate', name: 'illuminate', from: '2026-11-02', text: null },
        ...{ usedAt: w.now, byId: 'operator' },
      }),
    );
    expect(text(await press(cora, old, 'save', { ...WORDS, seen: 'Okapi' }))).toContain('for Curlew alone');
    const fresh = await press(cora, await press(cora, old, 'back'), 'write');
    expect(text(fresh)).toContain('and by the trust’s improvement officers and deputy CEO');
    const now = await press(cora, fresh, 'save', { ...WORDS, seen: 'Zorilla' });
    expect(text(now)).toContain('for Curlew and the trust’s team');
    for (const who of [priya, deputy]) {
      const group = await w.types(who, 'group curlew');
      const review = await w.presses(who, group, 'coaching-group.review', { review: 'r' }, 'personal');
      const seen = text(await press(who, review, 'read'));
      expect(seen, who.name).toContain('Zorilla');
      expect(seen, who.name).not.toMatch(/Quagga|Okapi/);
    }
    // The CEO reads everything but these.
    const group = await w.types(maria, 'group curlew');
    const review = await w.presses(maria, group, 'coaching-group.review', { review: 'r' }, 'personal');
    expect(text(review)).not.toContain('[Read');
  });

  it('without the key nothing is kept in clear, and the card says what to do', async () => {
    p = await peerReviewWorld('an-daras', { writeUpsKey: '' });
    const { tom } = p.w.people;
    const form = await heldBy(tom);
    expect(text(form)).toContain('the key that keeps it for the group alone is not set');
    const refused = await press(tom, form, 'save', { ...WORDS, seen: 'Quagga lessons' });
    expect(text(refused)).toContain('Nothing can be written for the group alone');
    expect(text(refused)).toContain('Quagga lessons');
    expect(await written()).toEqual([]);
    expect(await p.w.rows()).not.toContain('Quagga');
  });
});
