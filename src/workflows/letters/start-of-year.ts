import { academicYearOf } from '#domain/academic-year/academic-year.ts';
import { actorId, SCHEDULE } from '#domain/access/actor.ts';
import { dayOf } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';
import { modelInUse } from '../models/model-in-use.ts';
import type { Issuing } from './issue-letter.ts';
import { issueMissing } from './issue-missing.ts';
import { lettersRef } from './letters-ref.ts';

/**
 * Until when letters go out by themselves. A trust that begins with Fortnight in spring does not want ninety heads to hear
 * from it overnight: then somebody asks for them.
 */
const LAST_DAY = '09-30';

/**
 * In September, where the model has letters at the start of the year, writes those that are missing; returns how many.
 * Done again the same day it finds nothing to do.
 */
export async function startOfYearLetters(
  trust: TrustWrites,
  issuing: Omit<Issuing, 'byId'>,
): Promise<number> {
  const today = dayOf(issuing.now);
  const monthAndDay = today.slice(5);
  if (monthAndDay < '09-01' || monthAndDay > LAST_DAY) return 0;
  const inUse = await modelInUse(trust, issuing.modelFiles, today);
  if (!inUse?.model.categoryReview?.letters.atTheStartOfTheYear) return 0;
  const year = academicYearOf(today);
  const { issued } = await issueMissing(trust, { ...issuing, byId: actorId(SCHEDULE), year });
  if (issued.length > 0)
    await trust.audit.append({
      ...{ at: issuing.now, actorId: actorId(SCHEDULE), entrance: SCHEDULE.entrance },
      ...{ verb: 'letters.issue', subject: lettersRef(year), after: { issued } },
    });
  return issued.length;
}
