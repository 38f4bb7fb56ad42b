import { z } from 'zod/v4';
import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/role.ts';
import { isPeerReview } from '#domain/coaching/held-against-owed.ts';
import { reportAfter } from '#domain/entitlement/report-due.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import { PART_WORDS } from '#domain/improvement-model/parts.ts';
import type { School } from '#domain/school/school.ts';
import { dayOf, IsoDate, IsoInstant } from '#domain/time/iso.ts';
import { briefAt, schoolDaysFrom } from '#domain/visit/brief-time.ts';
import { headsOf, recipientsOf } from '#domain/visit/recipients.ts';
import { checkedInWords } from '#domain/visit/released-report.ts';
import { VisitReport } from '#domain/visit/report.ts';
import { checkTime, ReportStage, stageOf } from '#domain/visit/report-stage.ts';
import { isTimed, type Visit } from '#domain/visit/visit.ts';
import { visitTarget } from '#domain/visit/visit-target.ts';
import type { TrustReads } from '#ports/store.ts';
import { delegatesOf } from '../delegates/delegates-of.ts';
import { modelInUse } from '../models/model-in-use.ts';
import type { OwedSources } from '../owed/read-owed.ts';
import { readCalendar } from '../read-calendar.ts';
import { thingsHeld } from './things-held.ts';

/** What of a report its readers see: never what is for the category review. */
const Shown = VisitReport.omit({ visitId: true, recommended: true, recommendedWhy: true, version: true });

/** A visit's report as one person may see it. */
export const ReportView = z.object({
  visitId: z.string(),
  urn: z.string(),
  schoolName: z.string(),
  /** "AIM", or the whole name where it has no short one. */
  name: z.string(),
  startsAt: IsoInstant,
  leadId: z.string(),
  leadName: z.string(),
  leadHasLeft: z.boolean().default(false),
  stage: ReportStage,
  /** As what the viewer sees it. */
  sees: z.enum(['lead', 'head', 'reader']),
  /** What it may have been, of what is owed; only where that is asked. */
  things: z.array(z.object({ id: z.string(), name: z.string(), planned: z.boolean() })),
  report: Shown.nullable(),
  /** Only for whoever may see it; null: not for this viewer, or the trust sorts no schools. */
  recommendation: z
    .object({
      word: z.string(),
      choices: z.array(z.object({ id: z.string(), name: z.string() })),
      chosenId: z.string().nullable(),
      why: z.string(),
    })
    .nullable(),
  /** The names of those who get it, and whom the model names and nobody is recorded as. */
  to: z.array(z.string()),
  missing: z.array(z.string()),
  heads: z.array(z.string()),
  headWord: z.string(),
  checked: z.string(),
  /** What becomes of it, by the model. */
  next: z.string().nullable(),
  /** By when the head would have to answer, if the draft went now. */
  wouldCheckBy: IsoDate,
  wouldBeShort: z.boolean(),
  /** From this day on the lead is reminded of it. */
  remindFrom: IsoDate.nullable(),
  today: IsoDate,
  safeguardingContact: z.string().nullable(),
  opensDocuments: z.boolean(),
  version: z.int(),
});
export type ReportView = z.infer<typeof ReportView>;

export interface ReportAskedFor extends OwedSources {
  readonly actor: Actor;
  readonly now: IsoInstant;
  readonly opensDocuments: boolean;
}

/** Everything the record says of a visit that bears on its report. */
export interface ReportFacts {
  readonly visit: Visit & { readonly startsAt: IsoInstant };
  readonly report: VisitReport | null;
  readonly school: School;
  readonly people: readonly Person[];
  readonly model: ImprovementModel | null;
}

/** null: no such visit, or one that has no time. */
export async function reportFacts(
  trust: TrustReads,
  visitId: string,
  { modelFiles, now }: Pick<ReportAskedFor, 'modelFiles' | 'now'>,
): Promise<ReportFacts | null> {
  const visit = await trust.visits.find(visitId);
  const school = visit && (await trust.schools.find(visit.urn));
  if (!visit || !school || !isTimed(visit)) return null;
  const report = await trust.visits.report(visitId);
  const inUse = await modelInUse(trust, modelFiles, dayOf(now));
  return { visit, report, school, people: await trust.people.list(), model: inUse?.model ?? null };
}

/** The report the model asks for after a visit that was these things; null: none. */
export const askedOfModel = (model: ImprovementModel | null, things: readonly string[]) =>
  model && reportAfter(model.engagements.filter(({ id }) => things.includes(id)));

/** What is written where the model asks for nothing goes to the head. */
export const partsOf = (model: ImprovementModel | null, visit: Visit) =>
  askedOfModel(model, visit.things)?.report.to ?? (['head'] as const);

