import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MILL_LANE, person } from '#test/builders/trust.ts';
import { MemoryMail } from '#test/fakes/memory-mail.ts';
import { OAKWOOD } from '#test/fixtures/booking-world.ts';
import { messagesOf, type StandingWorld, standingWorld, text } from '#test/fixtures/standing-world.ts';
import { handOutLetters } from '#workflows/letters/hand-out.ts';
import { issueLetter } from '#workflows/letters/issue-letter.ts';
import { issueMissing } from '#workflows/letters/issue-missing.ts';
import { keepLetterMails } from '#workflows/letters/keep-letters.ts';
import { sendLetterMail } from '#workflows/letters/send-mail.ts';

const category = (name: string, from: string) => ({ kind: 'category' as const, name, from });
const LATER = '2026-12-07T09:00:00.000Z';

/** Oakwood is in Recovery, and from Mon 7 Dec in Repair. It is Thu 12 Nov. */
describe('a letter whose date has not come', () => {
  let s: StandingWorld;
  beforeEach(async () => {
    s = await standingWorld('dsat', [category('recovery', '2026-09-07'), category('repair', '2026-12-07')]);
  });
  afterEach(() => s.w.close());

  const inTrust = <T>(work: Parameters<typeof s.w.app.bot.store.transaction<T>>[1]) =>
    s.w.app.bot.store.transaction(MILL_LANE.id, work);
  const letters = () => s.w.app.bot.store.inTrust(MILL_LANE.id).letters.ofSchool(OAKWOOD);
  const issuing = () => {
    const { newId, modelFiles, bankHolidays } = s.w.app.bot;
    return { byId: s.deputy.id, now: s.w.now, newId, modelFiles, bankHolidays };
  };
  const writes = (because: 'change' | 'status', from = '2026-12-07') =>
    inTrust(tx => issueLetter(tx, { ...issuing(), urn: OAKWOOD, because, from }));

  it('reaches nobody once what it says was corrected', async () => {
    await writes('change');
    const card = await s.w.types(s.deputy, 'category oakwood');
    await s.w.presses(s.deputy, card, 'category.correct', {
      ...{ correctEntry: 'standing-1', correctTo: 'never-was' },
      ...{ correctFrom: '2026-12-07', correctWhy: 'It was the row of another school' },
    });
    s.w.now = LATER;
    await s.w.quiet();
    expect(await letters()).toEqual([]);
    for (const who of [s.w.people.tom, s.chair])
      expect(JSON.stringify(s.w.connector.in(`a:${who.id}`))).not.toContain('is Repair');
  });

  it('of the year is written anew when the school is something else on its day', async () => {
    await inTrust(tx => issueMissing(tx, { ...issuing(), year: 2027 }));
    expect(await letters()).toMatchObject([{ category: 'repair', from: '2027-09-01' }]);
    await inTrust(tx =>
      tx.owed.addStandings(
        [{ id: 'later', urn: OAKWOOD, to: null, ...category('refinement', '2027-06-07') }],
        {
          ...{ at: s.w.now, byId: 'operator' },
        },
      ),
    );
    s.w.now = '2027-09-01T07:30:00.000Z';
    const handing = issuing();
    for (let turn = 0; turn < 2; turn += 1) await inTrust(tx => handOutLetters(tx, handing));
    expect(await letters()).toMatchObject([
      { category: 'refinement', because: 'start of year', toIds: [s.w.people.tom.id] },
    ]);
  });

  it('does not go to a school that has left', async () => {
    await writes('change');
    await inTrust(tx => tx.schools.markLeft([OAKWOOD], '2026-12-01'));
    s.w.now = LATER;
    const before = messagesOf(s.w, s.w.people.tom);
    await s.w.quiet();
    expect(await letters()).toEqual([]);
    expect(messagesOf(s.w, s.w.people.tom)).toBe(before);
  });

  it('is no letter of the year: the school has its own all the same', async () => {
    await writes('change');
    const { issued } = await inTrust(tx => issueMissing(tx, { ...issuing(), urn: OAKWOOD, year: 2026 }));
    expect(issued).toEqual([OAKWOOD]);
    expect((await letters()).map(each => each.category)).toEqual(['recovery', 'repair']);
  });

  it('on a status is not known to officers of other hubs', async () => {
    await inTrust(tx =>
      tx.owed.addStandings(
        [
          {
            id: 'status',
            urn: OAKWOOD,
            kind: 'status',
            name: 'direct-intervention',
            from: '2026-12-07',
            to: null,
          },
        ],
        { at: s.w.now, byId: s.deputy.id },
      ),
    );
    await writes('status');
    const hub = await inTrust(tx => tx.schools.ensureHub('Elsewhere'));
    const ivy = person('Ivy Lowe', [{ role: 'officer', scope: { kind: 'hub', hubId: hub.id } }]);
    await inTrust(tx => tx.people.save(ivy));
    await s.w.opens(ivy, 'personal');
    expect(text(await s.w.types(ivy, 'letters'))).not.toContain('on a status');
    expect(text(await s.w.types(s.deputy, 'letters'))).toContain('on a status, goes Mon 7 Dec');
  });

  it('a copy that waited does not go to somebody who is the clerk no more', async () => {
    const joe = person('Joe Finch', [{ role: 'clerk', scope: { kind: 'school', urn: OAKWOOD } }], {
      ...{ objectId: null, email: 'joe@governors.example' },
    });
    await inTrust(tx => tx.people.save(joe));
    await writes('change', '2026-11-12');
    const { store, clock, documents } = s.w.app.bot;
    await inTrust(tx => handOutLetters(tx, issuing()));
    await inTrust(tx => tx.people.save({ ...joe, appointments: [] }));
    const mails = new MemoryMail();
    const [letter] = await letters();
    await inTrust(tx => keepLetterMails(tx, { now: s.w.now, sendsMail: true }));
    await sendLetterMail({ store, clock, documents, mails }, MILL_LANE.id, letter?.id ?? '', joe.id);
    expect(mails.sent).toEqual([]);
    const copies = await store.inTrust(MILL_LANE.id).letters.copiesOf([letter?.id ?? '']);
    expect(copies.get(letter?.id ?? '')?.find(({ personId }) => personId === joe.id)).toMatchObject({
      ...{ state: 'failed', error: 'not in that role any more' },
    });
  });
});
