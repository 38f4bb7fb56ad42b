import { createHash } from 'node:crypto';
import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import type { Viewer } from '#domain/access/viewer.ts';
import { meetingTarget } from '#domain/meeting/agenda.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { DocumentKind } from '#ports/document-links.ts';
import type { DocumentFile, Documents } from '#ports/documents.ts';
import type { PlanFiles } from '#ports/plan-files.ts';
import type { TrustReads } from '#ports/store.ts';
import { readPrinted } from '#workflows/letters/read-letter.ts';
import { readMinutes } from '#workflows/meeting/read-minutes.ts';
import type { OwedSources } from '#workflows/owed/read-owed.ts';
import { planTemplate } from '#workflows/plans/plan-template.ts';
import { readPlanSheets, readPrintedPlan } from '#workflows/plans/print-plan.ts';
import { readReleased } from '#workflows/visits/read-released.ts';
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
  bot: Pick<Bot, 'store' | 'clock' | 'bankHolidays' | 'modelFiles'>,
  makes: Makes,
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
        const actor = link && (await actorOf(trust, link.personId));
        if (!link || !actor) return 'gone';
        const { bankHolidays, modelFiles } = bot;
        const asked = { actor, subject: link.subject, now, bankHolidays, modelFiles };
        const file = await MAKERS[link.document](trust, asked, makes);
        if (file === 'gone') return 'gone';
        await trust.audit.append({
          ...{ at: now, actorId: link.personId, entrance: 'link' },
          ...{ verb: `${link.document}.opened`, subject: link.subject },
        });
        return file;
      });
    },
  };
}

type Reader = Extract<Actor, { kind: 'person' }>;

/** Whoever made the link, as they are now; null where they are gone, or hold no role any more. */
async function actorOf(trust: TrustReads, personId: string): Promise<Reader | null> {
  const person = await trust.people.find(personId);
  if (!person || person.appointments.length === 0) return null;
  const { name, appointments } = person;
  return { kind: 'person', personId, name, appointments, entrance: 'card' };
}

interface Makes {
  readonly documents: Documents;
  readonly planFiles: PlanFiles;
}

interface Asked extends OwedSources {
  readonly actor: Reader;
  readonly subject: string;
  readonly now: IsoInstant;
}

/** The person's own copy as it is now; 'gone' when they may no longer read it. */
type Maker = (trust: TrustReads, asked: Asked, makes: Makes) => Promise<DocumentFile | 'gone'>;

const MAKERS: Readonly<Record<DocumentKind, Maker>> = {
  async minutes(trust, { actor, subject, now, bankHolidays }, { documents }) {
    const meeting = await trust.meetings.find(subject);
    const series = meeting && (await trust.meetings.findSeries(meeting.seriesId));
    if (!series || !can(actor, 'meeting.read', meetingTarget(series, meeting))) return 'gone';
    const viewer: Viewer = { actor, surface: 'personal' };
    const read = await readMinutes(trust, subject, { now, viewer, bankHolidays });
    return read ? documents.minutes(read.minutes, { now }) : 'gone';
  },
  async 'visit-report'(trust, { subject, ...asked }, { documents }) {
    const report = await readReleased(trust, subject, asked);
    return report ? documents.visitReport(report, { now: asked.now }) : 'gone';
  },
  async 'category-letter'(trust, { subject, ...asked }, { documents }) {
    const letter = await readPrinted(trust, subject, asked);
    return letter ? documents.categoryLetter(letter) : 'gone';
  },
  async 'plan-template'(trust, { subject, ...asked }, { planFiles }) {
    return (await planTemplate(trust, subject, asked, planFiles)) ?? 'gone';
  },
  async plan(trust, { subject, ...asked }, { documents }) {
    const plan = await readPrintedPlan(trust, subject, asked);
    return plan ? documents.plan(plan, { now: asked.now }) : 'gone';
  },
  async 'plan-sheet'(trust, { subject, ...asked }, { documents, planFiles }) {
    const plan = await readPlanSheets(trust, subject, asked);
    if (!plan) return 'gone';
    const bytes = await planFiles.write(plan.sheets, 'xlsx');
    return documents.planSheet(plan, bytes, { now: asked.now });
  },
};
