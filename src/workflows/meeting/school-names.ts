import type { TrustReads } from '#ports/store.ts';

/** What schools are called, by URN: the order of an agenda goes by it. */
export async function schoolNames(trust: TrustReads): Promise<(urn: string) => string> {
  const names = new Map((await trust.schools.list()).map(({ urn, name }) => [urn, name]));
  return urn => names.get(urn) ?? `School ${urn}`;
}
