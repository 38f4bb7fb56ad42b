import { z } from 'zod/v4';
import { Cadence, Lasting } from './cadence.ts';
import { Id, Line, Part, PhaseGroup, Sourced } from './parts.ts';
import { Span } from './span.ts';

/** For which schools a rule holds; every condition given must be met, and none given is every school. */
const When = z.strictObject({
  categories: z.array(Id).min(1).optional(),
  phases: z.array(PhaseGroup).min(1).optional(),
  statuses: z.array(Id).min(1).optional(),
  plans: z.array(Id).min(1).optional(),
  newHead: z.literal(true).optional(),
  newSchool: z.literal(true).optional(),
});
export type When = z.infer<typeof When>;

/**
 * What brings the rule into force at a school it holds for. `always`; `if required` and `if identified`: once somebody of
 * the trust has said so; `on request`: once the school has asked.
 */
export const Need = z.enum(['always', 'if required', 'if identified', 'on request']);
export type Need = z.infer<typeof Need>;

/** One rule of how often: of several that hold for a school the first is the one. */
export const Rule = Sourced.extend({
  when: When.optional(),
  need: Need.default('always'),
  cadence: Cadence,
  lasting: Lasting.optional(),
  note: Line.optional(),
});
export type Rule = z.infer<typeof Rule>;

const Agenda = z.array(Line).min(1).max(20);

/** What is written afterwards, by when and for whom; `next`: what becomes of it. */
const AfterwardsReport = Sourced.extend({ within: Span, to: z.array(Part).min(1), next: Line.optional() });

/** About a member of staff, or safeguarding: never named in a channel (DOMAIN, workflow 1). */
const Confidential = z.literal(true).optional();

/**
 * Something that needs people together at a time. `core` counts to what is owed, `additional` is more than that, and
 * `not counted` stands outside.
 */
export const Engagement = Sourced.extend({
  id: Id,
  name: Line,
  short: z.string().trim().min(1).max(12).optional(),
  about: Line,
  counts: z.enum(['core', 'additional', 'not counted']),
  /** An engagement whose number this one counts towards: a review that is one of the six visits. */
  countsTowards: Id.optional(),
  lead: z.array(Part).min(1),
  attendees: z.array(Part).default([]),
  minutes: z.int().min(15).max(480),
  /** Who has to agree before it is arranged. */
  agreedWith: Part.optional(),
  agenda: Agenda.optional(),
  report: AfterwardsReport.optional(),
  /** Support that follows it and is no second visit. */
  followedBy: z.strictObject({ support: Line, when: When.optional() }).optional(),
  /** Neither booked nor asked about: the school does it by itself. */
  noted: z.literal(true).optional(),
  confidential: Confidential,
  rules: z.array(Rule).default([]),
});
export type Engagement = z.infer<typeof Engagement>;

/** Something that must be sent or confirmed by a date, with no meeting. */
export const Obligation = Sourced.extend({
  id: Id,
  name: Line,
  about: Line,
  from: Part,
  to: z.array(Part).min(1),
  confidential: Confidential,
  rules: z.array(Rule).min(1),
});
export type Obligation = z.infer<typeof Obligation>;
