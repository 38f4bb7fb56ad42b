import type { RegisterNews } from '#domain/meeting/schools-to-discuss.ts';
import type { Hub, RegisterEntry, School } from '#domain/school/school.ts';
import type { IsoDate, IsoInstant } from '#domain/time/iso.ts';

/** Schools and hubs of one trust. */
export interface SchoolReads {
  /** `null` when the trust has no such school, also when another trust has. */
  find(urn: string): Promise<School | null>;
  /** Every school the trust ever had, by name; callers filter with `isCurrent`. */
  list(): Promise<School[]>;
  hubs(): Promise<Hub[]>;
  /** Register changes after `since`, oldest first. */
  newsSince(since: IsoInstant): Promise<RegisterNews[]>;
}

export interface SchoolChange {
  readonly urn: string;
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface SchoolWrites extends SchoolReads {
  /** Adds schools the trust does not have. Fails on a URN it already has. Takes any number; writes in batches. */
  add(entries: readonly RegisterEntry[], at: IsoInstant): Promise<void>;
  /** Overwrites the named fields of schools the trust has; a URN it does not have is an error. */
  update(changes: ReadonlyMap<string, Partial<RegisterEntry>>, at: IsoInstant): Promise<void>;
  /** Records what changed, for the agenda. */
  recordNews(changes: readonly SchoolChange[], at: IsoInstant): Promise<void>;
  /** Marks or unmarks schools as gone to another trust. */
  markLeft(urns: readonly string[], on: IsoDate | null): Promise<void>;
  /** Creates the hub, or finds it by name; safe to call twice. */
  ensureHub(name: string): Promise<Hub>;
  /** Puts schools into a hub, or into none. */
  assignHub(urns: readonly string[], hubId: string | null): Promise<void>;
}
