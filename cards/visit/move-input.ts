import { z } from 'zod/v4';
import { dayAhead } from '#cards-kit/day-ahead.ts';
import { type LookContext, NotDone, type Outcome, type RunContext } from '#cards-kit/define-action.ts';
import { asPlain } from '#cards-kit/text.ts';
import { requiredText } from '#cards-kit/typed-text.ts';
import { type IsoDate, momentOf } from '#domain/time/iso.ts';
import { momentInWords } from '#domain/time/words.ts';
import { peopleOf } from '#domain/visit/visit.ts';
import { lookAtCalendars, type SeenCalendars } from '#workflows/visits/look-at-calendars.ts';
import { moveVisit } from '#workflows/visits/move-visit.ts';
import type { SeenVisit } from '#workflows/visits/read-visit.ts';
import { unreadInWords } from '#workflows/visits/slots-asked.ts';

const DAY = 'Please give the day.';
const TIME = 'Please give the time in hours and minutes, such as 9:30.';
const WHY = 'Please say why, in a few words: everyone who comes reads it.';
const TOO_LONG = 'Please keep the reason to 200 characters.';

export const Day = z.iso.date(DAY);
export const Time = z.string(TIME).regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, TIME);
export const Reason = requiredText(200, { empty: WHY, tooLong: TOO_LONG });

export function lookAtDay(context: LookContext<SeenVisit>, day: IsoDate): Promise<SeenCalendars> {
  dayAhead(context.now, day);
  const { visit } = context.subject;
  const personIds = peopleOf(visit);
  return lookAtCalendars(context, { askerId: visit.leadId, personIds, from: day, to: day, now: context.now });
}

/** Moves it, or throws `NotDone` with what is in the way. */
export async function move(
  { trust, subject, actor, now, bankHolidays, seen }: RunContext<SeenVisit, SeenCalendars>,
  to: { day: IsoDate; time: string; reason: string; by: 'lead' | 'school'; anyway: boolean },
): Promise<Outcome> {
  const { visit } = subject;
  const { day, time, reason, by, anyway } = to;
  const startsAt = momentOf(day, time);
  const changing = { byId: actor.personId, side: 'teams', now, bankHolidays } as const;
  const moved = await moveVisit(trust, visit, { startsAt, reason, by, anyway, seen, changing });
  if (!moved.ok) throw new NotDone(asPlain(moved.because, 400));
  const notes = [unreadInWords(moved.asked), moved.soft && `Please note: ${moved.soft}.`];
  const from = visit.startsAt === null ? '' : ` from ${momentInWords(visit.startsAt, now)}`;
  return {
    said: asPlain(
      `Moved${from} to ${momentInWords(startsAt, now)}. Everyone is told. ${notes.filter(Boolean).join(' ')}`,
      500,
    ),
    // Not the reason: it is on the visit, and the audit is kept for good.
    audited: { visitId: visit.id, from: visit.startsAt, to: startsAt, anyway },
  };
}
