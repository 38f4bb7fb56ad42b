import type { IsoInstant } from '#domain/time/iso.ts';
import type { Clock } from '#ports/clock.ts';

/** A clock that can be put anywhere and runs on from there at the usual pace. */
export class MovableClock implements Clock {
  #offsetMs = 0;

  constructor(now: IsoInstant) {
    this.setNow(now);
  }

  setNow(now: IsoInstant): void {
    this.#offsetMs = Date.parse(now) - Date.now();
  }

  now(): IsoInstant {
    return new Date(Date.now() + this.#offsetMs).toISOString();
  }
}
