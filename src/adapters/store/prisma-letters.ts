import { handOutAt, letterKey } from '#domain/category/letter.ts';
import type { Letterhead } from '#domain/category/letterhead.ts';
import type { LetterWrites } from '#ports/letter-store.ts';
import type { Prisma } from './generated/client.ts';
import { prismaLetterCopies } from './prisma-letter-copies.ts';
import { fromLetter, toLetter, toSettings } from './prisma-letter-rows.ts';
import type { Enqueue } from './prisma-store.ts';
import { fromDay, fromMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

/** Letters and what they look like. Without `enqueue` e-mails wait for the bot's next tick. */
export function prismaLetters(db: Db, trustId: string, enqueue?: Enqueue): LetterWrites {
  const list = async (where: Prisma.LetterWhereInput) => {
    const orderBy = [{ from: 'asc' }, { issuedAt: 'asc' }, { id: 'asc' }] as const;
    return (await db.letter.findMany({ where: { ...where, trustId }, orderBy: [...orderBy] })).map(toLetter);
  };
  /** `where` says what must not have happened before: of two at once the second finds it has. */
  const once = async (where: Prisma.LetterWhereInput, data: Prisma.LetterUpdateManyMutationInput) => {
    const { count } = await db.letter.updateMany({
      where: { ...where, trustId },
      data: { ...data, version: { increment: 1 } },
    });
    return count > 0;
  };
  return {
    ...prismaLetterCopies(db, trustId, enqueue),
    find: async id => (await list({ id }))[0] ?? null,
    ofSchool: urn => list({ urn }),
    ofYear: academicYear => list({ academicYear }),
    async toHandOut(now) {
      const rows = await db.letter.findMany({
        where: { trustId, handedOutAt: null, handOutAt: { lte: fromMoment(now) } },
        select: { id: true },
        orderBy: [{ handOutAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(({ id }) => id);
    },
    async hold(id) {
      const { count } = await db.letter.updateMany({
        where: { trustId, id },
        data: { version: { increment: 0 } },
      });
      return count > 0;
    },
    async add(letter) {
      const row = { ...fromLetter(letter), handOutAt: fromMoment(handOutAt(letter)) };
      const { count } = await db.letter.createMany({
        data: [{ ...row, trustId, key: letterKey(letter) }],
        skipDuplicates: true,
      });
      return count > 0;
    },
    async takeBack(id) {
      const { count } = await db.letter.deleteMany({ where: { trustId, id, handedOutAt: null } });
      return count > 0;
    },
    handOut: (id, toIds, at) =>
      once({ id, handedOutAt: null }, { handedOutAt: fromMoment(at), toIds: [...toIds] }),
    acknowledge: (id, acknowledgedById, at) =>
      once({ id, acknowledgedAt: null }, { acknowledgedAt: fromMoment(at), acknowledgedById }),
    share: (id, on, { byId, at }) =>
      once({ id, sharedAt: null }, { sharedOn: fromDay(on), sharedAt: fromMoment(at), sharedById: byId }),
    async settings() {
      const select = { signatoryId: true, signedAs: true, closing: true, address: true, imageType: true };
      return toSettings(await db.letterSettings.findUnique({ where: { trustId }, select }));
    },
    async letterhead() {
      const row = await db.letterSettings.findUnique({ where: { trustId } });
      const { image, imageType: type, imageWidth: width, imageHeight: height } = row ?? {};
      if (!image || (type !== 'png' && type !== 'jpg') || !width || !height) return null;
      return { bytes: image, type, width, height } satisfies Letterhead;
    },
    async saveSettings({ address, ...change }) {
      const data = { ...change, ...(address && { address: [...address] }) };
      await db.letterSettings.upsert({ where: { trustId }, create: { ...data, trustId }, update: data });
    },
    async saveLetterhead(letterhead) {
      const data = {
        image: letterhead && Uint8Array.from(letterhead.bytes),
        imageType: letterhead?.type ?? null,
        imageWidth: letterhead?.width ?? null,
        imageHeight: letterhead?.height ?? null,
      };
      await db.letterSettings.upsert({ where: { trustId }, create: { ...data, trustId }, update: data });
    },
  };
}
