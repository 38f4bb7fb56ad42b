import { isAbsentOn } from '#domain/absence/absence.ts';
import { addressOf } from '#domain/access/mailbox-address.ts';
import type { Person } from '#domain/access/role.ts';
import { dayOf, type IsoDate, type IsoInstant, momentOf } from '#domain/time/iso.ts';
import type { AutomaticReplies, AutomaticReply } from '#ports/automatic-replies.ts';
import type { TrustReads } from '#ports/store.ts';

/** Who is away: by the record, and by what their mailboxes say. */
export interface WhoIsAway {
  /** By the record alone: that can be looked up again on any later day. */
  byRecord(personId: string, day: IsoDate): boolean;
  byMailbox(personId: string, day: IsoDate): boolean;
}

/** The middle of a working day: whoever is away from the evening on was there. */
const NOON = '12:00';

/** The same by the record alone. `since`: earlier days are not asked about. */
export async function awayByRecord(
  trust: Pick<TrustReads, 'absences'>,
  personIds: readonly string[],
  since: IsoDate,
): Promise<WhoIsAway['byRecord']> {
  const ofPerson = Map.groupBy(
    await trust.absences.ofPeople([...new Set(personIds)], since),
    ({ personId }) => personId,
  );
  return (personId, day) => (ofPerson.get(personId) ?? []).some(absence => isAbsentOn(absence, day));
}

/** What the mailboxes of these people say now; nobody is away where none can be asked. `unknown`: how many could not be. */
export async function awayByMailbox(
  replies: AutomaticReplies | null,
  people: readonly Person[],
  now: IsoInstant,
): Promise<{ readonly byMailbox: WhoIsAway['byMailbox']; readonly unknown: number }> {
  const addresses = new Map(people.flatMap(person => addressed(person)));
  if (!replies || addresses.size === 0) return { byMailbox: () => false, unknown: 0 };
  const found = await replies.of([...new Set(addresses.values())]);
  return {
    unknown: found.unknown,
    byMailbox(personId, day) {
      const reply = found.replies.get(addresses.get(personId) ?? '');
      return reply !== undefined && covers(reply, day, dayOf(now));
    },
  };
}

function addressed(person: Person): [id: string, address: string][] {
  const address = addressOf(person);
  return address === null ? [] : [[person.id, address]];
}

/** One without a beginning says something of today and of no day before. */
function covers({ from, until }: AutomaticReply, day: IsoDate, today: IsoDate): boolean {
  const noon = momentOf(day, NOON);
  if (from === null ? day !== today : from > noon) return false;
  return until === null || until > noon;
}
