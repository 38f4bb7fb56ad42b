import type { Ask, Viewer } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import type { ReviewTime } from '#workflows/coaching/read-review-time.ts';

/**
 * As long as whoever looks owes an answer: to some of the times, on what is to be where nobody can, or, of the host alone, where the
 * time it had was called off.
 */
export function asks(
  { may, poll, isFacilitator, isHost, wasBooked, where, host }: ReviewTime,
  _viewer: Viewer,
): Ask | null {
  if (may.answer && poll?.isOpen && !poll.isAnswered)
    return { what: asWords(`When could a peer review be at ${where ?? host}?`, 120) };
  if (may.settle && isFacilitator)
    return { what: asWords(`Nobody can: the peer review at ${where ?? host}`, 120) };
  if (may.find && wasBooked && isHost)
    return { what: asWords(`Find another time: the peer review at ${where ?? host}`, 120) };
  return null;
}
