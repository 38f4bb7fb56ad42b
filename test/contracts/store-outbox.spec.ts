import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import type { Job } from '#ports/jobs.ts';
import type { Store, TrustWrites } from '#ports/store.ts';
import { MILL_LANE, person, sitSeries } from '#test/builders/trust.ts';
import { engines, freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';

const NOW = '2026-11-05T08:00:00.000Z';
const LATER = '2026-11-05T08:00:01.000Z';

describe.each(engines())('answers, posts and places on $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let database: TestDatabase;
    let store: Store;
    const queued: Job[] = [];

    beforeAll(async () => {
      database = await freshDatabase(engine);
      store = prismaStore(database.connection, { enqueue: async jobs => void queued.push(...jobs) });
      await inMill(async tx => {
        await tx.trust.create(MILL_LANE);
        for (const name of ['Priya Shah', 'Tom Reed']) await tx.people.save(person(name, []));
        await tx.meetings.saveSeries(sitSeries());
      });
    });
    afterAll(async () => {
      await store.close();
      await database.drop();
    });
    const mill = () => store.inTrust(MILL_LANE.id);
    const inMill = <T>(work: (tx: TrustWrites) => Promise<T>) => store.transaction(MILL_LANE.id, work);

    it('gives a press to exactly one of those who claim it at once', async () => {
      const key = 'same-press';
      const claim = () =>
        store.transaction(MILL_LANE.id, async tx => {
          if (!(await tx.answers.claim(key, NOW))) return 'answered';
          await tx.answers.save({
            key,
            actorId: 'p',
            verb: 'v',
            subject: 's',
            subjectVersion: 1,
            notice: { text: 'ok' },
            body: {},
            at: NOW,
          });
          return 'mine';
        });
      const claims = await Promise.all([claim(), claim(), claim(), claim()]);
      expect(claims.toSorted()).toEqual(['answered', 'answered', 'answered', 'mine']);
      expect(await mill().answers.find(key)).toMatchObject({ notice: { text: 'ok' }, at: NOW });
    });

    it('forgets a claim whose transaction failed', async () => {
      await inMill(async tx => {
        await tx.answers.claim('lost', NOW);
        throw new Error('stop');
      }).catch(() => {});
      expect(await mill().answers.find('lost')).toBeNull();
      expect(await store.transaction(MILL_LANE.id, tx => tx.answers.claim('lost', NOW))).toBe(true);
    });

    it('forgets answers given before a moment, and no others', async () => {
      const saved = { actorId: 'p', verb: 'v', subject: 's', subjectVersion: 1, notice: {}, body: {} };
      for (const [key, at] of [
        ['old', NOW],
        ['new', LATER],
      ] as const) {
        await inMill(async tx => {
          await tx.answers.claim(key, at);
          await tx.answers.save({ ...saved, key, at });
        });
      }
      await inMill(tx => tx.answers.forget(LATER));
      expect(await mill().answers.find('old')).toBeNull();
      expect(await mill().answers.find('new')).not.toBeNull();
    });

    it('writes a post once, queues it when due and only then', async () => {
      queued.length = 0;
      const post = {
        key: 'p1',
        card: 'help',
        subject: 'help',
        audience: { kind: 'person', personId: 'person-tom-reed' },
        urgency: 'now',
        dueAt: LATER,
      } as const;
      await inMill(tx => tx.outbox.post(post, NOW));
      expect(queued).toEqual([]);
      expect(await store.transaction(MILL_LANE.id, tx => tx.outbox.queueDue(NOW, null))).toBe(0);
      const both = await Promise.all(
        [1, 2].map(() => store.transaction(MILL_LANE.id, tx => tx.outbox.queueDue(LATER, null))),
      );
      expect(both.reduce((a, b) => a + b)).toBe(1);
      expect(queued).toHaveLength(1);
      await inMill(tx => tx.outbox.post(post, LATER));
      expect(queued).toHaveLength(1);
      expect(await mill().outbox.postsTo(post.audience)).toHaveLength(1);
    });

    it('lets one sender claim a copy, and says unknown of a sender that never came back', async () => {
      await inMill(tx =>
        tx.outbox.post(
          {
            key: 'p2',
            card: 'help',
            subject: 'x',
            audience: { kind: 'series', seriesId: 'series-sit' },
            urgency: 'now',
            dueAt: NOW,
          },
          NOW,
        ),
      );
      const [post] = await mill().outbox.postsAbout('help', 'x');
      const where = {
        conversationId: '19:sit@thread.tacv2',
        kind: 'channel',
        serviceUrl: 'http://127.0.0.1:1',
        botId: 'bot',
        teamId: 't',
        personId: null,
      } as const;
      const { conversation, isNew } = await store.transaction(MILL_LANE.id, tx =>
        tx.conversations.remember(where, NOW),
      );
      expect(isNew).toBe(true);
      const claim = () =>
        store.transaction(MILL_LANE.id, tx => tx.outbox.claim(post?.id ?? '', conversation.id, NOW));
      const claims = await Promise.all([claim(), claim()]);
      expect(claims.filter(Boolean)).toHaveLength(1);
      expect(await store.transaction(MILL_LANE.id, tx => tx.outbox.markAbandoned(NOW, LATER))).toBe(0);
      expect(await store.transaction(MILL_LANE.id, tx => tx.outbox.markAbandoned(LATER, LATER))).toBe(1);
      expect(await mill().outbox.deliveriesOf(post?.id ?? '')).toMatchObject([{ state: 'unknown' }]);
    });

    it('queues every ask for a redraw under its copy, also one during the redraw; the queue makes one of many', async () => {
      queued.length = 0;
      const ask = () => inMill(tx => tx.outbox.wantUpdates('x'));
      const [post] = await mill().outbox.postsAbout('help', 'x');
      const [delivery] = await mill().outbox.deliveriesOf(post?.id ?? '');
      await inMill(tx => tx.outbox.markSent(delivery?.id ?? '', 'activity-1', 1, NOW));
      const redraws = (count: number) =>
        Array.from({ length: count }, () => ({
          kind: 'redraw',
          trustId: MILL_LANE.id,
          deliveryId: delivery?.id,
        }));
      await ask();
      // One that stands already may be of a redraw that failed for good: this one must not rely on it.
      await ask();
      expect(queued).toEqual(redraws(2));
      await inMill(tx => tx.outbox.beginRedraw(delivery?.id ?? ''));
      await ask();
      expect(queued).toEqual(redraws(3));
    });

    it('makes a redraw about to begin wait for a change that is being saved', async () => {
      const [post] = await mill().outbox.postsAbout('help', 'x');
      const [delivery] = await mill().outbox.deliveriesOf(post?.id ?? '');
      await inMill(tx => tx.outbox.wantUpdates('x'));
      const order: string[] = [];
      let begun: Promise<unknown> = Promise.resolve();
      await inMill(async tx => {
        await tx.outbox.wantUpdates('x');
        begun = inMill(other => other.outbox.beginRedraw(delivery?.id ?? '')).then(() => order.push('begun'));
        await new Promise(resolve => setTimeout(resolve, 100));
        order.push('saved');
      });
      await begun;
      expect(order).toEqual(['saved', 'begun']);
    });

    it('queues a redraw of a copy whose subject changed while it was being sent, once it has arrived', async () => {
      const where = {
        conversationId: 'a:slow',
        kind: 'personal',
        serviceUrl: 'http://127.0.0.1:1',
        botId: 'bot',
        teamId: null,
        personId: null,
      } as const;
      const [post] = await mill().outbox.postsAbout('help', 'x');
      const delivery = await store.transaction(MILL_LANE.id, async tx => {
        const { conversation } = await tx.conversations.remember(where, NOW);
        return tx.outbox.claim(post?.id ?? '', conversation.id, NOW);
      });
      await inMill(tx => tx.outbox.wantUpdates('x'));
      queued.length = 0;
      await inMill(tx => tx.outbox.markSent(delivery?.id ?? '', 'activity-2', 1, NOW));
      expect(queued).toEqual([{ kind: 'redraw', trustId: MILL_LANE.id, deliveryId: delivery?.id }]);
    });

    it('redraws what lists a subject with it, but where that is in hand, and five posts of it at most', async () => {
      const where = {
        kind: 'personal',
        serviceUrl: 'http://127.0.0.1:1',
        botId: 'bot',
        teamId: null,
      } as const;
      const audience = { kind: 'person', personId: 'person-tom-reed' } as const;
      const post = {
        card: 'list',
        subject: 'list of tom',
        audience,
        urgency: 'can-wait',
        dueAt: NOW,
      } as const;
      const sent = (key: string, about: readonly string[]) =>
        inMill(async tx => {
          await tx.outbox.post({ ...post, key, about }, NOW);
          const found = (await tx.outbox.postsAbout('list', post.subject)).find(each => each.key === key);
          const place = { ...where, conversationId: 'a:tom', personId: 'person-tom-reed' };
          const { conversation } = await tx.conversations.remember(place, NOW);
          const copy = await tx.outbox.claim(found?.id ?? '', conversation.id, NOW);
          await tx.outbox.markSent(copy?.id ?? '', `activity ${key}`, 0, NOW);
          return copy?.id ?? '';
        });
      const redrawn = async (subject: string, conversationId?: string) => {
        queued.length = 0;
        const except = { card: 'asking', conversationId: conversationId ?? '' };
        await inMill(tx => tx.outbox.wantUpdates(subject, conversationId ? { except } : undefined));
        return queued.flatMap(job => (job.kind === 'redraw' ? [job.deliveryId] : []));
      };
      const first = await sent('list 1', ['one', 'two']);
      expect(await redrawn('two')).toEqual([first]);
      expect(await redrawn('three')).toEqual([]);
      expect(await redrawn('one', 'a:tom')).toEqual([]);
      expect(await redrawn('one', 'a:elsewhere')).toEqual([first]);
      for (const key of ['list 2', 'list 3', 'list 4', 'list 5']) await sent(key, ['one']);
      expect(await redrawn('one')).toHaveLength(5);
      expect(await redrawn('two')).toEqual([first]);
      // As every post has a moment of its own but in tests, which of those before is left out is not told.
      await sent('list 6', ['one']);
      expect(await redrawn('one')).toHaveLength(5);
      expect(await mill().outbox.inChats({ cards: ['list'], since: NOW })).toEqual([
        { personId: 'person-tom-reed', card: 'list', subject: 'list of tom', sentAt: NOW },
      ]);
      expect(await mill().outbox.inChats({ cards: ['list'], since: LATER })).toEqual([]);
      expect(await mill().outbox.inChats({ cards: ['list'], since: NOW, personId: 'x' })).toEqual([]);
      await inMill(tx => tx.conversations.close('a:tom', NOW));
      expect(await mill().outbox.inChats({ cards: ['list'], since: NOW })).toEqual([]);
    });

    it('counts what has not gone out: posts due and never queued, copies being sent or lost', async () => {
      const audience = { kind: 'person', personId: 'person-tom-reed' } as const;
      const where = {
        kind: 'personal',
        serviceUrl: 'http://127.0.0.1:1',
        botId: 'bot',
        teamId: null,
      } as const;
      const before = await store.trusts.backlog('2026-12-01T00:00:00.000Z');
      await inMill(async tx => {
        for (const [key, dueAt] of [
          ['backlog 1', '2026-11-30T08:00:00.000Z'],
          ['backlog 2', '2026-11-30T07:00:00.000Z'],
          ['backlog 3', '2026-12-24T08:00:00.000Z'],
        ] as const)
          await tx.outbox.post({ key, card: 'help', subject: key, audience, urgency: 'now', dueAt }, NOW);
        const [post] = await tx.outbox.postsAbout('help', 'backlog 1');
        for (const conversationId of ['a:lost', 'a:way'] as const) {
          const place = { ...where, conversationId, personId: null };
          const { conversation } = await tx.conversations.remember(place, NOW);
          const copy = await tx.outbox.claim(post?.id ?? '', conversation.id, NOW);
          if (conversationId === 'a:lost') await tx.outbox.giveUp(copy?.id ?? '', 'unknown', 'reset', NOW);
        }
      });
      const after = await store.trusts.backlog('2026-12-01T00:00:00.000Z');
      expect(after).toEqual({
        due: before.due + 2,
        held: before.held,
        oldestDueAt: before.oldestDueAt ?? '2026-11-30T07:00:00.000Z',
        copies: {
          ...before.copies,
          sending: before.copies.sending + 1,
          unknown: before.copies.unknown + 1,
        },
      });
      await inMill(tx => tx.outbox.queueDue('2026-12-01T00:00:00.000Z', null));
      expect(await store.trusts.backlog('2026-12-01T00:00:00.000Z')).toMatchObject({
        due: 0,
        oldestDueAt: null,
      });
    });

    it('lets a copy that was put off be claimed again, counts its tries, and abandons no fresh claim', async () => {
      const where = {
        kind: 'personal',
        serviceUrl: 'http://127.0.0.1:1',
        botId: 'bot',
        teamId: null,
      } as const;
      const [post] = await mill().outbox.postsAbout('help', 'x');
      const place = await inMill(tx =>
        tx.conversations.remember({ ...where, conversationId: 'a:off', personId: null }, NOW),
      );
      const claim = (at: string) => inMill(tx => tx.outbox.claim(post?.id ?? '', place.conversation.id, at));
      const first = await claim(NOW);
      const id = first?.id ?? '';
      await inMill(tx => tx.outbox.putOff(id, 'throttled', NOW));
      expect(await mill().outbox.findDelivery(id)).toMatchObject({ state: 'waiting', attempts: 1 });
      const claims = await Promise.all([claim(LATER), claim(LATER)]);
      expect(claims.filter(Boolean)).toMatchObject([{ id, state: 'sending', attempts: 2 }]);
      await inMill(tx => tx.outbox.markAbandoned(LATER, LATER));
      expect(await mill().outbox.findDelivery(id)).toMatchObject({ state: 'sending' });
      await inMill(tx => tx.outbox.putOff(id, null, LATER));
      expect(await mill().outbox.findDelivery(id)).toMatchObject({ state: 'waiting', attempts: 1 });
      const before = await store.trusts.backlog(NOW);
      await claim(LATER);
      await inMill(tx => tx.outbox.giveUp(id, 'dead', 'throttled', LATER));
      expect(await claim(LATER)).toBeNull();
      const { copies } = await store.trusts.backlog(NOW);
      expect(copies).toEqual({
        ...before.copies,
        waiting: before.copies.waiting - 1,
        dead: before.copies.dead + 1,
      });
    });

    it('remembers a conversation once, and again after the app was removed', async () => {
      const where = {
        conversationId: 'a:1',
        kind: 'personal',
        serviceUrl: 'http://127.0.0.1:1',
        botId: 'bot',
        teamId: null,
        personId: 'person-tom-reed',
      } as const;
      const remember = () => store.transaction(MILL_LANE.id, tx => tx.conversations.remember(where, NOW));
      expect((await remember()).isNew).toBe(true);
      expect((await remember()).isNew).toBe(false);
      await inMill(tx => tx.conversations.close('a:1', NOW));
      expect(await mill().conversations.personalOf('person-tom-reed')).toEqual([]);
      expect((await remember()).isNew).toBe(true);
    });

    describe('a conversation', () => {
      const at = (conversationId: string, change: { serviceUrl?: string; personId?: string } = {}) =>
        inMill(tx =>
          tx.conversations.remember(
            {
              ...({ conversationId, kind: 'personal', botId: 'bot', teamId: null } as const),
              ...{ serviceUrl: 'https://smba.example/uk', personId: 'person-tom-reed', ...change },
            },
            NOW,
          ),
        );
      const open = async (conversationId: string) => mill().conversations.byTeamsIds([conversationId]);

      it('is the same wherever Teams serves it from, open or closed, and is sent to where it was last', async () => {
        const { conversation } = await at('a:moved');
        const moved = await at('a:moved', { serviceUrl: 'https://smba.example/emea' });
        expect(moved).toMatchObject({ conversation: { id: conversation.id }, isNew: false });
        expect(await open('a:moved')).toEqual([{ ...conversation, serviceUrl: 'https://smba.example/emea' }]);
        await inMill(tx => tx.conversations.close('a:moved', NOW));
        const back = await at('a:moved', { serviceUrl: 'https://smba.example/fr' });
        expect(back).toMatchObject({ conversation: { id: conversation.id }, isNew: true });
        expect(await open('a:moved')).toHaveLength(1);
      });

      it('of somebody else is another, and what was for the first is not redrawn there', async () => {
        const { conversation: first } = await at('a:shared');
        const { conversation: second, isNew } = await at('a:shared', { personId: 'person-priya-shah' });
        expect(isNew).toBe(true);
        expect(second.id).not.toBe(first.id);
        expect(await mill().conversations.find(first.id)).toBeNull();
        expect(await open('a:shared')).toEqual([second]);
      });

      it('that was set aside is another when it is remembered again', async () => {
        const { conversation: before } = await at('a:window');
        await inMill(tx => tx.conversations.setAside('a:window', NOW));
        await inMill(tx => tx.conversations.setAside('a:window', NOW));
        expect(await open('a:window')).toEqual([]);
        const { conversation, isNew } = await at('a:window');
        expect(isNew).toBe(true);
        expect(conversation.id).not.toBe(before.id);
      });
    });
  });
});
