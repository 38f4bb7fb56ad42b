import { z } from 'zod/v4';
import type { Rule } from '../improvement-model/entitlement-rules.ts';
import type { ImprovementModel } from '../improvement-model/model.ts';
import { ruleInWords } from '../improvement-model/rule-in-words.ts';
import { dayFromNumber } from '../time/day-number.ts';
import { IsoDate } from '../time/iso.ts';
import type { Following } from './afterwards.ts';
import { type Era, isMet } from './eras.ts';
import type { Ruled } from './holdings.ts';
import type { MarksOf } from './marks.ts';
import { reportOf, supportAfter } from './school-record.ts';
import { type Slot, stateOf } from './slot.ts';
import type { Thing } from './things.ts';
import type { Day } from './timetable.ts';

/** The rule behind a line, and where it was read. */
export const Because = z.object({
  /** "3 times a year, in Recovery". */
  rule: z.string(),
  /** "seed 003, Categorisation"; "default" where it was filled in. */
  source: z.string(),
  /** What of it was filled in all the same. */
  assumed: z.string().nullable(),
  /** The first day on which the rule held for the school; null where it always has. */
  since: IsoDate.nullable(),
  /** "1 of the usual 3: it holds for a part of the year only". */
  share: z.string().nullable(),
});
export type Because = z.infer<typeof Because>;

/** One thing owed once. */
export const OwedItem = z.object({
  /** The model's id of it; of a report or of follow-up support, made from the engagement's. */
  thing: z.string(),
  kind: z.enum(['engagement', 'obligation', 'plan review', 'report', 'follow-up support']),
  name: z.string(),
  counts: z.enum(['core', 'additional', 'not counted']),
  nth: z.int().nullable(),
  of: z.int().nullable(),
  /** The first and last school days on which it is in time. */
  from: IsoDate,
  to: IsoDate,
  state: z.enum(['owed', 'booked', 'done', 'late', 'missed', 'waived', 'not required']),
  /** When it is booked for, or was done. */
  on: IsoDate.nullable(),
  fulfilmentId: z.string().nullable(),
  /** Why it was waived, or is not required. */
  reason: z.string().nullable(),
  because: Because,
});
export type OwedItem = z.infer<typeof OwedItem>;

/** Something the school would be owed if somebody said that it is needed. */
export const OptionalNeed = z.object({
  thing: z.string(),
  name: z.string(),
  need: z.enum(['if required', 'if identified', 'on request']),
  /** When somebody said that it is not; null when nobody has said anything. */
  notRequiredSince: IsoDate.nullable(),
  reason: z.string().nullable(),
  because: Because,
});
export type OptionalNeed = z.infer<typeof OptionalNeed>;

/** Something booked or done that nothing owed asked for: additional, or more than the number. */
export const Beyond = z.object({
  fulfilmentId: z.string(),
  on: IsoDate,
  state: z.enum(['booked', 'done']),
  things: z.array(z.string()).readonly(),
});

export const Owed = z.object({
  /** The academic year, by the calendar year it begins in. */
  year: z.int(),
  asOn: IsoDate,
  items: z.array(OwedItem),
  optional: z.array(OptionalNeed),
  beyond: z.array(Beyond),
});
export type Owed = z.infer<typeof Owed>;

/** Where a line stands: the model that says so, what was decided, and the day. */
export interface Standpoint {
  readonly model: ImprovementModel;
  readonly eras: readonly Era[];
  readonly today: Day;
}

export function slotAsOwed(
  thing: Thing,
  slot: Slot,
  marks: MarksOf,
  { model, eras, today }: Standpoint,
): OwedItem {
  const isOfEvent = 'once' in slot.rule.cadence;
  const notRequired = marks.notRequired(isOfEvent ? Math.min(today, slot.lateUntil + 1) : slot.to);
  const state = stateOf(slot, notRequired, today);
  const { filledBy, nth, of, usual } = slot;
  return {
    ...{ thing: thing.id, kind: thing.kind, name: thing.name, counts: thing.counts, nth, of },
    from: dayFromNumber(slot.from),
    to: dayFromNumber(slot.to),
    state,
    on: filledBy && state !== 'waived' ? dayFromNumber(filledBy.on) : null,
    fulfilmentId: filledBy?.fulfilmentId ?? null,
    reason: filledBy?.reason ?? (state === 'not required' ? (notRequired?.reason ?? null) : null),
    because: {
      ...becauseOf(model, slot.rule),
      since: slot.since > (eras[0]?.from ?? 0) ? dayFromNumber(slot.since) : null,
      share: usual === null ? null : `${of} of the usual ${usual}, for a part of the ${perOf(slot.rule)}`,
    },
  };
}

const perOf = ({ cadence }: Rule): string => ('per' in cadence ? cadence.per : 'time');

/** What follows an engagement stays late until it is there. */
export function followingAsOwed(
  { kind, engagement, after, from, to, isOpenEnded, filledBy }: Following,
  today: Day,
): OwedItem {
  const { report, followedBy } = engagement;
  const isReport = kind === 'report' && report !== undefined;
  return {
    thing: (isReport ? reportOf : supportAfter)(engagement.id),
    kind,
    name: isReport ? `Report: ${engagement.name}` : (followedBy?.support ?? engagement.name),
    ...{ counts: 'not counted', nth: null, of: null },
    from: dayFromNumber(from),
    to: dayFromNumber(to),
    state: filledBy ? filledBy.state : isOpenEnded || today <= to ? 'owed' : 'late',
    on: filledBy && dayFromNumber(filledBy.on),
    fulfilmentId: filledBy?.fulfilmentId ?? null,
    reason: null,
    because: {
      rule: isReport ? `within ${report.within} of the day` : 'after the visit',
      source: isReport ? report.source : engagement.source,
      assumed: isReport ? (report.assumed ?? null) : 'by when',
      since: dayFromNumber(after.on),
      share: null,
    },
  };
}

/** What of a thing could be asked for at the school as it is today. */
export function optionalAsOwed(
  thing: Thing,
  { rules, marks, phases }: Ruled,
  { model, eras, today }: Standpoint,
): OptionalNeed[] {
  const era = eras.find(({ from, to }) => from <= today && today <= to);
  const rule = rules.find(({ need, when }) => need !== 'always' && era && isMet(when, era, phases, false));
  if (!rule || rule.need === 'always') return [];
  const said = marks.notRequired(today);
  return [
    {
      ...{ thing: thing.id, name: thing.name, need: rule.need },
      notRequiredSince: said?.on ?? null,
      reason: said?.reason ?? null,
      because: { ...becauseOf(model, rule), since: null, share: null },
    },
  ];
}

function becauseOf(model: ImprovementModel, rule: Rule): Pick<Because, 'rule' | 'source' | 'assumed'> {
  return { rule: ruleInWords(model, rule), source: rule.source, assumed: rule.assumed ?? null };
}
