import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import { USUAL_QUIET_HOURS } from '#domain/academic-year/quiet-hours.ts';
import type { Fulfilment, Mark, Standing } from '#domain/entitlement/school-record.ts';
import type { OfSchool } from '#ports/owed-store.ts';
import type { Store, TrustWrites } from '#ports/store.ts';
import { line, meetingAction } from '#test/builders/meeting.ts';
import { registerEntry } from '#test/builders/school.ts';
import { FAR_HILLS, MILL_LANE, person, sitSeries, TERMS_2026 } from '#test/builders/trust.ts';
import { settleTrust } from '#test/fixtures/access-world.ts';
import { THURSDAY } from '#test/fixtures/bot.ts';
import { engines, freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';

/** What belongs to the other trust: every name, text and id of it holds this word. */
const WORD = 'Quill';
const URN = '900001';
const HEAD = 'quill-head';
const MEETING = 'quill-meeting-planned';
const LINE = 'quill-line-planned';
const ACTION = 'quill-action-planned';
const SERIES = 'quill-series-planned';
const CHAT = 'a:quill-head';
const SERVICE = 'http://127.0.0.1:56150';
const KEY = 'quill-key';
const TOKEN = 'quill-token';
const [BEFORE, LATER] = ['2026-01-01T00:00:00.000Z', '2027-12-31T00:00:00.000Z'];
const audience = { kind: 'person', personId: HEAD } as const;

/** What is in the other trust beside what every settled trust has; the ids the database makes. */
interface Theirs {
  readonly post: string;
  readonly delivery: string;
  readonly conversation: string;
  readonly hub: string;
}

const answer = {
  key: KEY,
  actorId: HEAD,
  verb: 'x.y',
  subject: MEETING,
  subjectVersion: 1,
  notice: {},
  body: {},
};
const place = {
  conversationId: CHAT,
  kind: 'personal',
  serviceUrl: SERVICE,
  botId: '28:bot',
  teamId: null,
} as const;
const link = {
  tokenHash: TOKEN,
  personId: HEAD,
  document: 'minutes',
  subject: MEETING,
  madeAt: THURSDAY,
} as const;
const lineOfTheirs = line({ id: LINE, meetingId: MEETING, urn: URN });
const decision = {
  id: 'quill-decision',
  meetingId: MEETING,
  lineId: LINE,
  text: 'Ours',
  byId: HEAD,
  at: THURSDAY,
};
const modelUse = {
  ...{ id: 'quill-use', modelId: 'quill-model', name: 'Quill model', from: '2026-09-01', text: 'Quill text' },
  ...{ usedAt: THURSDAY, byId: 'operator' },
};
const standing: OfSchool<Standing> = {
  ...{ id: 'quill-standing', urn: URN, name: 'quill-status', from: '2026-09-01', to: null },
  kind: 'status',
};
const mark: OfSchool<Mark> = {
  ...{
    id: 'quill-mark',
    urn: URN,
    thing: 'quill-thing',
    on: '2026-10-01',
    number: null,
    reason: 'Quill why',
  },
  kind: 'waived',
};
const fulfilment: OfSchool<Fulfilment> = {
  ...{ id: 'quill-done', urn: URN, on: '2026-10-01', things: ['quill-thing'] },
  state: 'done',
};
const noted = { at: THURSDAY, byId: HEAD };
const {
  ownerName: _name,
  ownerIsHere: _here,
  version: _version,
  ...newAction
} = meetingAction({
  ...{ id: 'new', meetingId: MEETING, lineId: LINE, ownerId: HEAD },
});
const asked = {
  card: 'action-day',
  subject: 'quill-action-settling',
  personId: 'quill-chair',
  sentAt: THURSDAY,
};
const post = { key: 'quill-post', card: 'sit-agenda', subject: MEETING, audience, dueAt: BEFORE };

/** Every method of every part of a trust's store, with arguments that mean something in the other trust. */
const CALLS: Record<string, (b: Theirs) => readonly unknown[]> = {
  'privacy.heldOf': () => [{ id: HEAD, name: 'Quill head' }],
  'outbox.heldBack': () => [LATER, LATER],
  'trust.get': () => [],
  'trust.create': () => [{ ...MILL_LANE, uid: '7', tenantId: null }],
  'trust.update': () => [{ safeguardingContact: 'Mr Other' }],
  'trust.setQuietHours': () => [{ ...USUAL_QUIET_HOURS, from: '17:00' }],
  'trust.quietHours': () => [],
  'schools.find': () => [URN],
  'schools.list': () => [],
  'schools.hubs': () => [],
  'schools.newsSince': () => [BEFORE],
  'schools.add': () => [[registerEntry({ urn: '999999' })], THURSDAY],
  'schools.update': () => [new Map([[URN, { name: 'Renamed' }]]), THURSDAY],
  'schools.recordNews': () => [[{ urn: URN, field: 'name', before: 'x', after: 'y' }], THURSDAY],
  'schools.markLeft': () => [[URN], '2026-11-01'],
  'schools.ensureHub': () => ['Quill North'],
  'schools.assignHub': ({ hub }) => [['910001', '900003'], hub],
  'people.find': () => [HEAD],
  'people.byObjectId': () => ['cccccccc-0000-4000-8000-000000000001'],
  'people.byUpn': () => ['quill@example.org'],
  'people.list': () => [],
  'people.withRole': () => ['head'],
  'people.save': () => [person('Renamed', [], { id: HEAD })],
  'people.linkObjectId': () => ['quill-new', 'cccccccc-0000-4000-8000-000000000009'],
  'people.appoint': () => [HEAD, [{ role: 'ceo', scope: { kind: 'trust' } }]],
  'people.noteLeavers': () => [THURSDAY],
  'people.leftBefore': () => [LATER],
  'calendar.entries': () => [],
  'calendar.save': () => [[{ ...TERMS_2026[0], name: 'Renamed' }]],
  'calendar.remove': () => [[TERMS_2026[0]]],
  'owed.modelUses': () => [],
  'owed.recordsOf': () => [[URN]],
  'owed.versionOf': () => [URN],
  'owed.useModel': () => [{ ...modelUse, id: 'new' }],
  'owed.hold': () => [URN],
  'owed.addStandings': () => [[{ ...standing, id: 'new', from: '2026-10-01' }], noted],
  'owed.endStanding': () => [standing.id, '2027-01-01'],
  'owed.addMark': () => [{ ...mark, id: 'new' }, noted],
  'owed.withdrawMark': () => [mark.id, THURSDAY],
  'owed.addFulfilments': () => [[{ ...fulfilment, id: 'new' }], noted],
  'owed.withdrawFulfilment': () => [fulfilment.id, THURSDAY],
  'meetings.series': () => [],
  'meetings.findSeries': () => [SERIES],
  'meetings.find': () => [MEETING],
  'meetings.between': () => [SERIES, BEFORE, LATER],
  'meetings.slotsBetween': () => [SERIES, BEFORE, LATER],
  'meetings.saveSeries': () => [sitSeries({ id: SERIES, name: 'Renamed' })],
  'meetings.holdSeries': () => [SERIES],
  'meetings.ensure': () => [sitSeries({ id: SERIES }), { startsAt: LATER, agendaDueAt: LATER }],
  'meetings.callExtra': () => [
    sitSeries({ id: SERIES }),
    'new',
    { startsAt: LATER, agendaDueAt: LATER, reason: null },
  ],
  'meetings.change': () => [MEETING, { reason: 'Other' }],
  'meetings.hold': () => [MEETING],
  'meetings.touch': () => [MEETING],
  'agendas.lines': () => [MEETING],
  'agendas.find': () => [LINE],
  'agendas.leftBefore': () => [SERIES, LATER],
  'agendas.meetingsWith': () => ['action quill-action-closed'],
  'agendas.apologies': () => [MEETING],
  'agendas.attendance': () => [MEETING],
  'agendas.mentionsOf': () => [URN, 10],
  'agendas.lastMentions': () => [SERIES, LATER],
  'agendas.addLines': () => [[{ ...lineOfTheirs, id: 'new', key: 'new' }]],
  'agendas.withdrawProposed': () => ['quill-meeting-today', 'action', URN],
  'agendas.carryLine': () => [LINE, 'quill-meeting-today'],
  'agendas.changeLine': () => [LINE, { outcome: 'dropped' }],
  'agendas.saveApology': () => [
    { meetingId: MEETING, personId: HEAD, name: '', note: 'Other', at: THURSDAY },
  ],
  'agendas.withdrawApology': () => [MEETING, HEAD],
  'agendas.saveAttendance': () => [MEETING, []],
  'actions.decisions': () => [MEETING],
  'actions.decisionsAbout': () => [URN, 10],
  'actions.find': () => [ACTION],
  'actions.byIds': () => [[ACTION]],
  'actions.ofMeeting': () => [MEETING],
  'actions.open': () => [{ seriesId: SERIES }],
  'actions.endedSince': () => ['quill-owner', BEFORE],
  'actions.addDecision': () => [{ ...decision, id: 'new' }],
  'actions.removeDecision': () => [decision.id],
  'actions.add': () => [newAction],
  'actions.remove': () => ['quill-action-settling'],
  'actions.change': () => [ACTION, { dueOn: '2027-01-01' }],
  'actions.hold': () => [ACTION],
  'documentLinks.find': () => [TOKEN, THURSDAY],
  'documentLinks.save': () => [{ ...link, tokenHash: 'new', expiresAt: LATER }],
  'documentLinks.open': () => [TOKEN, THURSDAY],
  'documentLinks.forget': () => ['2028-12-31T00:00:00.000Z'],
  'conversations.find': ({ conversation }) => [conversation],
  'conversations.byTeamsIds': () => [[CHAT]],
  'conversations.personalOf': () => [HEAD],
  'conversations.remember': () => [{ ...place, personId: HEAD, botId: '28:another' }, THURSDAY],
  'outbox.stuckCopies': () => [],
  'outbox.uncopied': () => [LATER],
  'outbox.findPost': ({ post: id }) => [id],
  'outbox.postsAbout': () => ['sit-agenda', MEETING],
  'outbox.postsTo': () => [audience],
  'outbox.deliveriesOf': ({ post: id }) => [id],
  'outbox.findDelivery': ({ delivery }) => [delivery],
  'outbox.post': () => [{ ...post, key: 'new', urgency: 'now' }, THURSDAY],
  'outbox.anyThatWaits': () => [LATER],
  'outbox.inChats': () => [{ cards: ['action-day'], since: BEFORE }],
  'outbox.holdInChat': () => [asked],
  'outbox.askNoMore': () => [asked],
  'outbox.queueDue': () => [LATER, null],
  'outbox.unqueue': ({ post: id }) => [id],
  'outbox.requeue': ({ post: id }) => [[id], THURSDAY],
  'outbox.claim': ({ post: id, conversation }) => [id, conversation, THURSDAY],
  'outbox.markSent': ({ delivery }) => [delivery, 'activity', 9, THURSDAY],
  'outbox.wantUpdates': () => [MEETING],
  'outbox.queueRedraws': () => [],
  'outbox.beginRedraw': ({ delivery }) => [delivery],
  'outbox.wantUpdatesOfOlder': () => [
    { card: 'action-day', version: 99, readerIds: ['quill-chair'], since: BEFORE },
  ],
  'outbox.wantUpdatesOf': () => [[HEAD]],
  'outbox.markShown': ({ delivery }) => [delivery, 11],
  'outbox.redrawFailed': ({ delivery }) => [delivery, 'x', null],
  'outbox.wantUpdatesSince': () => [BEFORE],
  'outbox.letBeStale': ({ delivery }) => [delivery],
  'outbox.redrawAgain': ({ delivery }) => [delivery],
  'outbox.messageGone': ({ delivery }) => [delivery],
  'outbox.giveUp': ({ delivery }) => [delivery, 'dead', 'x', THURSDAY],
  'outbox.putOff': ({ delivery }) => [delivery, 'x', THURSDAY],
  'outbox.revive': ({ delivery }) => [delivery, THURSDAY],
  'outbox.drop': ({ delivery }) => [delivery, THURSDAY],
  'outbox.dropPost': ({ post: id }) => [id, THURSDAY],
  'outbox.dropPostFor': ({ post: id }) => [id, HEAD],
  'outbox.release': ({ delivery }) => [delivery],
  'outbox.markAbandoned': () => [LATER, LATER],
  'conversations.close': () => [CHAT, THURSDAY],
  'conversations.setAside': () => [CHAT, THURSDAY],
  'answers.find': () => [KEY],
  'answers.isOvertaken': () => [{ ...answer, key: 'another', at: BEFORE }],
  'answers.claim': () => [KEY, THURSDAY],
  'answers.save': () => [{ ...answer, verb: 'other', at: THURSDAY }],
  'answers.blank': () => [],
  'answers.forget': () => [LATER],
  'audit.list': () => [{ subject: MEETING }],
  'audit.head': () => [],
  'audit.append': () => [{ at: THURSDAY, actorId: HEAD, entrance: 'card', verb: 'x.y', subject: MEETING }],
  'privacy.setPeriod': () => ['meetings', 'P1Y'],
  'privacy.ownPeriods': () => [],
  'privacy.expire': () => ['apology-notes', LATER, 10],
  'people.forget': () => [HEAD],
  'privacy.forgetChats': () => [THURSDAY],
};
/** What even its own trust sees nothing of here: it is done already, or leaves its mark in the queue. */
const IDLE = [
  'trust.create',
  'outbox.uncopied',
  'outbox.claim',
  'outbox.queueRedraws',
  'outbox.redrawAgain',
  'outbox.release',
  'answers.claim',
];
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
      bot = { store: prismaStore(database.connection, { enqueue: async () => {} }) };
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

    it.each(Object.keys(CALLS))('gives and changes nothing of another: %s', async name => {
      const before = await rows();
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
      expect(await rows()).toEqual(before);
    });

    it('does the same to its own trust, so that the questions mean something', async () => {
      const idle: string[] = [];
      for (const name of Object.keys(CALLS)) {
        const before = await rows();
        const found = await bot.store
          .transaction(MILL_LANE.id, async tx => call(tx, name))
          .catch(() => 'refused');
        const told = wordsIn(found).some(text => text !== 'refused');
        if (!told && (await rows()).join() === before.join()) idle.push(name);
      }
      expect(idle).toEqual(IDLE);
    });
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
