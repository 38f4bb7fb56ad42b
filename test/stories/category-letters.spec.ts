import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/role.ts';
import { textsOf } from '#test/builders/card-texts.ts';
import { MILL_LANE, person, TERMS_2026 } from '#test/builders/trust.ts';
import { readAloud, wordParts } from '#test/builders/word-file.ts';
import { MemoryMail } from '#test/fakes/memory-mail.ts';
import { anotherHead, OAKHURST, OAKWOOD, useDsat } from '#test/fixtures/booking-world.ts';
import { type World, world } from '#test/fixtures/world.ts';
import { issueLetter } from '#workflows/letters/issue-letter.ts';
import { issueMissing } from '#workflows/letters/issue-missing.ts';

const lines = (card: object) => textsOf({ ...card });
const text = (card: object) => lines(card).join('\n');
const at = (urn: string) => ({ kind: 'school', urn }) as const;

/** Mill Lane works by dsat; Oakwood is in Recovery, Oakhurst in Reinforcement, nobody has sorted Elmfield. */
describe('letters to schools', () => {
  let w: World;
  let dana: Person;
  let nora: Person;
  let joe: Person;
  let lena: Person;
  const mail = new MemoryMail();
  const inTrust = <T>(work: Parameters<typeof w.app.bot.store.transaction<T>>[1]) =>
    w.app.bot.store.transaction(MILL_LANE.id, work);
  const trust = () => w.app.bot.store.inTrust(MILL_LANE.id);
  const lettersOf = (urn: string) => trust().letters.ofSchool(urn);
  const letters = (who: Person) => w.types(who, 'letters');
  const messages = (who: Person) => w.connector.in(`a:${who.id}`).length;
  const issuing = (byId: string) => {
    const { newId, modelFiles, bankHolidays } = w.app.bot;
    return { byId, now: w.now, newId, modelFiles, bankHolidays };
  };
  const sorted = (id: string, urn: string, name: string, from: string) =>
    inTrust(tx =>
      tx.owed.addStandings([{ id, urn, kind: 'category', name, from, to: null }], {
        at: w.now,
        byId: 'operator',
      }),
    );

  beforeAll(async () => {
    w = await world({ mails: mail });
    await useDsat(w);
    await sorted('oakhurst', OAKHURST, 'reinforcement', '2026-10-05');
    dana = person('Dana Hale', [{ role: 'deputy-ceo', scope: { kind: 'trust' } }]);
    nora = person('Nora Hill', [{ role: 'chair-of-governors', scope: at(OAKWOOD) }]);
    joe = person('Joe Finch', [{ role: 'clerk', scope: at(OAKWOOD) }], {
      ...{ objectId: null, email: 'Joe@governors.example' },
    });
    await inTrust(async tx => {
      for (const who of [dana, nora, joe]) await tx.people.save(who);
      await tx.letters.saveSettings({ signatoryId: dana.id, signedAs: 'Deputy CEO' });
    });
    lena = await anotherHead(w);
    for (const who of [...Object.values(w.people), dana, nora, lena]) await w.opens(who, 'personal');
  });
  afterAll(() => w.close());

  it('an officer sees that they are missing and cannot write them', async () => {
    const card = await letters(w.people.priya);
    expect(lines(card)[1]).toBe(
      '2 schools have no letter of this year yet: the deputy CEO or the CEO writes them.',
    );
    expect(text(card)).not.toContain('[Write');
    expect(text(card)).toContain('Elmfield Church of England School: no category is recorded');
  });

  it('the deputy CEO writes them all at once, and again nothing more', async () => {
    const after = await w.presses(dana, await letters(dana), 'letters.issue');
    expect(lines(after)[0]).toContain('Written: 2 letters.');
    expect(lines(after)[0]).toContain('Nothing to write to 1 school yet.');
    await w.quiet();
    expect([await lettersOf(OAKWOOD), await lettersOf(OAKHURST)].map(({ length }) => length)).toEqual([1, 1]);
    const again = await letters(dana);
    expect(text(again)).not.toContain('[Write');
    expect(text(again)).toContain('Written: 2 of 3');
    expect(text(again)).toContain('no chair of governors is recorded');
  });

  it('the head reads the category and what it means, confirms, and is then asked to share it', async () => {
    const card = w.shown(w.people.tom, 'category-letter.acknowledge');
    expect(lines(card)[0]).toBe('# Confirm that you have the letter about Oakwood Primary School');
    expect(text(card)).toContain('Recovery');
    expect(text(card)).toContain('Reinforcement by 1 September 2027');
    const confirmed = await w.presses(w.people.tom, card, 'category-letter.acknowledge');
    expect(lines(confirmed)[0]).toContain('Next, please share it with governors and staff');
    const early = await w.presses(w.people.tom, confirmed, 'category-letter.share', {
      sharedOn: '2026-11-13',
    });
    expect(lines(early)[0]).toContain('a day that is not in the future');
    const shared = await w.presses(w.people.tom, early, 'category-letter.share', { sharedOn: '2026-11-12' });
    expect(lines(shared)[0]).toContain('shared on Thu 12 Nov');
    expect(text(shared)).not.toContain('category-letter.acknowledge');
  });

  it('both obligations of the model are done, once', async () => {
    const done = ((await trust().owed.recordsOf([OAKWOOD])).get(OAKWOOD)?.fulfilments ?? []).map(
      ({ things, state }) => `${things} ${state}`,
    );
    expect(done.toSorted()).toEqual(['category-letter done', 'category-shared done']);
  });

  it('the chair has it by card, the clerk without an account by e-mail with the document', async () => {
    expect(lines(w.shown(nora, 'category-letter.document'))[0]).toBe('# Letter to Oakwood Primary School');
    expect(text(w.shown(nora))).not.toContain('[I have received it]');
    const [sent] = mail.sent;
    expect(sent).toMatchObject({
      to: { address: 'joe@governors.example', name: 'Joe Finch' },
      subject: 'Mill Lane Learning Trust: letter to Oakwood Primary School',
    });
    expect(`${sent?.subject} ${sent?.body} ${sent?.attachment?.name}`).not.toMatch(/Recovery|category/i);
    const parts = await wordParts(sent?.attachment?.bytes ?? new Uint8Array());
    expect(readAloud(parts.get('word/document.xml'))).toEqual(
      expect.arrayContaining(['Recovery', 'Dana Hale', 'Deputy CEO', 'Dear Tom Reed,']),
    );
    expect(mail.sent).toHaveLength(1);
    const row = lines(await letters(w.people.priya)).find(line => line.startsWith('Oakwood'));
    expect(row).toBe('Oakwood Primary School: ✓ shared Thu 12 Nov');
  });

  it('opens as a document, for those who may read it', async () => {
    const got = await w.presses(nora, w.shown(nora), 'category-letter.document');
    expect(text(got)).toContain('[Open the letter]');
    const refused = await w.presses(lena, w.shown(nora), 'category-letter.document');
    expect(text(refused)).not.toContain('[Open the letter]');
    expect(text(refused)).not.toContain('Recovery');
  });

  it('nobody of another school reads it, and no department does', async () => {
    expect(text(await w.types(lena, 'letter oakwood'))).not.toContain('Recovery');
    expect(text(await w.types(w.people.dee, 'letter oakwood'))).toContain('You read no letters here.');
    expect(text(await w.types(lena, 'letters'))).toContain('The improvement team looks after the letters.');
    expect(text(await w.types(nora, 'letter'))).toContain('Recovery');
  });

  it('a change that is effective later reaches nobody before its day, but for those who write letters', async () => {
    await sorted('better', OAKWOOD, 'reinforcement', '2026-11-16');
    const asked = { urn: OAKWOOD, because: 'change', from: '2026-11-16' } as const;
    const written = await inTrust(tx => issueLetter(tx, { ...asked, ...issuing(dana.id) }));
    expect(written).toMatchObject({ category: 'reinforcement', handedOutAt: null });
    expect(await inTrust(tx => issueLetter(tx, { ...asked, ...issuing(dana.id) }))).toBe('there already');
    const before = [w.people.tom, nora].map(messages);
    mail.next('later', 'forbidden');
    await w.quiet();
    expect([w.people.tom, nora].map(messages)).toEqual(before);
    for (const who of [w.people.tom, nora, w.people.priya, lena])
      expect(JSON.stringify(w.connector.in(`a:${who.id}`))).not.toContain('16 November');
    expect(text(await w.types(w.people.tom, 'letter'))).toContain('Recovery');
    expect(text(await letters(w.people.priya))).not.toContain('Reinforcement');
    w.now = '2026-11-16T08:00:00.000Z';
    await w.quiet();
    expect(text(w.shown(w.people.tom, 'category-letter.acknowledge'))).toContain(
      'From 16 November 2026 Oakwood Primary School’s category is Reinforcement.',
    );
    expect(text(w.shown(nora))).toContain('Reinforcement');
  });

  it('an e-mail that surely did not go is tried again; one that is refused is shown, and sent by hand', async () => {
    expect(mail.sent).toHaveLength(1);
    w.now = '2026-11-16T08:01:00.000Z';
    await w.quiet();
    expect(text(await letters(dana))).not.toContain('could not be sent');
    w.now = '2026-11-16T08:03:00.000Z';
    await w.quiet();
    const card = await letters(dana);
    expect(text(card)).toContain('Joe Finch (clerk): the e-mail could not be sent');
    const [, letter] = await lettersOf(OAKWOOD);
    mail.next('unknown-sent');
    await w.presses(dana, card, 'letters.send-again', { copy: `${letter?.id} ${joe.id}` });
    await w.quiet();
    await w.quiet();
    expect(mail.sent).toHaveLength(2);
    expect(text(await letters(dana))).toContain('Joe Finch (clerk): nobody knows whether the e-mail arrived');
  });

  it('without a mailbox to send from it waits, and that is said', async () => {
    mail.isThere = false;
    await inTrust(async tx => {
      const una = person('Una Voss', [{ role: 'clerk', scope: at(OAKHURST) }], {
        ...{ objectId: null, email: 'una@governors.example' },
      });
      await tx.people.save(una);
    });
    const card = await letters(dana);
    expect(text(card)).toContain('[Give 1 copy to governors]');
    const after = await w.presses(dana, card, 'letters.issue');
    expect(lines(after)[0]).toContain('No letter was missing. Copies for governors: 1.');
    await w.quiet();
    expect(text(await letters(dana))).toContain('E-mail is not set up here, and 1 copy cannot go by e-mail');
    w.now = '2026-12-01T09:00:00.000Z';
    mail.isThere = true;
    await w.quiet();
    expect(mail.sent).toHaveLength(2);
    expect(text(await letters(dana))).toContain('Una Voss (clerk): the e-mail could not be sent');
  });

  it('a head who has not answered is reminded, of the letter that holds alone', async () => {
    expect(text(w.shown(lena, 'waiting-questions'))).toContain(
      'Confirm that you have the letter about Oakhurst Academy',
    );
    const reminded = text(w.shown(w.people.tom, 'waiting-questions'));
    expect(reminded.match(/Confirm that you have the letter about Oakwood/g)).toHaveLength(1);
    const [first] = await lettersOf(OAKWOOD);
    expect(first?.sharedOn).toBe('2026-11-12');
  });

  it('whoever became head since is asked when somebody asks for what is missing', async () => {
    const zoe = person('Zoe Ames', [{ role: 'head', scope: at(OAKHURST) }]);
    await inTrust(async tx => {
      await tx.people.save({ ...lena, appointments: [] });
      await tx.people.save(zoe);
    });
    await w.opens(zoe, 'personal');
    await inTrust(tx => issueMissing(tx, { ...issuing(dana.id), year: 2026 }));
    await w.quiet();
    const card = w.shown(zoe, 'category-letter.acknowledge');
    expect(text(await w.presses(zoe, card, 'category-letter.acknowledge'))).toContain('by Zoe Ames');
    expect((await lettersOf(OAKHURST))[0]).toMatchObject({ toIds: [lena.id], acknowledgedById: zoe.id });
  });

  it('a status is a letter of its own: it asks nobody to share a category, and takes the place of none', async () => {
    await inTrust(tx =>
      tx.owed.addStandings(
        [
          {
            id: 'status',
            urn: OAKWOOD,
            kind: 'status',
            name: 'direct-intervention',
            from: '2026-12-01',
            to: null,
          },
        ],
        { at: w.now, byId: 'operator' },
      ),
    );
    const asked = { urn: OAKWOOD, because: 'status', from: '2026-12-01' } as const;
    await inTrust(tx => issueLetter(tx, { ...asked, ...issuing(dana.id) }));
    await w.quiet();
    const card = w.shown(w.people.tom, 'Direct intervention');
    expect(text(card)).not.toContain('Reinforcement');
    const confirmed = await w.presses(w.people.tom, card, 'category-letter.acknowledge');
    expect(lines(confirmed)[0]).toBe('! ✓ Thank you: it is recorded that you have the letter.');
    expect(text(await w.types(w.people.tom, 'letter'))).toContain('Reinforcement');
    expect(lines(await letters(dana)).filter(line => line.startsWith('Oakwood'))).toHaveLength(2);
  });

  it('next September they are written by themselves, once', async () => {
    await inTrust(async tx => {
      await tx.calendar.save(
        TERMS_2026.map(term => ({
          ...term,
          startsOn: term.startsOn.replace(/^\d+/, year => String(Number(year) + 1)),
          endsOn: term.endsOn.replace(/^\d+/, year => String(Number(year) + 1)),
        })),
      );
    });
    w.now = '2027-09-01T08:00:00.000Z';
    await w.quiet();
    await w.quiet();
    const of = async (urn: string) =>
      (await lettersOf(urn)).filter(({ academicYear }) => academicYear === 2027);
    expect((await of(OAKWOOD)).map(({ because, issuedById }) => [because, issuedById])).toEqual([
      ['start of year', 'fortnight'],
    ]);
    expect(await of(OAKHURST)).toHaveLength(1);
    const entry = (await trust().audit.list()).find(
      ({ verb, actorId }) => verb === 'letters.issue' && actorId === 'fortnight',
    );
    expect(entry?.subject).toBe('letters 2027');
    const card = await letters(dana);
    expect(text(card)).toContain('# Letters to schools, 2027/28');
    expect(text(card)).toContain('Confirmed: 0 of 2');
  });

  it('no log and no audit entry says what any letter says', async () => {
    const audit = JSON.stringify(await trust().audit.list());
    expect(audit).toContain('category-letter.acknowledge');
    for (const written of [w.logs(), audit])
      expect(written).not.toMatch(/Recovery|Reinforcement|intervention/i);
  });
});