/** The heads who are to check it: whoever wrote it does not check it. */
export const checkersOf = (people: readonly Person[], school: School, visit: Visit): Person[] =>
  headsOf(people, school).filter(({ id }) => id !== visit.leadId);

/** null: there is nothing of it for this person to see. */
export async function readReport(
  trust: TrustReads,
  visitId: string,
  asked: ReportAskedFor,
): Promise<ReportView | null> {
  const { actor, now, opensDocuments, bankHolidays } = asked;
  const facts = await reportFacts(trust, visitId, asked);
  if (!facts) return null;
  const { visit, report, school, people, model } = facts;
  const calendar = await readCalendar(trust, bankHolidays, school);
  const stage = stageOf(visit, report, now);
  // Only whether it was held is asked: what is written after a peer review is the group's own, and no report.
  const isReview =
    isPeerReview(model, visit.engagement) || (await trust.coaching.reviewOfVisit(visitId)) !== null;
  if (isReview && stage === 'writing') return null;
  const lead = people.find(({ id }) => id === visit.leadId);
  const leadHasLeft = !lead || lead.appointments.length === 0;
  const target = visitTarget(visit, {
    ...{ hubId: school.hubId, leadHasLeft },
    briefAt: briefAt(visit, calendar),
    recipientIds: report?.releasedTo ?? [],
    delegates: await delegatesOf(trust, school.urn, now),
    now,
  });
  const isLead = actor.kind === 'person' && actor.personId === visit.leadId;
  // What is out is read by whoever stood in for the lead as by others.
  const sees =
    can(actor, 'visit.report', target) && (isLead || stage !== 'released')
      ? 'lead'
      : stage === 'released'
        ? can(actor, 'visit.read-report', target) && 'reader'
        : isChecking(stage) && can(actor, 'visit.check-report', target) && 'head';
  if (!sees) return null;
  const today = dayOf(now);
  const checkers = checkersOf(people, school, visit);
  const planned = recipientsOf(partsOf(model, visit), people, { ...visit, hubId: school.hubId });
  const ids = stage === 'released' ? (report?.releasedTo ?? []) : planned.ids;
  const time = checkTime(today, report?.dueOn ?? null, calendar);
  const engagement = model?.engagements.find(({ id }) => id === visit.engagement);
  const headWord = model?.words.head.name ?? 'head';
  const dueOn = report?.dueOn ?? null;
  return {
    visitId,
    ...{ urn: school.urn, schoolName: school.name, startsAt: visit.startsAt },
    name: engagement?.short ?? engagement?.name ?? visit.name,
    ...{ leadId: visit.leadId, leadName: visit.leadName, leadHasLeft, stage, sees },
    things: stage === 'ask' ? await thingsHeld(trust, school, visit, asked) : [],
    report:
      report && Shown.parse(sees === 'head' && stage === 'checked' ? { ...report, ...HALF_WRITTEN } : report),
    recommendation: mayKnow(actor, sees, stage) ? recommendationOf(model, report) : null,
    to: ids.map(id => people.find(person => person.id === id)?.name ?? 'Former colleague'),
    missing: planned.missing.map(part => PART_WORDS[part]),
    heads: checkers.map(({ name }) => name),
    headWord,
    checked: report ? checkedInWords(report, headWord, now) : '',
    next: askedOfModel(model, visit.things)?.report.next ?? null,
    ...{ wouldCheckBy: time.checkBy, wouldBeShort: time.isShort },
    remindFrom: dueOn && schoolDaysFrom(dueOn, -1, calendar),
    today,
    safeguardingContact: (await trust.trust.get()).safeguardingContact,
    opensDocuments,
    version: visit.version + (report?.version ?? 0),
  };
}

/** What the head has pointed something out about, while the lead changes it: they read it again when it is out. */
const HALF_WRITTEN = {
  ...{ headline: '', strengths: '', areas: '', actions: '', rag: null, links: [], changedNote: null },
} satisfies Partial<VisitReport>;

const isChecking = (stage: ReportStage) =>
  stage === 'with-head' || stage === 'time-over' || stage === 'checked';

/** A recommended category is for the lead, and for those who decide on categories (DOMAIN, workflow 2). */
function mayKnow(actor: Actor, sees: ReportView['sees'], stage: ReportStage): boolean {
  if (sees === 'lead') return stage !== 'ask';
  return (
    actor.kind === 'person' && actor.appointments.some(({ role }) => role === 'ceo' || role === 'deputy-ceo')
  );
}

function recommendationOf(
  model: ImprovementModel | null,
  report: VisitReport | null,
): ReportView['recommendation'] {
  if (!model || model.ladder.length === 0) return null;
  return {
    word: model.words.category.name,
    choices: model.ladder.map(({ id, name }) => ({ id, name })),
    chosenId: report?.recommended ?? null,
    why: report?.recommendedWhy ?? '',
  };
}
