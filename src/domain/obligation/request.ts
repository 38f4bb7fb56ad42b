import { z } from 'zod/v4';
import { dayOf, IsoDate, IsoInstant } from '../time/iso.ts';

/**
 * What was said of a request, by the school or whoever sends it: `done` (`day`: when it was sent), `not-yet` (`day`: by when
 * it will be), `not-applicable`; and what the officer says to the last of these: `agreed`, or `refused`. Never changed: the
 * later stands, the earlier is kept.
 */
export const RequestStep = z.object({
  id: z.string(),
  requestId: z.string(),
  kind: z.enum(['done', 'not-yet', 'not-applicable', 'agreed', 'refused']),
  day: IsoDate.nullable(),
  words: z.string(),
  /** An address of what was sent, https only. */
  link: z.string().nullable(),
  byId: z.string(),
  at: IsoInstant,
});
export type RequestStep = z.infer<typeof RequestStep>;

/** One thing that a school, or the trust for it, is asked to send or confirm once. */
export const ObligationRequest = z.object({
  id: z.string(),
  urn: z.string(),
  /** The model's id of the obligation. */
  thing: z.string(),
  /** The last day of what is owed that it is for. */
  owedTo: IsoDate,
  /** The last day on which it is in time: that, or a school week on where nobody was asked before. */
  dueOn: IsoDate,
  openedAt: IsoInstant,
  /** Rises with every step. */
  version: z.int(),
  /** In the order in which they were said. */
  steps: z.array(RequestStep),
});
export type ObligationRequest = z.infer<typeof ObligationRequest>;

/** The fulfilment that a step brings: nobody else records one of this id. */
export const fulfilmentOf = ({ id }: Pick<RequestStep, 'id'>): string => `sent ${id}`;

/** Whether what was said came after the request's last day; of what was sent, whether it was sent after it. */
export const isLateStep = (
  { dueOn }: Pick<ObligationRequest, 'dueOn'>,
  { kind, day, at }: Pick<RequestStep, 'kind' | 'day' | 'at'>,
): boolean => (kind === 'done' && day !== null ? day : dayOf(at)) > dueOn;
