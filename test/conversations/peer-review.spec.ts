import { afterEach, describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/role.ts';
import { MILL_LANE, sitSeries } from '#test/builders/trust.ts';
import { OAKWOOD } from '#test/fixtures/booking-world.ts';
import { type PeerReviewWorld, peerReviewWorld } from '#test/fixtures/peer-review-world.ts';
import { messagesOf, text } from '#test/fixtures/standing-world.ts';

let p: PeerReviewWorld;
afterEach(() => p.w.close());

const CARD = 'peer-review.';
const WORDS = {
  seen: 'Books everywhere',
  learned: 'Short and often',
  willDo: 'Read each day',
  told: 'the group',
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

describe('a peer review', () => {
  it('goes from its focus to what was written and one thing shared', async () => {
    p = await peerReviewWorld('an-daras');
    const { w, lena, cora, hal } = p;
    const { tom, priya } = w.people;
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

    await p.at('2026-11-17T12:59:00.000Z');
    expect(text(w.shown(lena))).not.toContain('[It happened]');
    await p.at('2026-11-17T13:01:00.000Z');
    expect(text(w.shown(tom, `${CARD}held`))).toContain('[It happened]');
    const settled = await press(lena, w.shown(lena, `${CARD}held`), 'held');
    expect(text(settled)).toContain('Recorded: it happened.');
    expect(text(await press(tom, w.shown(tom, `${CARD}held`), 'held'))).toMatch(
      /Someone changed this|said already/,
    );
    expect(await done()).toMatchObject([{ things: ['peer-review'], state: 'done', on: '2026-11-17' }]);
    expect(await reads().visits.report('visit-review')).toBeNull();
    await w.quiet();

    const form = w.shown(cora, `${CARD}save`);
    expect(text(form)).toContain('Read by Curlew alone: Tom Reed, Lena Hart and Cora Finch.');
    const saved = await press(cora, form, 'save', WORDS);
    expect(text(saved)).toContain('Saved, for Curlew alone.');
    await press(cora, saved, 'save', { ...WORDS, learned: 'Short, often, early' });
    expect((await written()).map(({ words }) => words?.learned)).toEqual([
      'Short and often',
      'Short, often, early',
    ]);
    await w.quiet();
    const theirs = await press(tom, await w.types(tom, 'my group'), 'open', { review: 'r' }).catch(() =>
      w.shown(tom, `${CARD}save`),
    );
    const read = await press(tom, await press(tom, theirs, 'back').catch(() => theirs), 'read');
    expect(text(read)).toContain('Cora Finch');
    expect(text(read)).toContain('Short, often, early');
    expect(text(read)).toContain('(saved again since)');

    const sharing = await press(tom, await press(tom, read, 'back'), 'share');
    const one = { sharedText: 'Daily reading is worth a visit', sharedWith: 'chair' };
    const confirming = await press(tom, sharing, 'confirm', one);
    expect(text(confirming)).toContain('The chair of the team’s meeting, the deputy CEO and the CEO read it');
    expect(await reads().peerReviews.shares('r')).toEqual([]);
    expect(text(await press(tom, confirming, 'give', one))).toContain('Shared.');
    await w.opens(priya, 'channel');
    // The agenda of the next meeting, on Tue 24 Nov, is made on Thursday before.
    await p.at('2026-11-19T12:00:00.000Z');
    await p.at('2026-11-26T12:00:00.000Z');
    expect(text(w.agenda())).not.toContain('Daily reading');
    expect(text(await w.types(priya, 'chair'))).toContain(
      'From a peer review: Daily reading is worth a visit',
    );
    const again = await press(tom, read, 'back');
    expect(text(again)).not.toContain('[Take it back]');
  });

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
  it('is the team too where the model says so, and who had written before a change stays with theirs', async () => {
    p = await peerReviewWorld('illuminate');
    const { w, cora } = p;
    const { tom, priya, maria } = w.people;
    const form = await heldBy(tom);
    expect(text(form)).toContain('and by the trust’s improvement officers and deputy CEO');
    // Cora was told that the group alone reads hers: the card was drawn before the model was changed.
    expect(text(await press(tom, form, 'save', { ...WORDS, seen: 'Quagga' }))).toContain(
      'and the trust’s team',
    );
    await w.quiet();
    await press(cora, w.shown(cora, `${CARD}save`), 'save', { ...WORDS, seen: 'Okapi', told: 'the group' });
    expect((await written()).map(({ readBy }) => readBy)).toEqual(['the group and the trust', 'the group']);
    const review = async (who: Person) =>
      press(who, await w.types(who, 'group curlew'), 'nothing').catch(() => null);
    expect(await review(priya)).toBeNull();
    await p.inTrust(tx =>
      tx.outbox
        .post(
          {
            key: 'look',
            card: 'peer-review',
            subject: 'read:r',
            audience: { kind: 'person', personId: priya.id },
            urgency: 'now',
            dueAt: w.now,
          },
          w.now,
        )
        .then(() => undefined),
    );
    await w.quiet();
    expect(text(w.shown(priya))).not.toContain('Okapi');
    await p.inTrust(tx =>
      tx.meetings.saveSeries(sitSeries({ chairId: priya.id, memberIds: [priya.id, maria.id] })),
    );
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
