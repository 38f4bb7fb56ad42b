import type { Trouble, TroubleKind } from '#workflows/deliveries/read-trouble.ts';

/** In the order they are counted in. */
export const KIND_WORDS: Readonly<Record<TroubleKind, string>> = {
  dead: 'given up after many tries',
  refused: 'refused by Teams',
  unknown: 'may have arrived or not',
  stale: 'there, but out of date',
  'no-conversation': 'waiting for a chat or channel to be opened',
};

/** What it means, and what to do. */
export function meaningOf({ kind, toChannel, oursToMend }: Trouble): string {
  if (oursToMend)
    return 'Fortnight itself failed to make or send this card. Tell whoever runs it; trying again helps once it is mended.';
  if (kind === 'dead') return 'Teams did not take it for two hours. Try again when Teams works for others.';
  if (kind === 'refused')
    return toChannel
      ? 'Teams refuses it: Fortnight was removed from the team or may not write there. Add it again, then try again.'
      : 'Teams refuses it: they have removed or blocked Fortnight. Once they have it back, try again.';
  if (kind === 'unknown')
    return 'Teams broke off while taking it. Look there, or ask; if it is missing, send it again below.';
  if (kind === 'stale') return 'It arrived and then changed, and Teams did not take the change.';
  return toChannel
    ? 'No channel is set for this series, or Fortnight is not in its team. It goes there by itself once it is.'
    : 'They have not opened a chat with Fortnight yet. It goes there by itself once they do.';
}
