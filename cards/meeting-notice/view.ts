import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import { dayInWords, momentInWords } from '#domain/time/words.ts';
import type { MeetingNotice } from '#workflows/read-meeting-notice.ts';

/** The meeting as it is now: when a cancelled one is put back, its earlier notices say so too. */
export function view(notice: MeetingNotice, _viewer: Viewer, { now }: Scene): ViewData {
  const { reason, state, agendaIsOut, agendaDueAt, isPast, minutes, takenBy } = notice;
  const due =
    agendaDueAt <= now ? 'The agenda comes now.' : `The agenda comes ${dayInWords(dayOf(agendaDueAt), now)}.`;
  const agenda = agendaIsOut ? 'Its agenda is in this channel.' : due;
  const after =
    state === 'cancelled'
      ? 'What was on its agenda goes on the next one.'
      : takenBy === null
        ? `For ${minutes} minutes.${isPast ? '' : ` ${agenda}`}`
        : `You need do nothing.${isOver(state) ? '' : ' Should you be there after all, your own chair’s card still works.'}`;
  return {
    title: asPlain(headline(notice, now), 200),
    hasReason: reason !== null && takenBy === null,
    reason: plainText`Because: ${reason ?? ''}`,
    after: asPlain(after),
  };
}

/** "SIT is moved to Wed 18 Nov, 10:00, from Tue 17 Nov, 9:30". */
export function headline(notice: MeetingNotice, now: IsoInstant): string {
  const { seriesName, startsAt, state, movedFrom, isExtra, takenBy } = notice;
  const when = momentInWords(startsAt, now);
  if (state === 'cancelled') return `Cancelled: ${seriesName}, ${when}`;
  if (takenBy !== null) {
    const took = state === 'closed' ? 'was in the chair for' : 'is in the chair for';
    return `${takenBy} ${took} you: ${seriesName}, ${when}`;
  }
  if (movedFrom !== null) return `Moved: ${seriesName} is now ${when}, not ${momentInWords(movedFrom, now)}`;
  return `${isExtra ? 'Extra meeting' : 'Going ahead'}: ${seriesName}, ${when}`;
}

/** Nothing can be taken over any more. */
export const isOver = (state: MeetingNotice['state']): boolean => state === 'closed' || state === 'cancelled';
