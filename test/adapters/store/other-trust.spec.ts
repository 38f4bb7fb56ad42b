import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import type { Store, TrustWrites } from '#ports/store.ts';
import { FAR_HILLS, MILL_LANE, person, sitSeries } from '#test/builders/trust.ts';
import { WRITE_UP_KEYS } from '#test/builders/write-up.ts';
import { settleTrust } from '#test/fixtures/access-world.ts';
import { THURSDAY } from '#test/fixtures/bot.ts';
import { CALLS, IDLE } from '#test/fixtures/calls-on-another-trust.ts';
import { engines, freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';
import {
  answer,
  BEFORE,
  decision,
  delegation,
  fulfilment,
  HEAD,
  KEY,
  LATER,
  link,
  MEETING,
  mark,
  modelUse,
  noted,
  post,
  SERIES,
  standing,
  type Theirs,
  URN,
  WORD,
} from '#test/fixtures/of-another-trust.ts';
import { EVENT, RECORD } from '#test/fixtures/visit-calls.ts';

type Parts = Record<string, Record<string, (...args: readonly unknown[]) => Promise<unknown>>>;

describe.each(engines())('the store of one trust, on $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let database: TestDatabase;
    let owner: Client;
    /** Nothing works its queue: a copy is sent when a call here says so. */
    let bot: { readonly store: Store };
    let theirs: Theirs;
    beforeAll(async () => {
      database = await freshDatabase(engine);
      bot = {
        store: prismaStore(database.connection, { enqueue: async () => {}, writeUpKeys: WRITE_UP_KEYS }),
      };
      owner = new Client(database.owner);
      await owner.connect();
      await settleTrust(bot, MILL_LANE, { word: WORD, first: 900_001 });
      await settleTrust(bot, FAR_HILLS, { word: 'Rush', first: 910_001 });
      theirs = await bot.store.transaction(MILL_LANE.id, fillIn);
    });
    afterAll(async () => {
      await owner.end();
      await bot.store.close();
      await database.drop();
    });

    /** Every row of the other trust, in every table. */
    async function rows(): Promise<readonly string[]> {
      const tables = await owner.query<{ name: string }>(
        `select quote_ident(table_name) as name from information_schema.columns
         where table_schema = 'public' and column_name = 'trustId' order by 1`,
      );
      const each = tables.rows.map(
        ({ name }) => `select '${name} ' || t::text as row from ${name} t where "trustId" = $1`,
      );
      const all = [...each, `select 'Trust ' || t::text from "Trust" t where id = $1`].join(' union all ');
      return (
        await owner.query<{ row: string }>(`select row from (${all}) r order by 1`, [MILL_LANE.id])
      ).rows.map(({ row }) => row);
    }
    const call = (trust: TrustWrites, name: string) => {
      const [part = '', method = ''] = name.split('.');
      const its = (trust as unknown as Parts)[part];
      return its?.[method]?.(...(CALLS[name]?.(theirs) ?? []));
    };

    it('is tried with every method it has', async () => {
      const { trustId: _trust, ...parts } = await bot.store.transaction(FAR_HILLS.id, async tx => tx);
      const methods = Object.entries(parts).flatMap(([part, its]) =>
        Object.keys(its).map(name => `${part}.${name}`),
      );
      expect(methods.length).toBeGreaterThan(90);
      expect(Object.keys(CALLS).toSorted()).toEqual(methods.toSorted());
    });

    /** What the last look found: only calls are made between two of them. */
    let seen: readonly string[] | undefined;
    it.each(Object.keys(CALLS))('gives and changes nothing of another: %s', async name => {
      const before = seen ?? (await rows());
      seen = undefined;
      const given = wordsIn(CALLS[name]?.(theirs));
      const outside = bot.store.inTrust(FAR_HILLS.id) as TrustWrites;
      const ways = [
        () => call(outside, name),
        () => bot.store.transaction(FAR_HILLS.id, async tx => call(tx, name)),
      ];
      for (const way of ways) {
        const found = await way()?.catch((error: Error) => error.name);
        // What was asked with may be said back; nothing else that holds the word may come.
        const told = wordsIn(found).filter(text => !given.includes(text));
        expect(told.filter(text => /quill|mill lane learning/i.test(text))).toEqual([]);
        expect(told).not.toContain(theirs.post);
        expect(told).not.toContain(theirs.delivery);
      }
      const after = await rows();
      expect(after).toEqual(before);
      seen = after;
    });

    it('does the same to its own trust, so that the questions mean something', async () => {
      const idle: string[] = [];
      let before = (await rows()).join();
      for (const name of Object.keys(CALLS)) {
        const found = await bot.store
          .transaction(MILL_LANE.id, async tx => call(tx, name))
          .catch(() => 'refused');
        const told = wordsIn(found).some(text => text !== 'refused');
        const after = (await rows()).join();
        if (!told && after === before) idle.push(name);
        before = after;
      }
      expect(idle).toEqual(IDLE);
    }, 120_000);
  });
});

