import { createHash } from 'node:crypto';
import { can } from '#domain/access/can.ts';
import type { Viewer } from '#domain/access/viewer.ts';
import { meetingTarget } from '#domain/meeting/agenda.ts';
import type { BankHolidays } from '#ports/bank-holidays.ts';
import type { DocumentFile, Documents } from '#ports/documents.ts';
import type { TrustReads } from '#ports/store.ts';
import { readMinutes } from '#workflows/meeting/read-minutes.ts';
import type { Bot } from './context.ts';

/**
 * Hands out documents by links that are made for one press, open once and live for minutes. Both methods take what
 * came with the request: bounded in length and alphabet, otherwise anything. 'gone' is one answer for unknown,
 * expired, already opened and no longer allowed, so that nobody can find out which by trying.
 */
export interface DocumentDesk {
  /** Whether `open` would give the document now. Uses nothing up, however often it is asked; rejects for a fault of ours. */
  look(trustId: string, token: string): Promise<'ready' | 'gone'>;
  /**
   * Gives the document and uses the link up: of calls that come together exactly one gets it. Whoever made the link is
   * asked for again whether they may still read it. When it rejects, the link has not been used up.
   */
  open(trustId: string, token: string): Promise<DocumentFile | 'gone'>;
}

/** What is kept of the secret in a document's address. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

export function documentDesk(
  bot: Pick<Bot, 'store' | 'clock' | 'bankHolidays'>,
  documents: Documents,
): DocumentDesk {
  return {
    async look(trustId, token) {
      const link = await bot.store.inTrust(trustId).documentLinks.find(hashOfToken(token), bot.clock.now());
      return link ? 'ready' : 'gone';
    },
    async open(trustId, token) {
      const now = bot.clock.now();
      return bot.store.transaction(trustId, async trust => {
        const link = await trust.documentLinks.open(hashOfToken(token), now);
        if (!link) return 'gone';
        const { personId, subject } = link;
        const asked = { personId, meetingId: subject, now, bankHolidays: bot.bankHolidays };
        const file = await minutesFor(trust, asked, documents);
        if (file === 'gone') return 'gone';
        const opened = {
          at: now,
          actorId: personId,
          entrance: 'link',
          verb: 'minutes.opened',
          subject,
        } as const;
        await trust.audit.append(opened);
        return file;
      });
    },
  };
}

/** The person's own copy as it is now; 'gone' when they may no longer read it. */
async function minutesFor(
  trust: TrustReads,
  {
    personId,
    meetingId,
    now,
    bankHolidays,
  }: { personId: string; meetingId: string; now: string; bankHolidays: BankHolidays },
  documents: Documents,
): Promise<DocumentFile | 'gone'> {
  const person = await trust.people.find(personId);
  const meeting = await trust.meetings.find(meetingId);
  const series = meeting && (await trust.meetings.findSeries(meeting.seriesId));
  if (!person || !series) return 'gone';
  const { name, appointments } = person;
  const actor = { kind: 'person', personId, name, appointments, entrance: 'card' } as const;
  if (appointments.length === 0 || !can(actor, 'meeting.read', meetingTarget(series, meeting))) return 'gone';
  const viewer: Viewer = { actor, surface: 'personal' };
  const read = await readMinutes(trust, meetingId, { now, viewer, bankHolidays });
  return read ? documents.minutes(read.minutes, { now }) : 'gone';
}
