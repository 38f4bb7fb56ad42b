import type { Viewer } from '#domain/access/viewer.ts';
import { findSchool } from '#domain/school/find-school.ts';
import type { Hub } from '#domain/school/school.ts';
import type { TrustReads } from '#ports/store.ts';
import { type OwedList, readableSchools } from './read-owed-list.ts';

type Asker = NonNullable<Viewer['actor']>;

/**
 * The card's reference for the words typed after "owed": a hub by its name, or a school the asker may read by its own; without
 * words an officer's own hub, else all.
 */
export async function hubAsked(
  trust: Pick<TrustReads, 'schools'>,
  typed: string,
  actor: Asker,
): Promise<string> {
  const said = plain(typed);
  if (said === 'trust' || said === 'all') return 'trust';
  if (said === '') {
    const own = actor.appointments.flatMap(({ role, scope }) =>
      role === 'officer' && scope.kind === 'hub' ? [scope.hubId] : [],
    );
    return own.length === 1 ? `hub:${own[0]}` : 'trust';
  }
  const hubs = await trust.schools.hubs();
  const named =
    hubs.find(({ name }) => plain(name) === said) ?? only(hubs, name => plain(name).includes(said));
  if (named) return `hub:${named.id}`;
  const found = findSchool(typed, await readableSchools(trust, actor));
  return found.kind === 'one' ? `urn:${found.school.urn}` : `no-hub:${typed.slice(0, 80)}`;
}

/** Which hubs there are is for those who may read what some school is owed. */
export async function noHub(
  trust: Pick<TrustReads, 'schools'>,
  asked: string,
  actor: Asker,
): Promise<OwedList | null> {
  const readable = await readableSchools(trust, actor);
  const hubs = (await trust.schools.hubs()).filter(({ id }) => readable.some(({ hubId }) => hubId === id));
  return readable.length === 0 ? null : { kind: 'no-hub', asked, hubs };
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/\b(?:the|hub)\b/g, '')
    .replace(/\s+/g, ' ')
    .trim();

function only(hubs: readonly Hub[], fits: (name: string) => boolean): Hub | undefined {
  const found = hubs.filter(({ name }) => fits(name));
  return found.length === 1 ? found[0] : undefined;
}
