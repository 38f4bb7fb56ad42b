import { z } from 'zod/v4';
import { IsoDate, IsoInstant } from '../time/iso.ts';

/** Somebody is away, both days included; why is nobody's business and is not kept. */
export const Absence = z.object({
  id: z.string(),
  personId: z.string(),
  from: IsoDate,
  to: IsoDate,
  recordedById: z.string(),
  recordedAt: IsoInstant,
  /** Taken back: it holds for no day. */
  endedAt: IsoInstant.nullable(),
});
export type Absence = z.infer<typeof Absence>;

/** Longer than this somebody else is head. */
export const LONGEST_ABSENCE_DAYS = 366;

export const isAbsentOn = (
  { from, to, endedAt }: Pick<Absence, 'from' | 'to' | 'endedAt'>,
  day: IsoDate,
): boolean => endedAt === null && from <= day && day <= to;
