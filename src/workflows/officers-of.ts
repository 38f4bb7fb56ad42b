import type { TrustReads } from '#ports/store.ts';

/** The names of the officers who look after any of these hubs; a school in no hub has none. */
export async function officersOf(trust: TrustReads, hubIds: readonly (string | null)[]): Promise<string[]> {
  const officers = await trust.people.withRole('officer');
  const looksAfter = ({ appointments }: (typeof officers)[number]) =>
    appointments.some(
      ({ role, scope }) => role === 'officer' && scope.kind === 'hub' && hubIds.includes(scope.hubId),
    );
  return officers.filter(looksAfter).map(({ name }) => name);
}
