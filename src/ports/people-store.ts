import type { Appointment, Person, Role } from '#domain/access/role.ts';
import type { IsoInstant } from '#domain/time/iso.ts';

/** People of one trust and what they are appointed to. Somebody forgotten is found by id only, and named so. */
export interface PeopleReads {
  find(id: string): Promise<Person | null>;
  /** By Entra object id, any case. `null` when the trust does not know them. */
  byObjectId(objectId: string): Promise<Person | null>;
  /** By user principal name, any case. */
  byUpn(upn: string): Promise<Person | null>;
  /** By name; those forgotten too. */
  list(): Promise<Person[]>;
  /** By name. */
  withRole(role: Role): Promise<Person[]>;
  /** The ids of those who were seen without a role before then, and are not forgotten. */
  leftBefore(before: IsoInstant): Promise<string[]>;
}

export interface PeopleWrites extends PeopleReads {
  /**
   * Adds a person with a key of their own, or replaces what is held of the person with that id, appointments included. Of
   * somebody forgotten nothing is kept again: who comes back is another person.
   */
  save(person: Person): Promise<void>;
  /** Learns the object id of a person known so far by UPN; `false` when they have one already, or are forgotten. */
  linkObjectId(id: string, objectId: string): Promise<boolean>;
  /** Replaces a person's appointments; somebody forgotten gets none. */
  appoint(id: string, appointments: readonly Appointment[]): Promise<void>;
  /** Remembers since when whoever holds no role has held none, as far as it is not remembered yet. */
  noteLeavers(at: IsoInstant): Promise<void>;
  /**
   * Destroys the person's key and everything that would find them; their roles and memberships end. What they did stays
   * under their id. Cannot be undone; safe to call twice. What is under way in the same trust may have read their name
   * and keep it: the transaction is to be alone.
   */
  forget(id: string): Promise<void>;
}
