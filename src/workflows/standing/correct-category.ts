import { type Corrected, correctionFault, isCorrectable } from '#domain/category/correction.ts';
import { inForce, type StandingEntry } from '#domain/entitlement/standing-entry.ts';
import { standingNow } from '#domain/entitlement/standing-now.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';
import { type Issuing, issueLetter } from '../letters/issue-letter.ts';
import { modelInUse } from '../models/model-in-use.ts';
import { categoryRef, correctedRef } from './category-refs.ts';
import { peopleOfSchool } from './people-of-school.ts';
import { wordsFault } from './reason-check.ts';
import { redrawStanding } from './redraw-standing.ts';

export interface Correcting extends Issuing {
  readonly id: string;
  readonly urn: string;
  readonly entryId: string;
  /** What it should have said; null: it never was. */
  readonly corrected: Corrected;
  readonly why: string;
}

export type BecameCorrected =
  | { readonly ok: true; readonly was: StandingEntry }
  | { readonly ok: false; readonly because: string };

/**
 * Corrects what the record says a school was: a new entry that says why, and the old one decides nothing any more. The head
 * and the officers are told. The caller holds the school, and has looked that this person may.
 */
export async function correctCategory(trust: TrustWrites, correcting: Correcting): Promise<BecameCorrected> {
  const { id, urn, entryId, corrected, why, byId, now, modelFiles } = correcting;
  const holding = async () => (await trust.owed.recordsOf([urn])).get(urn)?.standings ?? [];
  const today = dayOf(now);
  const model = (await modelInUse(trust, modelFiles, today))?.model;
  const was = inForce((await trust.owed.entriesOf([urn])).get(urn) ?? []).find(each => each.id === entryId);
  if (!model || !was || !isCorrectable(was))
    return { ok: false, because: 'That was corrected meanwhile. Please look at the record as it is now.' };
  const because = correctionFault(model, was, corrected, today) ?? (await wordsFault(trust, why));
  if (because !== null) return { ok: false, because };
  const before = standingNow(model, await holding(), today);
  const { kind, to } = was;
  const entry = corrected ?? { name: was.name, from: was.from };
  await trust.owed.addStandings(
    [{ id, urn, kind, ...entry, to, correctsId: was.id, isVoid: corrected === null, why }],
    { at: now, byId },
  );
  await redrawStanding(trust, urn);
  const isKnown = was.from <= today || entry.from <= today;
  await tell(trust, { urn, id, byId, isKnown, now });
  const after = standingNow(model, await holding(), today).category;
  // What the school has in its hands is out of date.
  if (after && after.rung.id !== before.category?.rung.id)
    await issueLetter(trust, { ...correcting, because: 'again', from: today });
  return { ok: true, was };
}

/** The head learns nothing of what is not effective yet, not even that it was put right. */
async function tell(
  trust: TrustWrites,
  about: { readonly urn: string; id: string; byId: string; isKnown: boolean; now: IsoInstant },
): Promise<void> {
  const { urn, id, byId, isKnown, now } = about;
  const school = await trust.schools.find(urn);
  if (!school) return;
  const { heads, officers } = await peopleOfSchool(trust, school);
  for (const personId of new Set([...(isKnown ? heads : []), ...officers].map(each => each.id)))
    if (personId !== byId)
      await trust.outbox.post(
        {
          key: `category corrected ${id} ${personId}`,
          ...{ card: 'category', subject: correctedRef(urn, id), about: [categoryRef(urn)] },
          ...{ audience: { kind: 'person', personId }, urgency: 'can-wait', dueAt: now },
        },
        now,
      );
}
