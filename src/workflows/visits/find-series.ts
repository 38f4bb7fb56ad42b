import { momentInWords } from '#domain/time/words.ts';
import { type SeriesSlots, seriesSlots } from '#domain/visit/series-slots.ts';
import type { OfferedSlot, Visit } from '#domain/visit/visit.ts';
import type { TrustWrites } from '#ports/store.ts';
import type { SeenCalendars } from './look-at-calendars.ts';
import { keepDraft, type Saving, type Wanted } from './save-booking.ts';
import { objectionsInWords, slotsAsked } from './slots-asked.ts';

/** A term of school weeks, with room. */
const MOST_DATES = 20;

/**
 * The dates of a series, each kept as a draft of its own; the first has the booking's id, and all have it as their group. A
 * date that cannot be has the time that would do instead, where there is one. What was kept before goes.
 */
export async function findSeries(
  trust: TrustWrites,
  wanted: Wanted,
  rhythm: { readonly weekday: number; readonly time: string; readonly everyWeeks: number },
  {
    seen,
    saving,
    before,
  }: { readonly seen: SeenCalendars; readonly saving: Saving; readonly before: readonly Visit[] },
): Promise<SeriesSlots & { readonly left: number }> {
  const { moving: _moving, ...asked } = await slotsAsked(trust, { ...wanted, startsAt: null }, seen, saving);
  const found = seriesSlots({ ...asked, ...rhythm });
  for (const { id } of before) await trust.visits.dropDraft(id);
  const dates = found.dates.slice(0, MOST_DATES);
  for (const [at, date] of dates.entries()) {
    const hard = date.objections.filter(({ isHard }) => isHard);
    const because = objectionsInWords(date.objections, 2);
    const slot = (startsAt: string, state: OfferedSlot['state'], why: string): OfferedSlot => ({
      ...{ id: saving.newId(), startsAt, because: '', forLead: why, state, byId: null },
    });
    const own = slot(date.startsAt, hard.length > 0 ? 'taken' : 'open', because);
    const other = hard.length > 0 ? date.alternative : null;
    const instead = other
      ? [slot(other.startsAt, 'open', `instead of ${momentInWords(date.startsAt, saving.now)}: ${because}`)]
      : [];
    const id = at === 0 ? wanted.id : saving.newId();
    await keepDraft(trust, { ...wanted, id }, { slots: [...instead, own], groupId: wanted.id }, saving);
  }
  return { ...found, left: found.dates.length - dates.length };
}
