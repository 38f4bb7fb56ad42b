import { z } from 'zod/v4';
import { Id } from '../improvement-model/parts.ts';
import { IsoDate, IsoInstant } from '../time/iso.ts';
import { Rag } from '../visit/report.ts';

/** One thing that is to be done: by whom, by when, and how one will know. */
export const PlanAction = z.object({
  id: z.string(),
  /** From 1, within its priority. */
  n: z.int().min(1),
  text: z.string(),
  /** A person of the trust; null: nobody on record, and `owner` says whom the school means. */
  ownerId: z.string().nullable(),
  owner: z.string(),
  dueOn: IsoDate,
  measure: z.string(),
  /** One of the model's labels; empty: none. */
  tag: z.string(),
  /** Taken out of the plan; its answers stay. */
  removedAt: IsoInstant.nullable(),
});
export type PlanAction = z.infer<typeof PlanAction>;

/** What a plan is after, with what is done about it. */
export const PlanPriority = z.object({
  id: z.string(),
  n: z.int().min(1),
  title: z.string(),
  actions: z.array(PlanAction),
});
export type PlanPriority = z.infer<typeof PlanPriority>;

/**
 * A school's plan of one of the model's kinds. `draft`: it is being made. `agreed`: whoever the model names has agreed it, and
 * it is checked in on. `closed`: it is over, with a note on what came of it.
 */
export const Plan = z.object({
  id: z.string(),
  urn: z.string(),
  /** The model's id of its kind. */
  kind: Id,
  title: z.string(),
  from: IsoDate,
  to: IsoDate,
  state: z.enum(['draft', 'agreed', 'closed']),
  priorities: z.array(PlanPriority),
  /** The parts that have agreed it, and who they were. */
  agreed: z.array(z.object({ part: z.string(), byId: z.string(), at: IsoInstant })),
  impact: z.string().nullable(),
  createdById: z.string(),
  createdAt: IsoInstant,
  version: z.int(),
});
export type Plan = z.infer<typeof Plan>;

/** An action as it is read from a school's own sheet, before it is anybody's. */
export const DraftAction = PlanAction.pick({
  text: true,
  owner: true,
  dueOn: true,
  measure: true,
  tag: true,
}).extend({
  rag: Rag.nullable(),
  links: z.array(z.string()),
});
export type DraftAction = z.infer<typeof DraftAction>;

/** A plan as it is read from a school's own sheet. */
export const PlanDraft = z.object({
  priorities: z.array(z.object({ title: z.string(), actions: z.array(DraftAction) })),
});
export type PlanDraft = z.infer<typeof PlanDraft>;
