import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textsOf } from '#test/builders/card-texts.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { type World, world } from '#test/fixtures/world.ts';

const OAKWOOD = '900001';

/** Dsat's model on Thu 12 Nov 2026: an AIM each term, Oakwood in Recovery since September, nothing recorded yet. */
describe('what a school is owed, from the question to the answer', () => {
  let w: World;
  const needs = async (who: keyof World['people'] = 'priya', words = 'what does oakwood need?') =>
    w.types(w.people[who], words, 'personal');
  const lines = (card: object) => textsOf({ ...card });

  beforeAll(async () => {
    w = await world();
    for (const who of Object.values(w.people)) await w.opens(who, 'personal');
  });
  afterAll(() => w.close());

  it('says that no model is chosen, and who can choose one', async () => {
    expect(lines(await needs()).join('\n')).toContain('A trust administrator can choose one');
  });

  describe('once the model is in use', () => {
    beforeAll(async () => {
      await w.app.bot.store.transaction(MILL_LANE.id, async ({ owed }) => {
        const use = { id: 'use', modelId: 'dsat', name: 'dsat', from: '2026-09-01', text: null };
        await owed.useModel({ ...use, usedAt: w.now, byId: 'operator' });
        const category = { kind: 'category', name: 'recovery', from: '2026-09-01', to: null } as const;
        const noted = { at: w.now, byId: 'operator' };
        await owed.addStandings([{ id: 'standing', urn: OAKWOOD, ...category }], noted);
      });
    });
    it('the officer sees what is late, and the head the same of their own school', async () => {
      const seen = lines(await needs());
      expect(seen).toContain('Category: Recovery, since Tue 1 Sep.');
      expect(seen).toContain('Review of standards and curriculum: was due Fri 23 Oct');
      const head = lines(await needs('tom'));
      expect(head).toContain('Review of standards and curriculum: was due Fri 23 Oct');
      expect(head).not.toContain('[Record]');
    });

    it('a head learns nothing of another school, a department nothing at all', async () => {
      expect(lines(await needs('tom', 'what does oakhurst need?')).join('\n')).not.toContain('Late');
      expect(lines(await needs('dee')).join('\n')).not.toContain('Review of standards');
    });

    it('one visit that was two things is recorded once, and both are done', async () => {
      const card = await needs();
      const after = await w.presses(
        w.people.priya,
        card,
        'school-needs.record',
        { recordWhat: 'review-standards,aim', recordDay: '2026-11-10' },
        'personal',
      );
      const seen = lines(after);
      expect(seen).toContain(
        '! ✓ Recorded as done Tue 10 Nov: Review of standards and curriculum and Academy Improvement Meeting.',
      );
      const rest = lines(await w.presses(w.people.priya, after, 'school-needs.more', {}, 'personal'));
      expect(rest).toContain('Academy Improvement Meeting, 1 of 3: done Tue 10 Nov');
      expect(rest).toContain('Review of standards and curriculum: done Tue 10 Nov');
      expect(seen).toContain('Report: Academy Improvement Meeting: by Tue 24 Nov');
    });

    it('a visit that was booked and then done is one visit, and what was not done stays booked', async () => {
      const record = (card: object, recordWhat: string, recordDay: string) =>
        w.presses(w.people.priya, card, 'school-needs.record', { recordWhat, recordDay }, 'personal');
      const booked = await record(await needs(), 'csf-visit,recwfl-visit', '2026-11-17');
      const done = await record(booked, 'csf-visit', '2026-11-11');
      expect(lines(done)).toContain(
        '! ✓ Recorded as done Wed 11 Nov: Church School Flourishing visit, in place of the booking of Tue 17 Nov; still booked: RECWFL visit.',
      );
      const rows = (await w.app.bot.store.inTrust(MILL_LANE.id).owed.recordsOf([OAKWOOD])).get(OAKWOOD);
      expect(rows?.fulfilments.map(({ on, state, things }) => [on, state, ...things].join(' '))).toEqual([
        '2026-11-10 done review-standards aim',
        '2026-11-11 done csf-visit',
        '2026-11-17 booked recwfl-visit',
      ]);
      const again = await record(done, 'csf-visit', '2026-11-11');
      expect(lines(again)[0]).toMatch(/Recorded as done Wed 11 Nov already: Church School Flourishing visit/);
    });

    it('the same press delivered again is one record', async () => {
      const card = await needs();
      const inputs = { recordWhat: 'drop-in', recordDay: '2026-11-11' };
      const press = () => w.presses(w.people.priya, card, 'school-needs.record', inputs, 'personal');
      await Promise.all([press(), press(), press(), press()]);
      const record = await w.app.bot.store.inTrust(MILL_LANE.id).owed.recordsOf([OAKWOOD]);
      const dropIns = record.get(OAKWOOD)?.fulfilments.filter(({ things }) => things.includes('drop-in'));
      expect(dropIns).toHaveLength(1);
    });

    it.each(['Tom Reed asked for it', 'The deputy is off sick'])(
      'a reason about a member of staff is refused, and nothing of it kept: %s',
      async decideWhy => {
        const inputs = { decideWhat: 'identified review-send', decideWhy };
        const told = await w.presses(
          w.people.priya,
          await needs(),
          'school-needs.decide',
          inputs,
          'personal',
        );
        expect(lines(told)[0]).toMatch(/^! ! Nothing was recorded: .* Please say why without saying who/);
        const record = await w.app.bot.store.inTrust(MILL_LANE.id).owed.recordsOf([OAKWOOD]);
        expect(record.get(OAKWOOD)?.marks).toEqual([]);
      },
    );

    it('a need is switched on with its reason, and off again by taking it back', async () => {
      const inputs = { decideWhat: 'identified review-send', decideWhy: 'Many requests for assessment' };
      const on = await w.presses(w.people.priya, await needs(), 'school-needs.decide', inputs, 'personal');
      expect(lines(on)).toContain('! ✓ Recorded: Needed: Review of SEND.');
      expect(lines(on).join('\n')).toContain('Review of SEND: by ');
      const record = await w.app.bot.store.inTrust(MILL_LANE.id).owed.recordsOf([OAKWOOD]);
      const mark = record.get(OAKWOOD)?.marks.at(-1);
      const back = { takeBackWhat: mark?.id };
      const off = await w.presses(w.people.priya, on, 'school-needs.take-back', back, 'personal');
      expect(lines(off).join('\n')).toContain('Only where somebody asks for it:');
      expect(lines(off).join('\n')).not.toContain('Review of SEND: by ');
      // The reason was for the card, and the audit keeps for good what it is given.
      const audited = JSON.stringify(await w.app.bot.store.inTrust(MILL_LANE.id).audit.list());
      expect(audited).toContain('review-send');
      expect(audited).not.toContain('Many requests for assessment');
    });

    it('of two officers with the same card in front of them the second is told, and nothing is recorded twice', async () => {
      const [one, other] = [await needs(), await needs('maria')];
      const waive = { decideWhat: 'waived review-early-years 2026-10-23', decideWhy: 'Seen in September' };
      const first = await w.presses(w.people.priya, one, 'school-needs.decide', waive, 'personal');
      expect(lines(first)[0]).toMatch(/^! ✓ Recorded: Waived: Review of early years provision/);
      const second = await w.presses(w.people.maria, other, 'school-needs.decide', waive, 'personal');
      expect(lines(second)[0]).toMatch(/^! × That cannot be decided any more/);
      const record = await w.app.bot.store.inTrust(MILL_LANE.id).owed.recordsOf([OAKWOOD]);
      expect(record.get(OAKWOOD)?.marks.filter(({ kind }) => kind === 'waived')).toHaveLength(1);
    });

    it('the head who presses an officer’s button is refused, and told whom to ask', async () => {
      const card = await needs();
      const inputs = { recordWhat: 'aim', recordDay: '2026-11-10' };
      const refused = await w.presses(w.people.tom, card, 'school-needs.record', inputs, 'personal');
      expect(lines(refused)[0]).toContain('Only the officer of Oakwood Primary School’s hub');
    });

    it('what the trust is owed is one list, and one school of it opens', async () => {
      const list = await w.types(w.people.maria, 'owed', 'personal');
      expect(lines(list)[0]).toBe('# Owed and not booked');
      expect(lines(list).join('\n')).toContain('Oakwood Primary School (North)');
      const open = await w.presses(w.people.maria, list, 'owed.open', { school: OAKWOOD }, 'personal');
      expect(lines(open)[0]).toBe('# What Oakwood Primary School needs');
    });

    it('asked for in the channel it is answered in the asker’s own chat', async () => {
      const told = lines(await w.types(w.people.priya, 'what does oakwood need?', 'channel')).join('\n');
      expect(told).not.toContain('Recovery');
      await w.quiet();
      expect(lines(w.shown(w.people.priya, 'school-needs'))[0]).toContain(
        'What Oakwood Primary School needs',
      );
    });

    it('the status tells how it stands, and leads to what it needs', async () => {
      const status = await w.types(w.people.maria, 'how is oakwood?', 'personal');
      expect(lines(status)).toContain('Category: Recovery, since Tue 1 Sep');
      const open = await w.presses(w.people.maria, status, 'school-status.needs', {}, 'personal');
      expect(lines(open)[0]).toBe('# What Oakwood Primary School needs');
      expect(lines(await w.types(w.people.dee, 'status oakwood', 'personal')).join('\n')).not.toContain(
        'Recovery',
      );
    });

    it('the next agenda says what waits, and only the chair what concerns staff or safeguarding', async () => {
      await w.opens(w.people.priya, 'channel');
      w.now = '2026-11-26T09:00:00.000Z';
      await w.quiet();
      const agenda = lines(w.agenda()).join('\n');
      expect(agenda).toMatch(/Visits and what is owed/);
      expect(agenda).toMatch(/late: /);
      expect(agenda).not.toMatch(/mentor|safeguarding audit/i);
    });

    it('a booking whose day has passed is asked about until it is settled', async () => {
      const card = await needs();
      const heading = '# Was booked: did it happen?';
      const seen = lines(card);
      expect(seen.slice(seen.indexOf(heading), seen.indexOf(heading) + 2)).toEqual([
        heading,
        'RECWFL visit: was booked for Tue 17 Nov',
      ]);
      expect(seen).not.toContain('RECWFL visit: booked for Tue 17 Nov');
      expect(JSON.stringify(card)).toMatch(/"choices":\[\{"title":"RECWFL visit"/);
      expect(lines(await needs('tom'))).toContain('RECWFL visit: was booked for Tue 17 Nov');
      const inputs = { recordWhat: 'recwfl-visit', recordDay: '2026-11-17' };
      const done = await w.presses(w.people.priya, card, 'school-needs.record', inputs, 'personal');
      expect(lines(done)).not.toContain(heading);
      expect(lines(done)[0]).toMatch(/Recorded as done Tue 17 Nov: RECWFL visit, in place of the booking/);
    });

    it('of a school that has left, or closed, nothing is said or recorded any more, on an old card either', async () => {
      const [card, inputs] = [await needs(), { recordWhat: 'drop-in', recordDay: '2026-11-25' }];
      await w.app.bot.store.transaction(MILL_LANE.id, tx => tx.schools.markLeft([OAKWOOD], '2026-11-26'));
      const refused = await w.presses(w.people.priya, card, 'school-needs.record', inputs, 'personal');
      expect(lines(refused).join('\n')).toContain('Oakwood Primary School has left the trust');
      expect(lines(refused)).not.toContain('[Record]');
      const rows = (await w.app.bot.store.inTrust(MILL_LANE.id).owed.recordsOf([OAKWOOD])).get(OAKWOOD);
      expect(rows?.fulfilments.some(({ on }) => on === '2026-11-25')).toBe(false);
    });
  });
});