/** Every text in what was given or found, however deep. */
function wordsIn(value: unknown): string[] {
  if (value instanceof Map) return wordsIn([...value]);
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(wordsIn);
  return typeof value === 'string' || typeof value === 'number' || value === true ? [String(value)] : [];
}

/** One of everything that a settled trust has not. */
async function fillIn(tx: TrustWrites): Promise<Theirs> {
  const head = await tx.people.find(HEAD);
  if (head)
    await tx.people.save({
      ...head,
      objectId: 'cccccccc-0000-4000-8000-000000000001',
      upn: 'quill@example.org',
    });
  await tx.people.save(person('Quill new', [], { id: 'quill-new', objectId: null, upn: 'new@example.org' }));
  await tx.schools.recordNews(
    [{ urn: URN, field: 'name', before: 'Quill was', after: 'Quill is' }],
    THURSDAY,
  );
  await tx.meetings.ensure(sitSeries({ id: SERIES }), {
    startsAt: '2026-12-01T09:30:00.000Z',
    agendaDueAt: LATER,
  });
  await tx.agendas.saveApology({
    meetingId: MEETING,
    personId: HEAD,
    name: '',
    note: 'Quill note',
    at: THURSDAY,
  });
  await tx.agendas.saveAttendance(MEETING, [HEAD]);
  await tx.actions.addDecision({ ...decision, text: 'Quill decided' });
  await tx.owed.useModel(modelUse);
  await tx.owed.addStandings([standing], noted);
  await tx.owed.addMark(mark, noted);
  await tx.owed.addFulfilments([fulfilment], noted);
  await tx.calendarLinks.want(RECORD, 'quill-officer', BEFORE);
  await tx.calendarLinks.putDown(RECORD, { eventId: EVENT, state: 'refused', trouble: 'forbidden' }, BEFORE);
  await tx.calendarLinks.want('visit quill-visit-next', 'quill-officer', BEFORE);
  await tx.calendarLinks.saveMailbox('quill-officer', { deltaToken: 'Quill token', dueAt: BEFORE }, BEFORE);
  await tx.delegations.add(delegation);
  await tx.documentLinks.save({ ...link, expiresAt: LATER });
  await tx.answers.claim(KEY, THURSDAY);
  await tx.answers.save({ ...answer, body: { text: 'Quill answer' }, at: THURSDAY });
  await tx.audit.append({ at: THURSDAY, actorId: HEAD, entrance: 'card', verb: 'x.y', subject: MEETING });
  await tx.outbox.post({ ...post, dueAt: LATER, urgency: 'now' }, THURSDAY);
  await tx.outbox.post({ ...post, key: 'quill-waits', card: 'help', urgency: 'can-wait' }, THURSDAY);
  const [made] = await tx.outbox.postsAbout('sit-agenda', MEETING);
  const [chat] = await tx.conversations.personalOf(HEAD);
  const delivery = await tx.outbox.claim(made?.id ?? '', chat?.id ?? '', THURSDAY);
  await tx.outbox.giveUp(delivery?.id ?? '', 'dead', 'Quill error', THURSDAY);
  const [hub] = await tx.schools.hubs();
  return {
    post: made?.id ?? '',
    delivery: delivery?.id ?? '',
    conversation: chat?.id ?? '',
    hub: hub?.id ?? '',
  };
}
