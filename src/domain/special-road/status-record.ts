import { z } from 'zod/v4';
import type { Role } from '../access/role.ts';
import type { ImprovementModel } from '../improvement-model/model.ts';
import type { SpecialStatus } from '../improvement-model/standing.ts';
import { IsoDate, IsoInstant } from '../time/iso.ts';

/**
 * Who decided that a special status is set: those who lead the trust, or its trustees, whose decision somebody records for
 * them. `records`: it came with the trust's records, and nobody has said.
 */
export const OnBehalfOf = z.enum(['executive', 'trustees', 'records']);
export type OnBehalfOf = z.infer<typeof OnBehalfOf>;

/** What people did about a special status that was set: the standing itself says only what and from when. */
export const StatusRecord = z.object({
  standingId: z.string(),
  urn: z.string(),
  onBehalfOf: OnBehalfOf,
  decidedOn: IsoDate,
  setById: z.string(),
  setAt: IsoInstant,
  /** The meeting its committee convened. */
  boardOn: IsoDate.nullable(),
  boardWhere: z.string().nullable(),
  boardById: z.string().nullable(),
  /** The plan asked for, by the model's id, and by when; then where it is. */
  planId: z.string().nullable(),
  planDueOn: IsoDate.nullable(),
  planLink: z.string().nullable(),
  planSentById: z.string().nullable(),
  planSentAt: IsoInstant.nullable(),
  endedWhy: z.string().nullable(),
  endedById: z.string().nullable(),
  endedAt: IsoInstant.nullable(),
  version: z.int(),
});
export type StatusRecord = z.infer<typeof StatusRecord>;

/** A record of which nothing has happened yet. */
export const newStatusRecord = (
  of: Pick<StatusRecord, 'standingId' | 'urn' | 'onBehalfOf' | 'decidedOn' | 'setById' | 'setAt'>,
): StatusRecord => ({
  ...of,
  ...{ boardOn: null, boardWhere: null, boardById: null },
  ...{ planId: null, planDueOn: null, planLink: null, planSentById: null, planSentAt: null },
  ...{ endedWhy: null, endedById: null, endedAt: null, version: 1 },
});

/** What a status brings by the model: the meetings that follow while it lasts, and the plan. */
export interface StatusRoad {
  readonly meetings: readonly { readonly id: string; readonly name: string }[];
  /** Whether those are of a board that a committee convenes. */
  readonly hasBoard: boolean;
  readonly plan: { readonly id: string; readonly name: string } | null;
}

export function roadOf(model: Pick<ImprovementModel, 'engagements' | 'plans'>, status: string): StatusRoad {
  const brings = (rules: readonly { when?: { statuses?: readonly string[] | undefined } | undefined }[]) =>
    rules.some(({ when }) => when?.statuses?.includes(status));
  const meetings = model.engagements.filter(({ rules }) => brings(rules));
  const plan = model.plans.find(({ reviews }) => brings(reviews));
  return {
    meetings: meetings.map(({ id, name }) => ({ id, name })),
    hasBoard: meetings.some(({ lead }) => lead.includes('trustees')),
    plan: plan ? { id: plan.id, name: plan.name } : null,
  };
}

/** On whose behalf somebody with these roles may set it: by the model, which names who sets it. */
export function waysToSet(
  { setBy }: Pick<SpecialStatus, 'setBy'>,
  roles: readonly Role[],
): readonly Exclude<OnBehalfOf, 'records'>[] {
  const isCeo = roles.includes('ceo');
  const isDeputy = roles.includes('deputy-ceo');
  const own =
    (isCeo && (setBy.includes('ceo') || setBy.includes('executive'))) ||
    (isDeputy && (setBy.includes('deputy-ceo') || setBy.includes('executive')));
  const recorded = (isCeo || isDeputy) && setBy.includes('trustees');
  return [...(own ? (['executive'] as const) : []), ...(recorded ? (['trustees'] as const) : [])];
}
