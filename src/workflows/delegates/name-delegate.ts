import type { Person } from '#domain/access/role.ts';
import { type DelegateKind, isAhead, LONGEST_DAYS } from '#domain/delegation/delegation.ts';
import { addDays, dayOf, type IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import { dayInWords, listInWords } from '#domain/time/words.ts';
import type { TrustWrites } from '#ports/store.ts';
import { findPeople } from '../visits/find-people.ts';
import { askNewDelegate } from './ask-delegates.ts';
import { delegationRef } from './delegation-refs.ts';

export interface Naming {
  readonly id: string;
  readonly urn: string;
  /** The name or e-mail address, as it was typed. */
  readonly typed: string;
  readonly kind: DelegateKind;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly byId: string;
  readonly now: IsoInstant;
}

export type BecameNamed =
  | { readonly ok: true; readonly person: Person }
  | { readonly ok: false; readonly because: string };

/** They arrange visits and write reports: for a school they do not answer them too. */
const ARRANGE: readonly string[] = ['officer', 'deputy-ceo', 'ceo'];

/**
 * A head names somebody to answer for the school; that person is told, and asked about what waits for an answer already. The
 * caller has looked that it is their school, and holds it.
 */
export async function nameDelegate(trust: TrustWrites, naming: Naming): Promise<BecameNamed> {
  const { id, urn, kind, from, to, byId, now } = naming;
  const against = againstDays(naming);
  if (against !== null) return refused(against);
  const found = await whoIs(trust, naming.typed);
  if (!found.ok) return found;
  const { person } = found;
  const because = await againstPerson(trust, person, naming);
  if (because !== null) return refused(because);
  const delegation = { id, urn, personId: person.id, namedById: byId, kind, from, to, namedAt: now };
  await trust.delegations.add(delegation);
  await trust.outbox.post(
    {
      key: `delegate ${id}`,
      ...{ card: 'delegates', subject: delegationRef(id) },
      ...{ audience: { kind: 'person', personId: person.id }, urgency: 'can-wait', dueAt: now },
    },
    now,
  );
  await askNewDelegate(trust, delegation, now);
  return { ok: true, person };
}

function againstDays({ from, to, now }: Naming): string | null {
  if (from < dayOf(now)) return 'The first day is over already. Please give today or a later one.';
  if (to < from) return 'The last day is before the first. Please look at both.';
  const longest = addDays(from, LONGEST_DAYS);
  return to > longest || from > addDays(dayOf(now), LONGEST_DAYS)
    ? `Nobody is named for more than a school year. Please give a last day until ${dayInWords(longest, now)}.`
    : null;
}

/** One person of the trust's own list who is still here. */
async function whoIs(trust: TrustWrites, typed: string): Promise<BecameNamed> {
  const found = await findPeople(trust, typed);
  if (!found.ok) return refused(found.isNobody ? `${found.because} ${await toImport(trust)}` : found.because);
  const [person, another] = found.people;
  if (!person || another) return refused('Please name one person at a time.');
  return person.appointments.length === 0
    ? refused(`${person.name} has no role in the trust now. ${await toImport(trust)}`)
    : { ok: true, person };
}

async function toImport({ people }: TrustWrites): Promise<string> {
  const names = (await people.withRole('administrator')).map(({ name }) => name);
  const ask = names.length > 0 ? listInWords(names.slice(0, 3), 'or') : 'your trust administrator';
  return `Somebody who is not in the trust’s list of people is first imported: please ask ${ask}.`;
}

async function againstPerson(
  trust: TrustWrites,
  { id, name, appointments }: Person,
  { urn, byId, now }: Naming,
): Promise<string | null> {
  if (id === byId) return 'You answer for your school already. Please name somebody else.';
  const isHead = appointments.some(
    ({ role, scope }) => role === 'head' && scope.kind === 'school' && scope.urn === urn,
  );
  if (isHead) return `${name} is a head of the school too, and answers already.`;
  if (appointments.some(({ role }) => ARRANGE.includes(role)))
    return `${name} arranges visits for the trust, and cannot answer them for a school too.`;
  const all = await trust.delegations.ofSchool(urn);
  const known = all.find(each => each.personId === id && isAhead(each, dayOf(now)));
  return known
    ? `${name} is named already, until ${dayInWords(known.to, now)}. Please end that first.`
    : null;
}

const refused = (because: string) => ({ ok: false, because }) as const;
