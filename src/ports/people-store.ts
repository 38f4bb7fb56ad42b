import type { Appointment, Person, Role } from '#domain/access/role.ts';

/** People of one trust and what they are appointed to. */
export interface PeopleReads {
  find(id: string): Promise<Person | null>;
  /** By Entra object id, any case. `null` when the trust does not know them. */
  byObjectId(objectId: string): Promise<Person | null>;
  /** By user principal name, any case. */
  byUpn(upn: string): Promise<Person | null>;
  list(): Promise<Person[]>;
  withRole(role: Role): Promise<Person[]>;
}

export interface PeopleWrites extends PeopleReads {
  /** Adds a person, or replaces what is held of the person with that id, appointments included. */
  save(person: Person): Promise<void>;
  /** Learns the object id of a person known so far by UPN. Safe to call twice. */
  linkObjectId(id: string, objectId: string): Promise<void>;
  /** Replaces a person's appointments. */
  appoint(id: string, appointments: readonly Appointment[]): Promise<void>;
}
