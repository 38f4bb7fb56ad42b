import { z } from 'zod/v4';
import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import { PART_WORDS } from '#domain/improvement-model/parts.ts';
import { ruleInWords } from '#domain/improvement-model/rule-in-words.ts';
import { addDays, dayOf, IsoDate, IsoInstant, momentOf } from '#domain/time/iso.ts';
import { briefAt } from '#domain/visit/brief-time.ts';
import { linesOf } from '#domain/visit/evidence-links.ts';
import { endOf, isTimed, type TimedVisit } from '#domain/visit/visit.ts';
import { visitTarget } from '#domain/visit/visit-target.ts';
import type { TrustReads } from '#ports/store.ts';
import { mayKnowOf } from '../agenda-sources/channel-may-know.ts';
import { delegatesOf } from '../delegates/delegates-of.ts';
import { modelInUse } from '../models/model-in-use.ts';
import { nameOfThing } from '../owed/name-of-thing.ts';
import type { OwedSources } from '../owed/read-owed.ts';
import { readCalendar } from '../read-calendar.ts';

/** What everybody of a visit has before it. */
export const VisitBrief = z.object({
  visitId: z.string(),
  urn: z.string(),
  schoolName: z.string(),
  town: z.string().nullable(),
  /** What it is called: "Academy Improvement Meeting", and in short. */
  name: z.string(),
  kind: z.string(),
  about: z.string(),
  startsAt: IsoInstant,
  endsAt: IsoInstant,
  isOnline: z.boolean(),
  leadName: z.string(),
  with: z.array(z.object({ name: z.string(), as: z.string(), hasDeclined: z.boolean() })),
  focus: z.string(),
  documents: z.string(),
  meet: z.string(),
  /** What is owed that it is for, and the rule. */
  isFor: z.array(z.object({ name: z.string(), rule: z.string() })),
  agenda: z.array(z.string()),
  /** What was agreed last time; null: nothing is on record. */
  last: z.object({ name: z.string(), heldOn: IsoDate, actions: z.array(z.string()) }).nullable(),
  /** It is booked, and the time of its brief has come. */
  isDue: z.boolean(),
  isOver: z.boolean(),
  /** Its group has a card of its own about it. */
  isPeerReview: z.boolean().default(false),
  mayAdd: z.boolean(),
  safeguardingContact: z.string().nullable(),
  version: z.int(),
});
export type VisitBrief = z.infer<typeof VisitBrief>;

export interface BriefAsked extends OwedSources {
  readonly actor: Actor;
  readonly now: IsoInstant;
}

/** null: no such visit, or this person may not read its brief. */
export async function readBrief(
  trust: TrustReads,
  visitId: string,
  { actor, now, modelFiles, bankHolidays }: BriefAsked,
): Promise<VisitBrief | null> {
  const visit = await trust.visits.find(visitId);
  const school = visit && (await trust.schools.find(visit.urn));
  if (!visit || !school || !isTimed(visit)) return null;
  const due = briefAt(visit, await readCalendar(trust, bankHolidays, school));
  const delegates = await delegatesOf(trust, school.urn, now);
  const target = visitTarget(visit, { hubId: school.hubId, briefAt: due, recipientIds: [], delegates, now });
  if (!can(actor, 'visit.read-brief', target)) return null;
  const model = (await modelInUse(trust, modelFiles, dayOf(now)))?.model ?? null;
  const engagement = model?.engagements.find(({ id }) => id === visit.engagement);
  const isOver = endOf(visit) <= now;
  return {
    visitId,
    ...{ urn: school.urn, schoolName: school.name, town: school.town },
    name: engagement?.name ?? visit.name,
    kind: engagement?.short ?? engagement?.name ?? visit.name,
    about: engagement?.about ?? '',
    ...{ startsAt: visit.startsAt, endsAt: endOf(visit), isOnline: visit.isOnline, leadName: visit.leadName },
    with: visit.attendees.map(({ name, part, answer }) => ({
      ...{ name, as: PART_WORDS[part], hasDeclined: answer === 'declined' },
    })),
    ...{ focus: visit.focus, documents: visit.documents, meet: visit.meet ?? '' },
    isFor: model
      ? visit.things.map(thing => ({ name: nameOfThing(model, thing), rule: ruleOf(model, thing) }))
      : [],
    agenda: engagement?.agenda ?? [],
    last: await lastActions(trust, visit, model),
    isDue: visit.state === 'booked' && due <= now,
    isOver,
    isPeerReview: (await trust.coaching.reviewOfVisit(visitId)) !== null,
    mayAdd: can(actor, 'visit.report', target) && visit.state === 'booked' && !isOver,
    safeguardingContact: (await trust.trust.get()).safeguardingContact,
    version: visit.version,
  };
}

/** Of several rules the first is enough to say what it is: which one holds is on what the school needs. */
function ruleOf(model: ImprovementModel, thing: string): string {
  const engagement = model.engagements.find(({ id }) => id === thing);
  const [rule] = engagement?.rules ?? [];
  return rule ? ruleInWords(model, rule) : '';
}

const LOOKED_BACK_DAYS = 2 * 366;
/** A school has a few dozen a year, and most have a report. */
const LOOKED_AT = 40;

/**
 * What the last report that went out before it agreed: of the same engagement, else of any; only of what everybody of this
 * visit may know of.
 */
async function lastActions(
  trust: TrustReads,
  visit: TimedVisit,
  model: ImprovementModel | null,
): Promise<VisitBrief['last']> {
  const { id, urn, engagement, startsAt: before } = visit;
  const from = momentOf(addDays(dayOf(before), -LOOKED_BACK_DAYS), '00:00');
  const held = (await trust.visits.ofSchool(urn, { from, until: before })).filter(
    each =>
      each.state === 'held' && each.id !== id && each.startsAt !== null && mayKnowOf(model, visit, each),
  );
  const latest = held.toReversed();
  const sorted = [
    ...latest.filter(each => each.engagement === engagement),
    ...latest.filter(each => each.engagement !== engagement),
  ];
  for (const each of sorted.slice(0, LOOKED_AT)) {
    const report = await trust.visits.report(each.id);
    if (report?.state === 'released' && each.startsAt)
      return { name: each.name, heldOn: dayOf(each.startsAt), actions: linesOf(report.actions) };
  }
  return null;
}
