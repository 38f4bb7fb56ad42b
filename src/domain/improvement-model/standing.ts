import { z } from 'zod/v4';
import { Id, Line, Part, Sourced, Text } from './parts.ts';
import { Span } from './span.ts';

/** One rung of the ladder. */
export const Rung = Sourced.extend({
  id: Id,
  name: Line,
  descriptor: Text,
  evidence: z.array(Line).default([]),
  support: z.array(Line).default([]),
  challenge: z.array(Line).default([]),
  /** What the school decides by itself here. */
  autonomy: Line,
  /** What of the trust's curriculum, policies and practices it takes on. */
  takesOn: Line.optional(),
  /** Where the school is to be, and by when. */
  exit: Sourced.extend({ to: Id, within: Span }).optional(),
});
export type Rung = z.infer<typeof Rung>;

/** A standing beside the ladder, or instead of one. */
export const SpecialStatus = Sourced.extend({
  id: Id,
  name: Line,
  about: Text,
  setBy: z.array(Part).min(1),
  /** What follows when it is set. */
  brings: z.array(Line).default([]),
});
export type SpecialStatus = z.infer<typeof SpecialStatus>;

/** How a category comes about. Nobody rules on their own proposal: then `above` does. */
export const CategoryReview = Sourced.extend({
  /** The engagement at whose end it is confirmed. */
  atTheEndOf: Id.optional(),
  proposedBy: z.array(Part).min(1),
  confirmedBy: Part,
  decidedBy: Part,
  above: Part,
  letters: Sourced.extend({ atTheStartOfTheYear: z.boolean(), sharedWith: z.array(Part).default([]) }),
  /** The other name of a category, where a trust sorts need as well. */
  needClasses: z.array(Sourced.extend({ id: Id, name: Line, about: Line })).default([]),
});
export type CategoryReview = z.infer<typeof CategoryReview>;

/** Something that, with others, may put a school into one of these categories. */
export const Factor = Sourced.extend({ id: Id, group: Line, text: Line, mayLeadTo: z.array(Id).min(1) });
export type Factor = z.infer<typeof Factor>;

/** A circumstance in which the trust may step in itself. */
export const DirectIntervention = Sourced.extend({ id: Id, text: Line });
export type DirectIntervention = z.infer<typeof DirectIntervention>;
