import { z } from 'zod/v4';

/** DOMAIN "Who uses it". A person may hold several, each with its own reach. */
export const Role = z.enum([
  'officer',
  'head',
  'deputy-ceo',
  'ceo',
  'chair-of-governors',
  'clerk',
  'coaching-member',
  'staff',
  'department',
  'administrator',
]);
export type Role = z.infer<typeof Role>;

/** How far a role reaches. */
export const Scope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('trust') }),
  z.object({ kind: z.literal('hub'), hubId: z.string() }),
  z.object({ kind: z.literal('school'), urn: z.string() }),
]);
export type Scope = z.infer<typeof Scope>;

export const Appointment = z.object({ role: Role, scope: Scope });
export type Appointment = z.infer<typeof Appointment>;

/** A person of the trust. Teams knows them by `objectId`; until that is known, by `upn`. */
export const Person = z.object({
  id: z.string(),
  objectId: z.string().nullable(),
  upn: z.string().nullable(),
  name: z.string().min(1),
  email: z.string().nullable(),
  appointments: z.array(Appointment),
  /** Their key was destroyed: nothing names them any more, and what they did stays under their id. */
  isForgotten: z.literal(true).optional(),
});
export type Person = z.infer<typeof Person>;

/** How somebody forgotten is called in minutes and lists. */
export const FORGOTTEN_NAME = 'Former colleague';

/** What the people who are not among these are called: names that somebody may have typed. */
export const namesBeside = (people: readonly Person[], memberIds: readonly string[]): string[] =>
  people.flatMap(({ id, name, isForgotten }) => (isForgotten || memberIds.includes(id) ? [] : [name]));

/** The role in a sentence: "an improvement officer". */
export const ROLE_WORDS: Record<Role, string> = {
  officer: 'improvement officer',
  head: 'headteacher',
  'deputy-ceo': 'deputy CEO',
  ceo: 'CEO',
  'chair-of-governors': 'chair of governors',
  clerk: 'clerk',
  'coaching-member': 'coaching group member',
  staff: 'member of school staff',
  department: 'central department',
  administrator: 'trust administrator',
};
