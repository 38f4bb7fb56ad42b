import { asPlain, asWords } from '#cards-kit/text.ts';
import { ragCountsInWords } from '#domain/plan/rag-words.ts';
import { dayOf } from '#domain/time/iso.ts';
import { countInWords, dayInWords } from '#domain/time/words.ts';
import type { PlanView } from '#workflows/plans/plan-view.ts';

/** What is overdue, what is due next, and when the school last said how it goes. */
export function pulseParts({ state, open, overdue, today, lastSent, checkIn }: PlanView, now: string) {
  const next = open.find(({ dueOn }) => dueOn >= today);
  const isLate = checkIn?.state === 'open' && checkIn.dueOn < today;
  const said = [
    overdue > 0 ? `${countInWords(overdue, 'action is', 'actions are')} overdue.` : '',
    next ? `Next due: ${next.number}, ${dayInWords(next.dueOn, now)}.` : '',
    checkIn && isLate ? `The check-in is late: it was due ${dayInWords(checkIn.dueOn, now)}.` : '',
    lastSent ? `Last check-in ${dayInWords(dayOf(lastSent.at), now)}, by ${lastSent.byName}.` : '',
  ].filter(Boolean);
  const hasPulse = state === 'agreed' && said.length > 0;
  return { hasPulse, pulse: asPlain(hasPulse ? said.join(' ') : '', 300) };
}

const POINTS = 6;

/** The last check-ins: as a chart where the client draws one, and the same in words where it does not. */
export function trendParts({ trend }: PlanView, now: string) {
  const shown = trend.slice(-POINTS);
  return {
    // One point is no trend: how it stands is above.
    hasTrend: shown.length > 1,
    trend: shown.map(({ on, isOpen, red, amber, green, done }) => {
      const day = `${dayInWords(on, now)}${isOpen ? ', so far' : ''}`;
      const rated = ragCountsInWords({ red, amber, green });
      return {
        ...{ on: asWords(day), day: asPlain(day), red, amber, green, done },
        inWords: asPlain(
          [rated, done > 0 ? `✓ ${done} done` : ''].filter(Boolean).join(', ') || 'Nothing rated',
        ),
      };
    }),
  };
}
