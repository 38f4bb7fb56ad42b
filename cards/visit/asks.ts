import type { Ask, Viewer } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { dayOf } from '#domain/time/iso.ts';
import type { SeenVisit } from '#workflows/visits/read-visit.ts';
import { lacksReason } from '#workflows/visits/say-why.ts';

/** Its lead is asked why it was taken out of Outlook, until somebody has said it. */
export function asks({ visit, schoolName }: SeenVisit, { actor }: Viewer): Ask | null {
  if (actor?.personId !== visit.leadId || !lacksReason(visit)) return null;
  return {
    what: asWords(`Why was the ${visit.name} at ${schoolName} called off?`, 200),
    since: dayOf(visit.changedAt),
  };
}
