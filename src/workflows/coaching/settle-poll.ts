import type { Poll } from '#domain/coaching/poll.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import { checkTime } from '#domain/visit/check-time.ts';
import type { TrustWrites } from '#ports/store.ts';
import { widened } from '../visits/answer-offer.ts';
import type { SeenCalendars } from '../visits/look-at-calendars.ts';
import { objectionsInWords, slotsAsked } from '../visits/slots-asked.ts';
import { bookReview } from './close-poll.ts';
import { type Polling, reread } from './open-poll.ts';
import { comingTo, peopleAt, type ReviewScene } from './review-scene.ts';
import { tellPoll } from './tell-poll.ts';
import { hostsThen } from './weeks-taken.ts';

export type TimeSet =
  | { readonly ok: true; readonly soft: string }
  | { readonly ok: false; readonly because: string };

/**
 * Whoever facilitates says when it is. `anyway`: an entry in somebody's own calendar does not stand in the way, since they have
 * spoken to each other. The caller holds the group.
 */
export async function setReviewTime(
  trust: TrustWrites,
  { poll, scene }: { readonly poll: Poll; readonly scene: ReviewScene },
  {
    startsAt,
    anyway,
    seen,
  }: { readonly startsAt: IsoInstant; readonly anyway: boolean; readonly seen: SeenCalendars },
  polling: Polling,
): Promise<TimeSet> {
  const { review, urn, minutes, attending } = scene;
  const coming = comingTo(scene, attending);
  if (urn === null || !coming || !attending.some(({ isHost }) => isHost))
    return {
      ok: false,
      because: 'There is nobody, or no school, to visit any more. Please skip it, and say why.',
    };
  if (!(await hostsThen(trust, urn, startsAt)))
    return {
      ok: false,
      because:
        'The school hosts no review in that week: so it is recorded on the rota. Please try another, or have those days taken back there.',
    };
  await trust.visits.holdPeople(peopleAt(scene));
  const window = widened({ from: review.from, to: review.to }, startsAt);
  const sought = { ...coming, ...window, id: review.id, urn, minutes, isOnline: false, startsAt: null };
  const asked = await slotsAsked(trust, sought, seen, polling);
  const against = checkTime({ ...asked, from: review.from, to: review.to }, startsAt);
  const hard = against.filter(({ isHard }) => isHard);
  const isOwnEntry = hard.every(({ kind }) => kind === 'busy');
  if (hard.length > 0 && !(anyway && isOwnEntry)) {
    const next = isOwnEntry ? 'Please give another time, or tick “Book it anyway”.' : 'Please try another.';
    return { ok: false, because: `That time cannot be: ${objectionsInWords(hard)}. ${next}` };
  }
  const slotId = polling.newId();
  await trust.polls.addSlots(poll.id, [
    { id: slotId, round: poll.round, startsAt, because: '', state: 'given' },
  ]);
  await bookReview(trust, poll, scene, { slotId, startsAt, able: attending }, polling);
  return { ok: true, soft: objectionsInWords(against) };
}

/** It is not to be, and why: the group reads it. The caller holds the group. */
export async function skipReview(
  trust: TrustWrites,
  { poll, scene }: { readonly poll: Poll; readonly scene: ReviewScene },
  reason: string,
  { byId, now }: Polling,
): Promise<void> {
  await trust.coaching.changeReview(scene.review.id, { state: 'called-off', reason, reasonById: byId });
  await trust.polls.change(poll.id, { state: 'skipped', closedAt: now });
  await tellPoll(trust, await reread(trust, poll.id), scene, now);
}
