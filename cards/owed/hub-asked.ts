import type { Appointment } from '#domain/access/role.ts';
import type { Hub } from '#domain/school/school.ts';

interface Hubs {
  readonly schools: { hubs(): Promise<Hub[]> };
}

/** The card's reference for the words typed after "owed": a hub by its name; without words an officer's own hub, else all. */
export async function hubAsked(
  trust: Hubs,
  typed: string,
  { appointments }: { readonly appointments: readonly Appointment[] },
): Promise<string> {
  const said = plain(typed);
  if (said === 'trust' || said === 'all') return 'trust';
  if (said === '') {
    const own = appointments.flatMap(({ role, scope }) =>
      role === 'officer' && scope.kind === 'hub' ? [scope.hubId] : [],
    );
    return own.length === 1 ? `hub:${own[0]}` : 'trust';
  }
  const hubs = await trust.schools.hubs();
  const named =
    hubs.find(({ name }) => plain(name) === said) ?? only(hubs, name => plain(name).includes(said));
  return named ? `hub:${named.id}` : `no-hub:${typed.slice(0, 80)}`;
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
