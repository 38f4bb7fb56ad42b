import type { Visit } from '#domain/visit/visit.ts';
import type { TrustWrites } from '#ports/store.ts';

/** Somebody has looked at what was flagged, and it stays. What is wrong with Outlook stays flagged: it is not theirs to decide. */
export async function keepAsItIs(
  trust: Pick<TrustWrites, 'visits'>,
  { id, flags }: Pick<Visit, 'id' | 'flags'>,
): Promise<void> {
  await trust.visits.change(id, { flags: flags.filter(flag => flag === 'not-in-outlook') });
}
