import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewCopy } from '#ports/letter-store.ts';
import type { TrustWrites } from '#ports/store.ts';
import { letterOf, PICTURE } from '#test/builders/letter.ts';
import { FAR_HILLS, MILL_LANE } from '#test/builders/trust.ts';
import { engines } from '#test/fixtures/database.ts';
import {
  ELMFIELD,
  MARIA,
  OAKWOOD,
  PRIYA,
  TOM,
  type TwoTrusts,
  twoTrusts,
} from '#test/fixtures/two-trusts.ts';

const AT = '2026-09-01T07:00:00.000Z';
const LATER = '2026-09-01T07:10:00.000Z';

const { version: _version, ...written } = letterOf({}, { handedOutAt: null, toIds: [] });
const copyOf = (personId: string, change: Partial<NewCopy> = {}): NewCopy => ({
  ...{ letterId: 'one', personId, role: 'clerk', way: 'e-mail', state: 'queued', madeAt: AT },
  ...change,
});

describe.each(engines())('letters on $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let trusts: TwoTrusts;
    const reads = () => trusts.stores[1].inTrust(MILL_LANE.id).letters;
    const mill = <T>(work: (letters: TrustWrites['letters']) => Promise<T>, process: 0 | 1 = 0) =>
      trusts.mill(tx => work(tx.letters), process);
    beforeAll(async () => {
      trusts = await twoTrusts(engine);
      for (const within of [trusts.mill, trusts.far])
        await within(tx => tx.letters.add({ ...written, id: 'one', urn: OAKWOOD }));
      await mill(async letters => {
        await letters.add({ ...written, id: 'change', urn: OAKWOOD, because: 'change', from: '2026-11-12' });
        await letters.add({ ...written, id: 'other', urn: ELMFIELD, academicYear: 2025, from: '2025-09-01' });
      });
    });
    afterAll(async () => {
      const theirs = trusts.stores[1].inTrust(FAR_HILLS.id).letters;
      expect(await theirs.find('one')).toEqual({ ...written, id: 'one', urn: OAKWOOD, version: 1 });
      expect(await theirs.copiesOf(['one'])).toEqual(new Map());
      expect(await theirs.settings()).toMatchObject({ signatoryId: null, hasLetterhead: false });
      await trusts.close();
    });

    it('a letter is read as it was written, words and all', async () => {
      expect(await reads().find('one')).toEqual({ ...written, id: 'one', urn: OAKWOOD, version: 1 });
      expect(await reads().find('none')).toBeNull();
      const ids = async (list: Promise<{ id: string }[]>) => (await list).map(({ id }) => id);
      expect(await ids(reads().ofSchool(OAKWOOD))).toEqual(['one', 'change']);
      expect(await ids(reads().ofYear(2026))).toEqual(['one', 'change']);
      expect(await ids(reads().ofYear(2024))).toEqual([]);
    });

    it('the same cause at the same school is written once, by whichever process', async () => {
      const again = { ...written, id: 'again', urn: OAKWOOD };
      expect(await mill(letters => letters.add(again), 1)).toBe(false);
      expect(await reads().find('again')).toBeNull();
      const both = await Promise.all(
        [0, 1].map(process =>
          mill(
            letters =>
              letters.add({ ...written, id: `at-once-${process}`, urn: ELMFIELD, because: 'joining' }),
            process as 0 | 1,
          ),
        ),
      );
      expect(both.toSorted()).toEqual([false, true]);
    });

    it('is due on its morning, or when it is written after that', async () => {
      expect(await reads().toHandOut('2026-09-01T06:59:59.000Z')).not.toContain('one');
      expect(await reads().toHandOut(AT)).toContain('one');
      expect(await reads().toHandOut('2026-11-12T07:59:00.000Z')).not.toContain('change');
      expect(await reads().toHandOut('2026-11-12T08:00:00.000Z')).toContain('change');
    });

    it('takes back only what has not reached its school', async () => {
      const never = {
        ...written,
        id: 'never',
        urn: ELMFIELD,
        because: 'change' as const,
        from: '2026-12-01',
      };
      await mill(letters => letters.add(never));
      const theirs = await trusts.stores[1].inTrust(FAR_HILLS.id).letters.ofYear(2026);
      expect(await mill(letters => letters.takeBack('never'))).toBe(true);
      expect(await mill(letters => letters.takeBack('never'))).toBe(false);
      await mill(letters => letters.add(never));
      await mill(letters => letters.handOut('never', [TOM], AT));
      expect(await mill(letters => letters.takeBack('never'))).toBe(false);
      expect(await reads().find('never')).toMatchObject({ toIds: [TOM] });
      expect(await trusts.stores[1].inTrust(FAR_HILLS.id).letters.ofYear(2026)).toEqual(theirs);
    });

    it('reaches its school, is acknowledged and shared once each', async () => {
      const noted = { byId: TOM, at: LATER };
      const done = await mill(async letters => [
        await letters.hold('one'),
        await letters.hold('none'),
        await letters.handOut('one', [TOM], AT),
        await letters.handOut('one', [PRIYA], LATER),
        await letters.acknowledge('one', TOM, LATER),
        await letters.acknowledge('one', PRIYA, LATER),
        await letters.share('one', '2026-09-01', noted),
        await letters.share('one', '2026-09-02', noted),
      ]);
      expect(done).toEqual([true, false, true, false, true, false, true, false]);
      expect(await reads().find('one')).toMatchObject({
        ...{ handedOutAt: AT, toIds: [TOM], acknowledgedAt: LATER, acknowledgedById: TOM },
        ...{ sharedOn: '2026-09-01', sharedAt: LATER, sharedById: TOM, version: 4 },
      });
      expect(await reads().toHandOut(AT)).not.toContain('one');
    });

    it('of two that take an e-mail one has it, and what became of it is written once', async () => {
      await mill(letters => letters.addCopies([copyOf(MARIA), copyOf(PRIYA, { state: 'no-address' })]));
      await mill(letters => letters.addCopies([copyOf(MARIA, { way: 'card' })]));
      expect(await reads().copy('one', MARIA)).toMatchObject({ way: 'e-mail', state: 'queued', tries: 0 });
      expect(await mill(letters => letters.queueMails(AT))).toBe(1);
      const taken = await Promise.all(
        ([0, 1] as const).map(process => mill(letters => letters.takeMail('one', MARIA, AT), process)),
      );
      expect(taken.filter(Boolean)).toMatchObject([{ state: 'sending', tries: 1 }]);
      const later = { state: 'queued', error: null, dueAt: LATER } as const;
      await mill(letters => letters.settleMail('one', MARIA, later, AT));
      expect(await mill(letters => letters.takeMail('one', MARIA, AT))).toBeNull();
      expect(await mill(letters => letters.takeMail('one', MARIA, LATER))).toMatchObject({ tries: 2 });
      await mill(letters =>
        letters.settleMail('one', MARIA, { state: 'failed', error: 'forbidden', dueAt: null }, LATER),
      );
      await mill(letters => letters.settleMail('one', MARIA, { ...later, state: 'sent' }, LATER));
      expect(await reads().copy('one', MARIA)).toMatchObject({ state: 'failed', error: 'forbidden' });
    });

    it('one that failed is sent again where somebody wants it, and no other', async () => {
      expect(await mill(letters => letters.sendAgain('one', PRIYA, LATER))).toBe(false);
      expect(await mill(letters => letters.sendAgain('one', MARIA, LATER))).toBe(true);
      expect(await mill(letters => letters.sendAgain('one', MARIA, LATER))).toBe(false);
      expect(await reads().copy('one', MARIA)).toMatchObject({ state: 'queued', tries: 0, error: null });
    });

    it('one whose process died is unknown; one nobody sent for long has failed', async () => {
      await mill(letters => letters.addCopies([copyOf(TOM)]));
      await mill(letters => letters.takeMail('one', TOM, AT));
      const giveUp = (before: string, since: string) =>
        mill(letters => letters.giveUpMails({ before, since, error: 'too late' }, LATER));
      expect(await giveUp(AT, AT)).toEqual([]);
      expect(await giveUp('2026-09-01T07:00:00.001Z', '2026-09-02T00:00:00.000Z')).toEqual(['one']);
      expect(await reads().copy('one', TOM)).toMatchObject({ state: 'unknown' });
      expect(await reads().copy('one', MARIA)).toMatchObject({ state: 'failed', error: 'too late' });
    });

    it('a copy by card is as its message is', async () => {
      await trusts.mill(async tx => {
        await tx.letters.addCopies([copyOf(TOM, { letterId: 'change', way: 'card' })]);
        const audience = { kind: 'person', personId: TOM } as const;
        const post = {
          card: 'category-letter',
          subject: 'change',
          audience,
          urgency: 'now',
          dueAt: AT,
        } as const;
        await tx.outbox.post({ ...post, key: 'copy' }, AT);
      });
      const state = async () => (await reads().copiesOf(['change'])).get('change')?.[0]?.state;
      expect(await state()).toBe('queued');
      await trusts.mill(async tx => {
        const place = {
          conversationId: 'a:tom',
          kind: 'personal',
          serviceUrl: 'http://127.0.0.1:1',
        } as const;
        await tx.conversations.remember({ ...place, botId: '28:bot', teamId: null, personId: TOM }, AT);
        const [post] = await tx.outbox.postsAbout('category-letter', 'change');
        const [chat] = await tx.conversations.personalOf(TOM);
        const copy = await tx.outbox.claim(post?.id ?? '', chat?.id ?? '', AT);
        await tx.outbox.markSent(copy?.id ?? '', 'activity', 1, AT);
      });
      expect(await state()).toBe('sent');
    });

    it('what letters look like is kept as it was said, piece by piece', async () => {
      expect(await reads().settings()).toEqual({
        ...{ signatoryId: null, signedAs: null, closing: null, address: [], hasLetterhead: false },
      });
      await mill(letters => letters.saveSettings({ signatoryId: MARIA, signedAs: 'CEO' }));
      await mill(letters => letters.saveLetterhead(PICTURE));
      await mill(letters =>
        letters.saveSettings({ address: ['Mill Lane House', 'ZZ1 1AA'], closing: 'Thank you.' }),
      );
      expect(await reads().settings()).toEqual({
        ...{ signatoryId: MARIA, signedAs: 'CEO', closing: 'Thank you.', hasLetterhead: true },
        address: ['Mill Lane House', 'ZZ1 1AA'],
      });
      const { bytes, ...size } = (await reads().letterhead()) ?? PICTURE;
      expect([Buffer.from(bytes).equals(PICTURE.bytes), size]).toEqual([
        true,
        { type: 'png', width: 600, height: 90 },
      ]);
      await mill(letters => letters.saveLetterhead(null));
      expect(await reads().letterhead()).toBeNull();
      expect(await reads().settings()).toMatchObject({ hasLetterhead: false, signedAs: 'CEO' });
    });
  });
});
