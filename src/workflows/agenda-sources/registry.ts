import type { AgendaSource } from './agenda-source.ts';
import { categoryReviews } from './category-reviews.ts';
import { categoryTargets } from './category-targets.ts';
import { escalated } from './escalated.ts';
import { mattersArising } from './matters-arising.ts';
import { nextVisits } from './next-visits.ts';
import { owedAndUnbooked } from './owed-and-unbooked.ts';
import { peerReviewsNotHeld } from './peer-reviews-not-held.ts';
import { peerReviewsShared } from './peer-reviews-shared.ts';
import { plansWithoutCheckIn } from './plans-without-check-in.ts';
import { reportsOverdue } from './reports-overdue.ts';
import { reportsReleased } from './reports-released.ts';
import { schoolsToDiscuss } from './schools-to-discuss.ts';

/** Every source of agendas. The order of an agenda is that of its sections, not of this list. */
export const AGENDA_SOURCES: readonly AgendaSource[] = [
  mattersArising,
  schoolsToDiscuss,
  reportsReleased,
  reportsOverdue,
  nextVisits,
  owedAndUnbooked,
  categoryReviews,
  categoryTargets,
  escalated('check-ins-overdue', 'check-in'),
  escalated('obligations-overdue', 'obligation'),
  escalated('plan-concerns', 'concern'),
  plansWithoutCheckIn,
  peerReviewsNotHeld,
  peerReviewsShared,
];
