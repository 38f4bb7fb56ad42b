import type { AnswerWrites } from '#ports/answer-store.ts';
import type { Prisma } from './generated/client.ts';
import { fromMoment, toMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

/** A claimed row not yet filled in exists only inside its own transaction. */
const CLAIMED = { actorId: '', verb: '', subject: '', subjectVersion: 0, notice: {}, body: {} };

/** No subject's: the card is drawn again. */
const NO_VERSION = -1;

export function prismaAnswers(db: Db, trustId: string): AnswerWrites {
  const where = (key: string) => ({ trustId_key: { trustId, key } });
  return {
    async find(key) {
      const row = await db.answer.findUnique({ where: where(key) });
      if (!row) return null;
      const { trustId: _trust, at, ...answer } = row;
      return { ...answer, at: toMoment(at) };
    },
    async isOvertaken({ actorId, subject, at }) {
      const later = { trustId, actorId, subject, at: { gt: fromMoment(at) } };
      return (await db.answer.findFirst({ where: later, select: { key: true } })) !== null;
    },
    async claim(key, at) {
      const { count } = await db.answer.createMany({
        data: [{ ...CLAIMED, trustId, key, at: fromMoment(at) }],
        skipDuplicates: true,
      });
      return count === 1;
    },
    async forget(before) {
      await db.answer.deleteMany({ where: { trustId, at: { lt: fromMoment(before) } } });
    },
    async blank() {
      const notice = { tone: 'changed', text: 'You were answered before. This is how it stands now.' };
      await db.answer.updateMany({
        where: { trustId },
        data: { subjectVersion: NO_VERSION, notice, body: {} },
      });
    },
    async save({ key, notice, body, at, ...answer }) {
      const json = { notice: notice as Prisma.InputJsonValue, body: body as Prisma.InputJsonValue };
      await db.answer.update({ where: where(key), data: { ...answer, ...json, at: fromMoment(at) } });
    },
  };
}
