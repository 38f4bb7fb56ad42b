import { DocumentKind, type DocumentLink, type DocumentLinkWrites } from '#ports/document-links.ts';
import type { DocumentLink as Row } from './generated/client.ts';
import { fromMoment, toMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

export function prismaDocumentLinks(db: Db, trustId: string): DocumentLinkWrites {
  const alive = (tokenHash: string, now: string) => ({
    trustId,
    tokenHash,
    openedAt: null,
    expiresAt: { gt: fromMoment(now) },
  });
  return {
    async find(tokenHash, now) {
      const row = await db.documentLink.findFirst({ where: alive(tokenHash, now) });
      return row && toLink(row);
    },
    async save({ madeAt, expiresAt, ...link }) {
      await db.documentLink.create({
        data: { ...link, trustId, madeAt: fromMoment(madeAt), expiresAt: fromMoment(expiresAt) },
      });
    },
    async open(tokenHash, now) {
      // One statement finds and takes it: of two at once the second sees it opened.
      const [row] = await db.documentLink.updateManyAndReturn({
        where: alive(tokenHash, now),
        data: { openedAt: fromMoment(now) },
      });
      return row ? toLink(row) : null;
    },
    async forget(before) {
      await db.documentLink.deleteMany({ where: { trustId, expiresAt: { lt: fromMoment(before) } } });
    },
  };
}

function toLink({ tokenHash, personId, document, subject, madeAt, expiresAt }: Row): DocumentLink {
  return {
    tokenHash,
    personId,
    document: DocumentKind.parse(document),
    subject,
    madeAt: toMoment(madeAt),
    expiresAt: toMoment(expiresAt),
  };
}
