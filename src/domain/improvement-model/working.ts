import { z } from 'zod/v4';
import { Cadence } from './cadence.ts';
import { Rule } from './entitlement-rules.ts';
import { Id, Line, Part, Sourced } from './parts.ts';
import { Span } from './span.ts';

/** A kind of plan, and how often it is reviewed; by which schools, its rules say. */
export const PlanKind = Sourced.extend({
  id: Id,
  name: Line,
  short: z.string().trim().min(1).max(12).optional(),
  about: Line,
  agreedBy: z.array(Part).min(1),
  reviews: z.array(Rule).default([]),
  /** The engagement at which it is reviewed: the review is then not owed beside it. */
  reviewedAt: Id.optional(),
});
export type PlanKind = z.infer<typeof PlanKind>;

/** Who reads what is written after a peer review. */
export const PeerReviews = Sourced.extend({ readBy: z.enum(['the group', 'the group and the trust']) });

/** What the team tells a committee, and how often. */
export const Report = Sourced.extend({
  id: Id,
  name: Line,
  to: Part,
  cadence: Cadence,
  note: Line.optional(),
});

/** How often the improvement team meets, and what for. */
export const TeamMeeting = Sourced.extend({ every: Span, about: Line });

export const Kpi = Sourced.extend({
  id: Id,
  name: Line,
  better: z.enum(['higher', 'lower', 'neither']),
  compare: z.array(z.enum(['national', 'trust', 'own past', 'target'])).default([]),
});

/** Words to label actions and reviews with. */
export const Tags = Sourced.extend({ id: Id, name: Line, values: z.array(Line).min(1) });

export const Inquiry = Sourced.extend({ id: Id, name: Line, stages: z.array(Line).min(2) });

/** What a move of a pupil group's attainment is called. */
export const Movement = Sourced.extend({
  levels: z.array(Line).min(2),
  moves: z.array(z.strictObject({ from: Line, to: Line, is: Line })).min(1),
});
