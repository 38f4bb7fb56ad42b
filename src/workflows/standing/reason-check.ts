import { soundsLive, whomToRing } from '#domain/meeting/channel-concern.ts';
import type { TrustWrites } from '#ports/store.ts';
import { isAboutStaff } from '../owed/mark-owed.ts';

/**
 * Why words about a school are not kept, as whoever typed them is told; null when they are. Heads and governors read them,
 * and for years: nothing about a named member of staff, and nothing that cannot wait.
 */
export async function wordsFault(
  trust: Pick<TrustWrites, 'people' | 'trust'>,
  words: string,
): Promise<string | null> {
  if (soundsLive(words)) {
    const { safeguardingContact } = await trust.trust.get();
    return `Nothing was recorded: this sounds like something that cannot wait. If a child may be at risk, ${whomToRing(safeguardingContact)}. If not, please say it without saying what happened.`;
  }
  return (await isAboutStaff(trust, words))
    ? 'Nothing was recorded: what you wrote is about a member of staff, or names somebody. Please say it without saying who.'
    : null;
}
