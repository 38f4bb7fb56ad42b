import type { Prisma } from './generated/client.ts';
import type { Db } from './trust-guard.ts';

/** What is kept of one person about letters: those they wrote, signed, got, confirmed or shared, and their copies. */
export async function lettersHeld(db: Db, trustId: string, personId: string) {
  const select = { id: true, urn: true, academicYear: true, because: true, from: true } as const;
  const letters = (where: Prisma.LetterWhereInput, more: Prisma.LetterSelect = {}) =>
    db.letter.findMany({
      where: { ...where, trustId },
      select: { ...select, ...more },
      orderBy: { from: 'asc' },
    });
  return {
    lettersWritten: await letters({ issuedById: personId }, { issuedAt: true }),
    lettersSigned: await letters({ signedById: personId }),
    lettersReceived: await letters({ toIds: { has: personId } }, { handedOutAt: true }),
    lettersConfirmed: await letters({ acknowledgedById: personId }, { acknowledgedAt: true }),
    lettersShared: await letters({ sharedById: personId }, { sharedOn: true, sharedAt: true }),
    letterCopies: await db.letterCopy.findMany({
      where: { trustId, personId },
      include: { letter: { select: { urn: true, from: true } } },
      orderBy: { madeAt: 'asc' },
    }),
    signsLetters: await db.letterSettings.findMany({
      where: { trustId, signatoryId: personId },
      select: { signedAs: true },
    }),
  };
}

/** What somebody typed for letters that has a name in it: as what they are signed, their last line, the address. */
export async function letterWordsWith(db: Db, trustId: string, contains: Prisma.StringFilter, name: string) {
  const inContent = (field: string) => ({
    content: { path: [field], string_contains: name, mode: 'insensitive' as const },
  });
  const letters = await db.letter.findMany({
    where: { trustId, OR: [inContent('closing'), inContent('signedAs')] },
    select: { id: true, urn: true, from: true },
  });
  const settings = await db.letterSettings.findMany({
    where: { trustId, OR: [{ signedAs: contains }, { closing: contains }, { address: { has: name } }] },
    select: { signedAs: true, closing: true, address: true },
  });
  return { letters, settings };
}
