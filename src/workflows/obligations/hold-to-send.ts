import type { TrustWrites } from '#ports/store.ts';
import { readToSendRef } from './request-refs.ts';

/** Keeps others from changing what the reference is about: all that concerns one school is held by its record of what is owed. */
export async function holdToSend(trust: TrustWrites, ref: string): Promise<void> {
  const of = readToSendRef(ref);
  const urn = of?.of === 'school' ? of.urn : of && (await trust.obligations.find(of.id))?.urn;
  if (urn) await trust.owed.hold(urn);
}
