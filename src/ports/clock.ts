import type { IsoInstant } from '#domain/time/iso.ts';

/** The only source of "now". The demo's can be moved, also backwards; nothing may assume it only grows. */
export interface Clock {
  now(): IsoInstant;
}
