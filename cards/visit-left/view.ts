import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import { momentInWords } from '#domain/time/words.ts';
import type { LeftVisit } from '#workflows/visits/read-left.ts';

export function view(left: LeftVisit, _viewer: Viewer, { now }: Scene): ViewData {
  const { leadName, hasLed, startsAt, isBack } = left;
  return {
    title: asPlain(headline(left, now), 300),
    why: isBack
      ? plainText`Since then you are part of it again.`
      : hasLed
        ? plainText`${leadName} leads it now, and has the brief and the report.`
        : plainText`You need not come. ${leadName}, who leads it, can say why.`,
    after:
      startsAt === null
        ? plainText`It has no time yet, and nothing of it is in your calendar.`
        : plainText`If it was in your calendar, it goes from there.`,
  };
}

/** "You are no longer part of: Academy Improvement Meeting at Oakwood, Tue 3 Nov, 9:30". */
export function headline({ hasLed, name, schoolName, startsAt }: LeftVisit, now: IsoInstant): string {
  const when = startsAt === null ? '' : `, ${momentInWords(startsAt, now)}`;
  return `You no longer ${hasLed ? 'lead' : 'take part in'}: ${name} at ${schoolName}${when}`;
}
