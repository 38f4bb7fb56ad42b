import { reportOf } from '#domain/entitlement/school-record.ts';
import { dayOf, momentOf } from '#domain/time/iso.ts';
import { schoolDaysFrom } from '#domain/visit/brief-time.ts';
import { recipientsOf } from '#domain/visit/recipients.ts';
import type { VisitReport } from '#domain/visit/report.ts';
import { checkTime } from '#domain/visit/report-stage.ts';
import type { TrustWrites } from '#ports/store.ts';
import { delegatesOf } from '../delegates/delegates-of.ts';
import { redrawNeeds } from '../owed/mark-owed.ts';
import { readCalendar } from '../read-calendar.ts';
import { postDraft, postReport } from './post-report.ts';
import { askedOfModel, checkersOf, partsOf, type ReportFacts, reportFacts } from './read-report.ts';
import { writersOf } from './report-writers.ts';
import type { Settling } from './settle-visit.ts';
import { redrawVisit } from './tell-visit.ts';

/** What the lead writes; each may be empty for as long as it is a draft. */
export type Written = Pick<
  VisitReport,
  'headline' | 'strengths' | 'areas' | 'actions' | 'rag' | 'links' | 'recommended' | 'recommendedWhy'
> &
  Partial<Pick<VisitReport, 'changedNote'>>;

/** Keeps what is written as it is. The caller holds the visit and has looked that it is the lead's turn. */
export async function saveDraft(trust: TrustWrites, visitId: string, written: Written): Promise<void> {
  const report = await reportThere(trust, visitId);
  await trust.visits.saveReport({ ...report, ...written });
  await redrawVisit(trust, visitId);
}

/**
 * Gives the head the draft and the time to check it; the lead is asked to release it when that is over. Where no head is
 * recorded there is nobody to ask, and it is the lead's to release. Returns whom it went to, and until when.
 */
export async function sendDraft(
  trust: TrustWrites,
  visitId: string,
  settling: Settling,
): Promise<{ readonly to: readonly string[]; readonly checkBy: string | null }> {
  const { visit, school, people, report } = await factsThere(trust, visitId, settling);
  const { now, bankHolidays } = settling;
  const heads = checkersOf(people, school, visit);
  if (heads.length === 0) {
    await trust.visits.saveReport({ ...report, state: 'checked' });
    return { to: [], checkBy: null };
  }
  const calendar = await readCalendar(trust, bankHolidays, school);
  const { checkBy } = checkTime(dayOf(now), report.dueOn, calendar);
  await trust.visits.saveReport({ ...report, state: 'with-head', sentToHeadAt: now, checkBy });
  const { answers } = await delegatesOf(trust, school.urn, now);
  const named = answers.filter(id => id !== visit.leadId);
  for (const to of new Set([...heads.map(({ id }) => id), ...named]))
    await postDraft(trust, visitId, { to, dueAt: now, now });
  const after = momentOf(schoolDaysFrom(checkBy, 1, calendar), '08:00');
  for (const to of await writersOf(trust, visit))
    await postReport(trust, visitId, { what: 'time over', to, dueAt: after, now });
  await redrawVisit(trust, visitId);
  return { to: heads.map(({ name }) => name), checkBy };
}

/** The head's answer: what is accurate goes out at once, what is not goes back to the lead with the head's words. */
export async function answerDraft(
  trust: TrustWrites,
  visitId: string,
  answer: { readonly isAccurate: boolean; readonly note: string | null },
  settling: Settling,
): Promise<void> {
  const { visit, report } = await factsThere(trust, visitId, settling);
  const { byId, now } = settling;
  const { isAccurate, note } = answer;
  const headAnswer = isAccurate ? ('accurate' as const) : ('inaccurate' as const);
  await trust.visits.saveReport({ ...report, state: 'checked', headAnswer, headNote: note, headById: byId });
  if (isAccurate) await releaseReport(trust, visitId, settling);
  const what = isAccurate ? 'accurate' : 'pointed out';
  for (const to of await writersOf(trust, visit))
    await postReport(trust, visitId, { what, to, dueAt: now, now });
  await redrawVisit(trust, visitId);
}

/**
 * The report goes to the model's recipients and stays as it is; what is owed shows it as sent. Returns the names of those
 * who get it. The caller holds the visit.
 */
export async function releaseReport(
  trust: TrustWrites,
  visitId: string,
  settling: Settling,
): Promise<readonly string[]> {
  const { visit, school, people, model, report } = await factsThere(trust, visitId, settling);
  const { byId, now } = settling;
  const { ids } = recipientsOf(partsOf(model, visit), people, { ...visit, hubId: school.hubId });
  await trust.visits.saveReport({ ...report, state: 'released', releasedAt: now, releasedTo: [...ids] });
  const asked = askedOfModel(model, visit.things);
  if (asked) {
    await trust.owed.hold(school.urn);
    const sent = { on: dayOf(now), state: 'done' as const, things: [reportOf(asked.engagement.id)] };
    await trust.owed.addFulfilments([{ ...sent, id: `visit ${visitId} report`, urn: school.urn }], {
      at: now,
      byId,
    });
    await redrawNeeds(trust, school.urn);
  }
  // That the head has let their time go by, or may check it still, is no news any more.
  for (const post of await trust.outbox.postsAbout('visit-report', visitId))
    if (post.dueAt > now && post.droppedAt === null) await trust.outbox.dropPost(post.id, now);
  // Whoever pressed has it in front of them, and the lead has written it.
  for (const id of ids.filter(each => each !== byId && each !== visit.leadId))
    await postReport(trust, visitId, { what: 'released', to: id, dueAt: now, now });
  await redrawVisit(trust, visitId);
  return people.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
}

async function reportThere(trust: TrustWrites, visitId: string): Promise<VisitReport> {
  const report = await trust.visits.report(visitId);
  if (!report) throw new Error('a report that `allow` has found');
  return report;
}

async function factsThere(
  trust: TrustWrites,
  visitId: string,
  sources: Pick<Settling, 'modelFiles' | 'now'>,
): Promise<ReportFacts & { readonly report: VisitReport }> {
  const facts = await reportFacts(trust, visitId, sources);
  if (!facts) throw new Error('a visit that `allow` has found');
  return { ...facts, report: await reportThere(trust, visitId) };
}
