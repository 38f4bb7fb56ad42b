import { randomUUID } from 'node:crypto';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { Conversation, ConversationWrites } from '#ports/conversation-store.ts';
import type { Conversation as Row } from './generated/client.ts';
import { fromMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

export function prismaConversations(db: Db, trustId: string): ConversationWrites {
  const open = { trustId, goneAt: null };
  const setAside = async (conversationId: string, at: IsoInstant): Promise<void> => {
    const [known] = await db.conversation.findMany({ where: { trustId, conversationId } });
    if (!known) return;
    await db.conversation.update({
      where: { trustId_id: { trustId, id: known.id } },
      data: { conversationId: `set aside ${known.id}`, goneAt: fromMoment(at) },
    });
  };
  return {
    async find(id) {
      const row = await db.conversation.findUnique({ where: { trustId_id: { trustId, id }, goneAt: null } });
      return row && toConversation(row);
    },
    async byTeamsIds(ids) {
      const rows = await db.conversation.findMany({
        where: { ...open, conversationId: { in: [...ids] } },
        orderBy: { id: 'asc' },
      });
      return rows.map(toConversation);
    },
    async personalOf(personId) {
      const rows = await db.conversation.findMany({
        where: { ...open, kind: 'personal', personId },
        orderBy: { seenAt: 'desc' },
      });
      return rows.map(toConversation);
    },
    async remember(conversation, at) {
      const { conversationId, personId: person } = conversation;
      const key = { trustId_conversationId: { trustId, conversationId } };
      const found = await db.conversation.findUnique({ where: key });
      const isAnothers = found?.personId && person && found.personId !== person;
      if (isAnothers) await setAside(conversationId, at);
      const known = isAnothers ? null : found;
      const row = await db.conversation.upsert({
        where: key,
        create: { ...conversation, trustId, id: randomUUID(), seenAt: fromMoment(at) },
        update: {
          ...conversation,
          personId: person ?? known?.personId ?? null,
          seenAt: fromMoment(at),
          goneAt: null,
        },
      });
      return { conversation: toConversation(row), isNew: known === null || known.goneAt !== null };
    },
    async close(conversationId, at) {
      await db.conversation.updateMany({
        where: { trustId, conversationId },
        data: { goneAt: fromMoment(at) },
      });
    },
    setAside,
  };
}

function toConversation({ trustId: _trust, seenAt: _seen, goneAt: _gone, kind, ...row }: Row): Conversation {
  return { ...row, kind: kind === 'personal' || kind === 'group' ? kind : 'channel' };
}
