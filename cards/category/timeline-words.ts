import { asPlain, asWords } from '#cards-kit/text.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import { dayInWords } from '#domain/time/words.ts';
import type { TimelineItem } from '#workflows/standing/category-answer.ts';

/** One entry of the history: its name, struck where it was corrected, its days, and who decided it. */
export function itemView(item: TimelineItem, now: IsoInstant) {
  const { name, corrected } = item;
  return {
    name: asWords(name, 80),
    isStruck: corrected !== null,
    isPlain: corrected === null,
    days: asWords(`: ${daysInWords(item, now)}`, 120),
    more: asPlain(corrected ? correctedInWords(corrected, now) : howInWords(item, now), 420),
  };
}

function daysInWords({ from, to, isComing, corrected }: TimelineItem, now: IsoInstant): string {
  const begins = dayInWords(from, now);
  if (corrected) return `was recorded from ${begins}`;
  const days = to === null ? `from ${begins}` : `${begins} to ${dayInWords(to, now)}`;
  return isComing ? `${days} (to come, not yet shown to the school here)` : days;
}

function howInWords(
  { decidedBy, isAgreed, why, corrects, confirmedOn }: TimelineItem,
  now: IsoInstant,
): string {
  const last = confirmedOn.at(-1);
  const times = confirmedOn.length === 1 ? 'once' : `${confirmedOn.length} times`;
  return [
    decidedBy === null
      ? 'Imported from the trust’s records'
      : isAgreed
        ? 'Agreed by the school and the team'
        : `${corrects ? 'Correction by' : 'Decided by'} ${decidedBy}`,
    ...(why === null ? [] : [`: ${why}`]),
    ...(last === undefined ? [] : [`. Confirmed ${times} since, last ${dayInWords(last, now)}`]),
  ].join('');
}

function correctedInWords(
  { on, by, why, instead }: NonNullable<TimelineItem['corrected']>,
  now: IsoInstant,
): string {
  const became =
    instead === null ? 'it never was' : `now ${instead.name} from ${dayInWords(instead.from, now)}`;
  const because = why === null ? '' : ` because: ${why}`;
  return `Corrected on ${dayInWords(on, now)} by ${by} (${became})${because}`;
}
