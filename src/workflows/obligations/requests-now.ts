import { academicYearOf, firstDayOf } from '#domain/academic-year/academic-year.ts';
import type { SchoolCalendar } from '#domain/academic-year/school-calendar.ts';
import type { RequestTarget } from '#domain/access/can.ts';
import { FORGOTTEN_NAME, type Person } from '#domain/access/role.ts';
import type { OwedItem } from '#domain/entitlement/owed.ts';
import type { Obligation } from '#domain/improvement-model/entitlement-rules.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import { fulfilmentOf, type ObligationRequest } from '#domain/obligation/request.ts';
import { sendersOf } from '#domain/obligation/senders.ts';
import {
  asSaid,
  isOpen,
  isRecordedElsewhere,
  type RequestStanding,
  standingOf,
} from '#domain/obligation/standing.ts';
import { goesOn, standingInNewYear } from '#domain/obligation/year-over.ts';
import type { School } from '#domain/school/school.ts';
import { addDays, dayOf, type IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import type { NewId } from '#ports/ids.ts';
import type { TrustReads } from '#ports/store.ts';
import { delegatesEverywhere } from '../delegates/delegates-of.ts';
import { type OwedSources, readOwed } from '../owed/read-owed.ts';

/** Who acts on what is asked for needs of the world. */
export interface Requesting extends OwedSources {
  readonly now: IsoInstant;
}
export interface RequestingBy extends Requesting {
  readonly newId: NewId;
  readonly byId: string;
}

/** A request, how it stands now, and whom it concerns. */
export interface RequestNow {
  readonly request: ObligationRequest;
  readonly school: School;
  /** What the model in use says of it. */
  readonly obligation: Obligation;
  /** As it is owed today; null: it is owed no more. */
  readonly item: OwedItem | null;
  readonly standing: RequestStanding;
  /** Nobody has sent it, and its day is past. */
  readonly isLate: boolean;
  readonly isElsewhere: boolean;
  /** Its academic year is over: what is sent now is kept, and counts to nothing that is owed. */
  readonly isOver: boolean;
  readonly target: RequestTarget;
}

export interface SchoolRequests {
  readonly school: School;
  readonly calendar: SchoolCalendar;
  readonly items: readonly OwedItem[];
  /**
   * Those of the academic year, and what the last one left to be sent (domain/obligation/year-over.ts); of what the model has no more
   * there is none. The earliest due first.
   */
  readonly requests: readonly RequestNow[];
}

export interface RequestsNow {
  readonly model: ImprovementModel;
  readonly people: readonly Person[];
  readonly today: IsoDate;
  readonly schools: readonly SchoolRequests[];
  sendersAt(school: School, obligation: Obligation): string[];
  nameOf(personId: string): string;
}

/** What is asked at these schools, and how it stands: a constant number of queries. null: the trust uses no model. */
export async function requestsNow(
  trust: TrustReads,
  schools: readonly School[],
  { now, modelFiles, bankHolidays }: Requesting,
): Promise<RequestsNow | null> {
  const today = dayOf(now);
  const owed = await readOwed(trust, schools, today, { modelFiles, bankHolidays });
  if (!owed) return null;
  const urns = schools.map(({ urn }) => urn);
  const year = academicYearOf(today);
  const begins = firstDayOf(year);
  const calendars = new Map(owed.schools.map(({ school, calendar }) => [school.urn, calendar]));
  const all = (await trust.obligations.since(firstDayOf(year - 1), urns)).filter(request => {
    const calendar = calendars.get(request.urn);
    return request.owedTo >= begins || (calendar !== undefined && goesOn(request, calendar, today));
  });
  const bySchool = Map.groupBy(all, ({ urn }) => urn);
  const left = new Set(all.flatMap(({ urn, owedTo }) => (owedTo < begins ? [urn] : [])));
  const before = await itemsBefore(
    trust,
    schools.filter(({ urn }) => left.has(urn)),
    begins,
    {
      ...{ modelFiles, bankHolidays },
    },
  );
  const people = await trust.people.list();
  const delegates = await delegatesEverywhere(trust, now);
  const sendersAt = (school: School, obligation: Obligation) =>
    sendersOf(obligation, people, school, delegates(school.urn).answers);
  const { model } = owed;
  return {
    ...{ model, people, today, sendersAt },
    schools: owed.schools.map(({ school, calendar, record, owed: own }) => {
      const ofSchool = bySchool.get(school.urn) ?? [];
      const onRecord = new Set(record.fulfilments.map(({ id }) => id));
      const said = new Map(
        ofSchool.flatMap(({ id, steps }) => steps.map(step => [fulfilmentOf(step), id] as const)),
      );
      const items = own?.items ?? [];
      return {
        ...{ school, calendar, items },
        requests: ofSchool.flatMap(request => {
          const obligation = model.obligations.find(({ id }) => id === request.thing);
          if (!obligation) return [];
          const ofOthers = new Set([...said].flatMap(([id, of]) => (of === request.id ? [] : [id])));
          const isOver = request.owedTo < begins;
          const of = isOver ? (before.get(school.urn) ?? []) : items;
          const item = asSaid(request, itemOf(request, of), { onRecord, ofOthers });
          const standing = isOver
            ? standingInNewYear(request, item, { begins, today })
            : standingOf(request, item, today);
          // What was settled with its year is nothing to this one.
          const isNews = request.steps.some(({ at }) => dayOf(at) >= begins);
          if (isOver && !isOpen(standing) && !isNews) return [];
          const { urn, hubId } = school;
          return [
            {
              ...{ request, school, obligation, item, standing },
              isLate: isOpen(standing) && request.dueOn < today,
              ...{ isElsewhere: isRecordedElsewhere(request, item), isOver },
              target: { kind: 'school' as const, urn, hubId, senderIds: sendersAt(school, obligation) },
            },
          ];
        }),
      };
    }),
    nameOf: personId => people.find(each => each.id === personId)?.name ?? FORGOTTEN_NAME,
  };
}

/** What each school owed as the year ended that was before the one that `begins`, by URN. */
async function itemsBefore(
  trust: TrustReads,
  schools: readonly School[],
  begins: IsoDate,
  sources: OwedSources,
): Promise<ReadonlyMap<string, readonly OwedItem[]>> {
  if (schools.length === 0) return new Map();
  const owed = await readOwed(trust, schools, addDays(begins, -1), sources);
  return new Map((owed?.schools ?? []).map(({ school, owed: own }) => [school.urn, own?.items ?? []]));
}

/** Of several that end on one day the one that is still to be sent. */
function itemOf({ thing, owedTo }: ObligationRequest, items: readonly OwedItem[]): OwedItem | null {
  const own = items.filter(each => each.thing === thing && each.to === owedTo);
  return own.find(({ state }) => state === 'owed' || state === 'late') ?? own.at(-1) ?? null;
}

/** One request by itself; null: there is none, or it belongs to a year that is over or a model that is not in use. */
export async function requestNow(
  trust: TrustReads,
  id: string,
  asking: Requesting,
): Promise<(RequestsNow & { readonly one: RequestNow }) | null> {
  const request = await trust.obligations.find(id);
  const school = request && (await trust.schools.find(request.urn));
  const found = school && (await requestsNow(trust, [school], asking));
  const one = found?.schools[0]?.requests.find(each => each.request.id === id);
  return found && one ? { ...found, one } : null;
}
