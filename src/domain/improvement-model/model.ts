import { z } from 'zod/v4';
import { Engagement, Obligation } from './entitlement-rules.ts';
import { Id, Line, Sourced, Text } from './parts.ts';
import { Span } from './span.ts';
import { CategoryReview, DirectIntervention, Factor, Rung, SpecialStatus } from './standing.ts';
import { Words } from './words.ts';
import { Inquiry, Kpi, Movement, PeerReviews, PlanKind, Report, Tags, TeamMeeting } from './working.ts';

/**
 * A trust's rulebook for school improvement, as data. Everything with a `source` says where it was read; `default`: we
 * filled it in, and surfaces say so. `assumed` names what of a sourced rule was filled in.
 */
export const ImprovementModel = z.strictObject({
  id: Id,
  name: Line,
  /** What the trust is after, in two sentences. */
  about: Text,
  words: Words,
  /** From best to weakest; none: the trust does not sort its schools. */
  ladder: z.array(Rung).default([]),
  statuses: z.array(SpecialStatus).default([]),
  engagements: z.array(Engagement).default([]),
  /** Sets of engagements of which one and the same visit may satisfy several. */
  together: z.array(z.array(Id).min(2)).default([]),
  obligations: z.array(Obligation).default([]),
  plans: z.array(PlanKind).default([]),
  categoryReview: CategoryReview.optional(),
  factors: z.array(Factor).default([]),
  directIntervention: z.array(DirectIntervention).default([]),
  peerReviews: PeerReviews.optional(),
  /** Whether what is late goes further without anybody deciding that it does. */
  lateness: Sourced.extend({ escalatesByItself: z.boolean() }),
  /** What of a year is owed to a school that joins during it. */
  joining: Sourced.extend({ rule: z.enum(['from the next stretch', 'in proportion', 'all of it']) }),
  /** How long a head counts as new. */
  newHead: Sourced.extend({ lasts: Span }).optional(),
  teamMeeting: TeamMeeting.optional(),
  reporting: z.array(Report).default([]),
  kpis: z.array(Kpi).default([]),
  tags: z.array(Tags).default([]),
  inquiries: z.array(Inquiry).default([]),
  movement: Movement.optional(),
});
export type ImprovementModel = z.infer<typeof ImprovementModel>;
