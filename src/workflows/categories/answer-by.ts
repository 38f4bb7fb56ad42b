import type { Person } from '#domain/access/role.ts';
import type { Asked } from '#domain/category/proposal.ts';
import type { School } from '#domain/school/school.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import { schoolDaysFrom } from '#domain/visit/brief-time.ts';
import { headsOf } from '#domain/visit/recipients.ts';
import type { TrustReads } from '#ports/store.ts';
import { delegatesOf } from '../delegates/delegates-of.ts';
import type { OwedSources } from '../owed/read-owed.ts';
import { readCalendar } from '../read-calendar.ts';

/** A school has so many school days to answer, and the team as many to reply; then whoever decides is asked. */
export const SCHOOL_DAYS_TO_ANSWER = 5;

type Asking = Pick<OwedSources, 'bankHolidays'> & { readonly now: IsoInstant };

/** Until when an answer to something put today is waited for. */
export async function answerBy(
  trust: TrustReads,
  school: School,
  { bankHolidays, now }: Asking,
): Promise<string> {
  const calendar = await readCalendar(trust, bankHolidays, school);
  return schoolDaysFrom(dayOf(now), SCHOOL_DAYS_TO_ANSWER, calendar);
}

/** Whoever answers for the school, and until when; `except`: those who have spoken for the team. */
export async function askedOfSchool(
  trust: TrustReads,
  { school, people }: { readonly school: School; readonly people: readonly Person[] },
  { except, ...asking }: Asking & { readonly except: readonly string[] },
): Promise<Asked> {
  const heads = headsOf(people, school).map(({ id }) => id);
  const { answers } = await delegatesOf(trust, school.urn, asking.now);
  const ids = [...new Set([...heads, ...answers])].filter(id => !except.includes(id));
  return { ids, by: await answerBy(trust, school, asking) };
}
