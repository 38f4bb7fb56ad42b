import type { CopyState } from '#domain/category/letter.ts';
import type { SqlRunner } from '#ports/jobs.ts';
import { LETTER_CARD, type LetterWrites } from '#ports/letter-store.ts';
import type { DeliveryState } from '#ports/outbox.ts';
import { Audience } from '#ports/post.ts';
import { toCopy } from './prisma-letter-rows.ts';
import type { Enqueue } from './prisma-store.ts';
import { fromMoment, orNull } from './rows.ts';
import type { Db } from './trust-guard.ts';

type CopyWrites = Pick<
  LetterWrites,
  'copiesOf' | 'copy' | 'addCopies' | 'queueMails' | 'takeMail' | 'settleMail' | 'sendAgain' | 'giveUpMails'
>;

/** What a card's message tells of its copy. */
const OF_CARD: Readonly<Record<DeliveryState, CopyState>> = {
  sending: 'sending',
  waiting: 'queued',
  sent: 'sent',
  refused: 'failed',
  dead: 'failed',
  dropped: 'failed',
  unknown: 'unknown',
};

interface Which {
  readonly letterId: string;
  readonly personId: string;
}

/** Copies of letters beside the head's. Without `enqueue` e-mails wait for the bot's next tick. */
export function prismaLetterCopies(db: Db, trustId: string, enqueue?: Enqueue): CopyWrites {
  const within: SqlRunner = { run: (text, values) => db.$queryRawUnsafe<unknown[]>(text, ...values) };
  const queue = async (copies: readonly Which[]) => {
    if (!enqueue || copies.length === 0) return;
    await enqueue(
      copies.map(({ letterId, personId }) => ({ kind: 'mail', trustId, letterId, personId })),
      within,
    );
  };
  const toSend = (now: string) => ({
    way: 'e-mail',
    state: 'queued',
    dueAt: { lte: fromMoment(now) },
  });

  /** The states of the letters' cards, by letter and person; without a message a card is still queued. */
  async function cardStates(letterIds: readonly string[]): Promise<Map<string, CopyState>> {
    const posts = await db.post.findMany({
      where: { trustId, card: LETTER_CARD, subject: { in: [...letterIds] } },
      select: { subject: true, audience: true, deliveries: { select: { state: true } } },
    });
    const states = new Map<string, CopyState>();
    for (const { subject, audience, deliveries } of posts) {
      const to = Audience.parse(audience);
      if (to.kind !== 'person') continue;
      const found = deliveries.map(({ state }) => OF_CARD[state as DeliveryState]);
      states.set(`${subject} ${to.personId}`, found.includes('sent') ? 'sent' : (found[0] ?? 'queued'));
    }
    return states;
  }

  return {
    async copiesOf(letterIds) {
      const rows = await db.letterCopy.findMany({
        where: { trustId, letterId: { in: [...letterIds] } },
        orderBy: [{ role: 'asc' }, { personId: 'asc' }],
      });
      const cards = rows.filter(({ way }) => way === 'card').map(({ letterId }) => letterId);
      const states = cards.length > 0 ? await cardStates([...new Set(cards)]) : new Map();
      const copies = rows.map(row => {
        const copy = toCopy(row);
        const state = states.get(`${copy.letterId} ${copy.personId}`) ?? copy.state;
        return copy.way === 'card' ? { ...copy, state } : copy;
      });
      return Map.groupBy(copies, ({ letterId }) => letterId);
    },
    async copy(letterId, personId) {
      const row = await db.letterCopy.findFirst({ where: { trustId, letterId, personId } });
      return row && toCopy(row);
    },
    async addCopies(copies) {
      const mails: Which[] = [];
      for (const { madeAt, ...copy } of copies) {
        const at = fromMoment(madeAt);
        const isMail = copy.way === 'e-mail' && copy.state === 'queued';
        const { count } = await db.letterCopy.createMany({
          data: [{ ...copy, trustId, madeAt: at, changedAt: at, dueAt: isMail ? at : null }],
          skipDuplicates: true,
        });
        if (isMail && count > 0) mails.push(copy);
      }
      await queue(mails);
    },
    async queueMails(now) {
      const due = await db.letterCopy.findMany({
        where: { trustId, ...toSend(now) },
        select: { letterId: true, personId: true },
        orderBy: [{ dueAt: 'asc' }, { letterId: 'asc' }],
      });
      await queue(due);
      return due.length;
    },
    async takeMail(letterId, personId, now) {
      const [row] = await db.letterCopy.updateManyAndReturn({
        where: { trustId, letterId, personId, ...toSend(now) },
        data: { state: 'sending', changedAt: fromMoment(now), dueAt: null, tries: { increment: 1 } },
      });
      return row ? toCopy(row) : null;
    },
    async settleMail(letterId, personId, { state, error, dueAt }, at) {
      await db.letterCopy.updateMany({
        where: { trustId, letterId, personId, state: 'sending' },
        data: { state, error, dueAt: orNull(fromMoment)(dueAt), changedAt: fromMoment(at) },
      });
    },
    async sendAgain(letterId, personId, at) {
      const { count } = await db.letterCopy.updateMany({
        where: { trustId, letterId, personId, way: 'e-mail', state: { in: ['failed', 'unknown'] } },
        data: {
          ...{ state: 'queued', tries: 0, error: null },
          ...{ dueAt: fromMoment(at), changedAt: fromMoment(at), madeAt: fromMoment(at) },
        },
      });
      if (count > 0) await queue([{ letterId, personId }]);
      return count > 0;
    },
    async giveUpMails({ before, since, error }, at) {
      const changedAt = fromMoment(at);
      const lost = await db.letterCopy.updateManyAndReturn({
        where: { trustId, way: 'e-mail', state: 'sending', changedAt: { lt: fromMoment(before) } },
        data: { state: 'unknown', changedAt },
      });
      const late = await db.letterCopy.updateManyAndReturn({
        where: { trustId, way: 'e-mail', state: 'queued', madeAt: { lt: fromMoment(since) } },
        data: { state: 'failed', error, dueAt: null, changedAt },
      });
      return [...new Set([...lost, ...late].map(({ letterId }) => letterId))];
    },
  };
}
