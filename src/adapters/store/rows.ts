import type { IsoDate, IsoInstant } from '#domain/time/iso.ts';

/** Days and moments are text in the domain and Date in Prisma. A day is kept at midnight UTC by Prisma's own rule. */
export const fromDay = (day: IsoDate): Date => new Date(`${day}T00:00:00.000Z`);
export const toDay = (date: Date): IsoDate => date.toISOString().slice(0, 10);
export const fromMoment = (moment: IsoInstant): Date => new Date(moment);
export const toMoment = (date: Date): IsoInstant => date.toISOString();

export const orNull =
  <From, To>(convert: (value: From) => To) =>
  (value: From | null): To | null =>
    value === null ? null : convert(value);
