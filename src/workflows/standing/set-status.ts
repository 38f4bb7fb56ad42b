import type { School } from '#domain/school/school.ts';
import { newStatusRecord, type OnBehalfOf } from '#domain/special-road/status-record.ts';
import { addDays, dayOf, type IsoDate, type IsoInstant, momentOf } from '#domain/time/iso.ts';
import { later } from '#domain/time/order.ts';
import type { NewId } from '#ports/ids.ts';
import type { StatusChange } from '#ports/road-store.ts';
import type { TrustWrites } from '#ports/store.ts';
import { type Issuing, issueLetter } from '../letters/issue-letter.ts';
import { peopleOfSchool } from './people-of-school.ts';
import { wordsFault } from './reason-check.ts';
import { redrawStanding } from './redraw-standing.ts';

/** Who does it, at which school, when. The caller holds the school, and has looked that this person may. */
export interface OnStatus {
  readonly school: School;
  readonly byId: string;
  readonly now: IsoInstant;
}

type Against = string | null;
const YEAR_DAYS = 366;
type Told = 'head' | 'chair' | 'leaders';

/** Sets a special status; the head and the chair of governors are told, and written to, on its first day where that is to come. */
export async function setStatus(
  trust: TrustWrites,
  set: {
    readonly id: string;
    status: string;
    behalf: OnBehalfOf;
    decidedOn: IsoDate;
    from: IsoDate;
    why: string;
  },
  { school, byId, now, ...issuing }: OnStatus & Pick<Issuing, 'newId' | 'modelFiles' | 'bankHolidays'>,
): Promise<Against> {
  const { id, status, behalf, decidedOn, from, why } = set;
  if (decidedOn > dayOf(now)) return 'The day of the decision is still to come. Please check it.';
  if (from < decidedOn) return 'It cannot begin before it was decided. Please check the two days.';
  if (from > addDays(dayOf(now), YEAR_DAYS))
    return 'That is more than a year away. Please choose an earlier first day.';
  const fault = await wordsFault(trust, why);
  if (fault !== null) return fault;
  const { urn } = school;
  const standing = { id, urn, kind: 'status', name: status, from, to: null, why } as const;
  const added = await trust.owed.addStandings([standing], { at: now, byId });
  if (added === 0) return 'The record has it from that day already. Please choose another day.';
  await trust.roads.addStatus(
    newStatusRecord({ standingId: id, urn, onBehalfOf: behalf, decidedOn, setById: byId, setAt: now }),
  );
  await redrawStanding(trust, urn);
  await tell(trust, { school, byId, now }, { key: `${id} set`, to: ['head', 'chair', 'leaders'], from });
  await issueLetter(trust, { ...issuing, urn, because: 'status', from, byId, now });
  return null;
}

/** Ends it, and the plan that ran because of it, on the last day. */
export async function endStatus(
  trust: TrustWrites,
  { standingId, to, why }: { readonly standingId: string; to: IsoDate; why: string },
  { school, byId, now }: OnStatus,
): Promise<Against> {
  const fault = await wordsFault(trust, why);
  if (fault !== null) return fault;
  const entries = (await trust.owed.entriesOf([school.urn])).get(school.urn) ?? [];
  const entry = entries.find(({ id }) => id === standingId);
  if (!entry || to < entry.from) return 'Its last day is before its first. Please check the day.';
  await trust.owed.endStanding(standingId, to);
  if (entries.some(({ id, from }) => id === planStanding(standingId) && from <= to))
    await trust.owed.endStanding(planStanding(standingId), to);
  // One that was imported has no record of who set it.
  const { byId: setById, at: setAt, from: decidedOn } = entry;
  await trust.roads.addStatus(
    newStatusRecord({ standingId, urn: school.urn, onBehalfOf: 'records', decidedOn, setById, setAt }),
  );
  await trust.roads.changeStatus(standingId, { endedWhy: why, endedById: byId, endedAt: now });
  await redrawStanding(trust, school.urn);
  const from = later(entry.from, dayOf(now));
  await tell(
    trust,
    { school, byId, now },
    { key: `${standingId} ended`, to: ['head', 'chair', 'leaders'], from },
  );
  return null;
}

/** What the committee convened; or by when a plan is asked for, which its head is then reminded of. */
export async function noteOnStatus(
  trust: TrustWrites,
  standingId: string,
  change: StatusChange,
  { newId, ...on }: OnStatus & { readonly newId: NewId },
): Promise<Against> {
  const fault = change.boardWhere ? await wordsFault(trust, change.boardWhere) : null;
  if (fault !== null) return fault;
  if (!(await trust.roads.changeStatus(standingId, change))) return 'That is not on the record any more.';
  await redrawStanding(trust, on.school.urn);
  const to: readonly Told[] = change.boardOn === undefined ? ['head'] : ['head', 'chair'];
  const { urn } = on.school;
  const entry = (await trust.owed.entriesOf([urn])).get(urn)?.find(({ id }) => id === standingId);
  const from = later(entry?.from ?? '', dayOf(on.now));
  await tell(trust, on, { key: `${standingId} noted ${newId()}`, to, from });
  return null;
}

/** The head has sent the plan: from today it runs, and those who asked for it are told. */
export async function sendPlan(
  trust: TrustWrites,
  { standingId, planId, link }: { readonly standingId: string; planId: string; link: string },
  { school, byId, now }: OnStatus,
): Promise<Against> {
  const sent = { planLink: link, planSentById: byId, planSentAt: now };
  if (!(await trust.roads.changeStatus(standingId, sent))) return 'That is not on the record any more.';
  const { urn } = school;
  const plan = {
    id: planStanding(standingId),
    urn,
    kind: 'plan',
    name: planId,
    from: dayOf(now),
    to: null,
  } as const;
  await trust.owed.addStandings([plan], { at: now, byId });
  await redrawStanding(trust, urn);
  await tell(trust, { school, byId, now }, { key: `${standingId} plan ${now}`, to: ['leaders'] });
  return null;
}

/** The plan that runs because of a status. */
const planStanding = (standingId: string): string => `plan ${standingId}`;

/** One that begins later is told of on its day: before that only those who decide know of it. */
async function tell(
  trust: TrustWrites,
  { school, byId, now }: OnStatus,
  { key, to, from = dayOf(now) }: { readonly key: string; to: readonly Told[]; from?: IsoDate },
): Promise<void> {
  const { heads, chairs, officers, deputies, ceos } = await peopleOfSchool(trust, school);
  const of = { head: heads, chair: chairs, leaders: [...officers, ...deputies, ...ceos] };
  const later = from > dayOf(now) ? momentOf(from, '00:00') : now;
  for (const part of to)
    for (const { id: personId } of of[part])
      if (personId !== byId)
        await trust.outbox.post(
          {
            key: `concern ${key} ${personId}`,
            ...{ card: 'concern', subject: `urn:${school.urn}`, audience: { kind: 'person', personId } },
            ...{ urgency: 'can-wait', dueAt: part === 'leaders' ? now : later },
          },
          now,
        );
}
