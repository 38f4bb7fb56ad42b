import type { Rule } from '../improvement-model/entitlement-rules.ts';
import type { ImprovementModel } from '../improvement-model/model.ts';
import { ruleInWords } from '../improvement-model/rule-in-words.ts';
import type { Following } from './afterwards.ts';
import { type Era, isMet } from './eras.ts';
import type { Ruled } from './holdings.ts';
import { isoOfDay } from './iso-of-day.ts';
import type { MarksOf } from './marks.ts';
import { notRequiredOf } from './not-required.ts';
import type { Because, OptionalNeed, OwedItem } from './owed.ts';
import { reportOf, supportAfter } from './school-record.ts';
import { type Slot, stateOf } from './slot.ts';
import type { Day } from './stretches.ts';
import type { Thing } from './things.ts';

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
  const said = notRequiredOf(slot, marks, today);
  const state = stateOf(slot, said !== null, today);
  const notRequired = state === 'not required' ? said : null;
  const { filledBy, nth, of, usual } = slot;
  return {
    ...{ thing: thing.id, kind: thing.kind, name: thing.name, counts: thing.counts, nth, of },
    from: isoOfDay(slot.from),
    to: isoOfDay(slot.to),
    state,
    on: filledBy && state !== 'waived' ? isoOfDay(filledBy.on) : null,
    fulfilmentId: filledBy?.fulfilmentId ?? null,
    reason: filledBy?.reason ?? notRequired?.mark.reason ?? null,
    notRequiredUntil: notRequired?.until ?? null,
    because: {
      ...becauseOf(model, slot.rule),
      since: slot.since > (eras[0]?.from ?? 0) ? isoOfDay(slot.since) : null,
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
    from: isoOfDay(from),
    to: isoOfDay(to),
    state: filledBy ? filledBy.state : isOpenEnded || today <= to ? 'owed' : 'late',
    on: filledBy && filledBy.state !== 'waived' ? isoOfDay(filledBy.on) : null,
    fulfilmentId: filledBy?.fulfilmentId ?? null,
    reason: filledBy?.reason ?? null,
    notRequiredUntil: null,
    because: {
      rule: isReport ? `within ${report.within} of the day` : 'after the visit',
      source: isReport ? report.source : engagement.source,
      assumed: isReport ? (report.assumed ?? null) : 'by when',
      since: isoOfDay(after.on),
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
