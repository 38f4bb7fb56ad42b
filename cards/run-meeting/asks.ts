import type { Ask, Viewer } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { dayOf } from '#domain/time/iso.ts';
import { dayInWords } from '#domain/time/words.ts';
import type { ChairView } from '#workflows/meeting/read-chair-view.ts';

/** To close a meeting of an earlier day: until then it has no minutes, and nobody gets their actions. */
export function asks({ runs, state, startsAt, seriesName, today }: ChairView, _viewer: Viewer): Ask | null {
  const day = dayOf(startsAt);
  if (!runs || state !== 'running' || day >= today) return null;
  return {
    what: asWords(`${seriesName} of ${dayInWords(day)} has not been closed, so it has no minutes`, 200),
    since: day,
  };
}
