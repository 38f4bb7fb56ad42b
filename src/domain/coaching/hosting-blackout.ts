import { z } from 'zod/v4';
import { addDays, IsoDate, IsoInstant } from '../time/iso.ts';

export const BlackoutKind = z.enum(['ofsted', 'exams', 'other']);
export type BlackoutKind = z.infer<typeof BlackoutKind>;

/** Days in which a school hosts no peer review; it still goes to others. Why, is one of three: what is typed is often confidential. */
export const HostingBlackout = z.object({
  id: z.string(),
  urn: z.string(),
  /** Both days included; every week that has one of them is barred. */
  from: IsoDate,
  to: IsoDate,
  kind: BlackoutKind,
  byId: z.string(),
  at: IsoInstant,
});
export type HostingBlackout = z.infer<typeof HostingBlackout>;

/** `week`: its Monday. */
export const barsWeek = ({ from, to }: Pick<HostingBlackout, 'from' | 'to'>, week: IsoDate): boolean =>
  from <= addDays(week, 4) && to >= week;

export const BLACKOUT_WORDS: Readonly<Record<BlackoutKind, string>> = {
  ofsted: 'an Ofsted inspection is likely',
  exams: 'exams or tests',
  other: 'not a week to host',
};
