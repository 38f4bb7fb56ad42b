import { describe, expect, it } from 'vitest';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import { engines } from '#test/fixtures/database.ts';
import { olderDatabase } from '#test/fixtures/older-database.ts';

/** A channel under three service URLs, one of them closed, and a chat that two people were heard from in. */
const DATA = ['t', 'u']
  .map(
    trust => `
  insert into "Trust" (id, uid, name) values ('${trust}', '${trust}', 'Trust ${trust}');
  insert into "Conversation" ("trustId", id, "conversationId", kind, "serviceUrl", "botId", "personId", "seenAt", "goneAt") values
    ('${trust}', 'old', '19:sit', 'channel', 'https://a', 'bot', null, '2026-11-01T08:00:00Z', null),
    ('${trust}', 'new', '19:sit', 'channel', 'https://b', 'bot', null, '2026-11-02T08:00:00Z', null),
    ('${trust}', 'gone', '19:sit', 'channel', 'https://c', 'bot', null, '2026-11-03T08:00:00Z', '2026-11-03T09:00:00Z'),
    ('${trust}', 'ada', 'a:1', 'personal', 'https://a', 'bot', 'ada', '2026-11-01T08:00:00Z', null),
    ('${trust}', 'ben', 'a:1', 'personal', 'https://b', 'bot', 'ben', '2026-11-02T08:00:00Z', null),
    ('${trust}', 'cy', 'a:2', 'personal', 'https://a', 'bot', 'cy', '2026-11-02T08:00:00Z', null);
  insert into "Post" ("trustId", id, key, card, subject, audience, "dueAt", "createdAt") select
    '${trust}', id, id, 'help', 'help', '{"kind":"series","seriesId":"sit"}', now(), now()
    from unnest(array['both', 'before', 'twice', 'private']) as id;
  insert into "Delivery" ("trustId", id, "postId", "conversationId", state, "createdAt") values
    ('${trust}', 'both old', 'both', 'old', 'sent', now()), ('${trust}', 'both new', 'both', 'new', 'sent', now()),
    ('${trust}', 'before', 'before', 'old', 'sent', now()),
    ('${trust}', 'twice old', 'twice', 'old', 'refused', now()), ('${trust}', 'twice gone', 'twice', 'gone', 'sent', now()),
    ('${trust}', 'of ada', 'private', 'ada', 'sent', now());`,
  )
  .join('\n');

describe.each(engines())(
  'conversations of a version that kept one a service URL, on $engine',
  ({ engine, available }) => {
    it.skipIf(!available)(
      'are one each, which has what was posted to it, and nothing that was for somebody else',
      async () => {
        const database = await olderDatabase(engine, 'one_place_a_conversation', DATA);
        const store = prismaStore(database.connection);
        for (const trustId of ['t', 'u']) {
          const { conversations, outbox } = store.inTrust(trustId);
          const open = await conversations.byTeamsIds(['19:sit', 'a:1', 'a:2']);
          expect(open.map(({ id, serviceUrl }) => [id, serviceUrl])).toEqual([
            ['ben', 'https://b'],
            ['cy', 'https://a'],
            ['new', 'https://b'],
          ]);
          const placeOf = async (id: string) => (await outbox.findDelivery(id))?.conversationId;
          expect(await placeOf('both new')).toBe('new');
          expect(await placeOf('both old')).toBe('old');
          expect(await placeOf('before')).toBe('new');
          expect(await placeOf('twice gone')).toBe('new');
          expect(await placeOf('twice old')).toBe('old');
          expect(await placeOf('of ada')).toBe('ada');
          for (const id of ['old', 'gone', 'ada']) expect(await conversations.find(id)).toBeNull();
        }
        await store.close();
        await database.drop();
      },
    );
  },
);
