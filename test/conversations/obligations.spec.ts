import { afterEach, describe, expect, it } from 'vitest';
import { NOT_YET, SAID, type SendingWorld, sendingWorld } from '#test/fixtures/sending-world.ts';
import { lines, messagesOf, text } from '#test/fixtures/standing-world.ts';

let s: SendingWorld;
afterEach(() => s.w.close());

describe('what a school sends each term (ddat)', () => {
  it('probe', { timeout: 120000 }, async () => {
    s = await sendingWorld('ddat');
    const { tom, priya } = s.w.people;
    for (const day of ['2026-12-10', '2026-12-11']) {
      await s.dayOf(day);
      console.log(day, await s.requests(), await s.owed('pupil-data'), messagesOf(s.w, tom));
    }
    console.log(lines(s.w.shown(tom, 'to-send.answer')));
    const saved = await s.save(tom, 'pupil-data', { ...SAID, link: 'https://oakwood.example/data' });
    console.log(lines(saved), await s.owed('pupil-data'));
    console.log(text(await s.w.presses(tom, saved, 'to-send.list')));
    console.log(
      text(
        await s.save(tom, 'self-evaluation', { ...NOT_YET, by: '2027-01-12', words: 'Governors meet then' }),
      ),
    );
    console.log(lines(await s.w.types(priya, 'who has not sent')));
    for (const day of ['2026-12-18', '2026-12-21', '2027-01-05', '2027-01-12']) {
      await s.dayOf(day);
      console.log(
        day,
        await s.owed('pupil-data'),
        await s.owed('self-evaluation'),
        messagesOf(s.w, tom),
        messagesOf(s.w, priya),
      );
    }
    console.log(text(await s.save(tom, 'self-evaluation', SAID)), await s.owed('self-evaluation'));
    for (const day of [
      '2027-02-12',
      '2027-03-01',
      '2027-03-10',
      '2027-03-12',
      '2027-03-19',
      '2027-04-20',
      '2027-07-13',
      '2027-07-14',
      '2027-07-21',
      '2027-08-20',
      '2027-09-02',
    ]) {
      await s.dayOf(day);
      console.log(
        day,
        (await s.requests()).map(r => `${r.thing} ${r.dueOn}`),
        await s.owed('pupil-data'),
        messagesOf(s.w, tom),
        messagesOf(s.w, priya),
      );
    }
    console.log(lines(await s.w.types(priya, 'who has not sent')));
  });
});
