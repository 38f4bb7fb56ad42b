import { barsWeek, type HostingBlackout } from '#domain/coaching/hosting-blackout.ts';
import { addDays, dayOf, type IsoInstant, momentOf } from '#domain/time/iso.ts';
import type { Booking } from '#domain/visit/slots-asked.ts';
import type { TrustReads } from '#ports/store.ts';
import { mondayOf } from './rota-weeks.ts';

const DAY_MINUTES = 24 * 60;

const ofSchool = async (
  { coaching }: Pick<TrustReads, 'coaching'>,
  urn: string,
): Promise<HostingBlackout[]> => (await coaching.blackouts()).filter(each => each.urn === urn);

/** The weeks in which a school hosts nobody, as what takes up the school then: no time is found in them. */
export async function takenByNotHosting(trust: TrustReads, urn: string): Promise<Booking[]> {
  return (await ofSchool(trust, urn)).flatMap(({ id, from, to }) => {
    const weeks: Booking[] = [];
    for (let week = mondayOf(from); week <= to; week = addDays(week, 7))
      weeks.push({
        ...{ id: `${id} ${week}`, urn, startsAt: momentOf(week, '00:00'), minutes: 5 * DAY_MINUTES },
        ...{ place: null, personIds: [] },
      });
    return weeks;
  });
}

/** What a rota keeps to, the time of a review keeps to as well. */
export async function hostsThen(trust: TrustReads, urn: string, startsAt: IsoInstant): Promise<boolean> {
  const week = mondayOf(dayOf(startsAt));
  return (await ofSchool(trust, urn)).every(each => !barsWeek(each, week));
}
