import { z } from 'zod/v4';
import { addMinutes, IsoInstant } from '#domain/time/iso.ts';
import type { StuckPost } from '#ports/outbox.ts';
import type { TrustReads } from '#ports/store.ts';
import { forWhom, waitingForPlace } from './list-stuck.ts';
import { namerOf } from './people-of.ts';

/** The card that warns, whose own troubles are none: a warning about a warning would never end. */
export const TROUBLE_CARD = 'delivery-trouble';

export const TroubleKind = z.enum(['dead', 'refused', 'unknown', 'stale', 'no-conversation']);
export type TroubleKind = z.infer<typeof TroubleKind>;

/** One card that did not arrive: what it is in general words, and whom it is for. What it is about is not told. */
export const Trouble = z.object({
  id: z.string(),
  kind: TroubleKind,
  label: z.string(),
  toChannel: z.boolean(),
  /** The person's name or the series'. */
  to: z.string(),
  since: IsoInstant,
  oursToMend: z.boolean(),
});
export type Trouble = z.infer<typeof Trouble>;

export const DeliveryTrouble = z.object({
  /** Channels first, then by kind, longest first. */
  troubles: z.array(Trouble),
  version: z.number().int(),
});
export type DeliveryTrouble = z.infer<typeof DeliveryTrouble>;

/** A chat nobody has opened for so long is no passing thing; one that was never opened in so long never will be. */
const PATIENCE_MINUTES = 24 * 60;
const LOOKED_BACK_MINUTES = 60 * 24 * 60;
const NOT_DRAWN = 'could not be drawn';
/** What is kept of a copy whose job failed again and again before it came to drawing and sending. */
export const OUT_OF_TRIES = 'could not be begun';

/** What somebody should look at: given up, refused, unknown, stale, or waiting for a conversation for more than a day. */
export async function findTrouble(trust: TrustReads, now: IsoInstant): Promise<StuckPost[]> {
  const copies = await trust.outbox.stuckCopies();
  const waiting = await waitingForPlace(trust, now, addMinutes(now, -LOOKED_BACK_MINUTES));
  const old = waiting.filter(({ since }) => since <= addMinutes(now, -PATIENCE_MINUTES));
  const all = [...copies, ...old];
  return all.filter(({ card, state }) => card !== TROUBLE_CARD && TroubleKind.safeParse(state).success);
}

/** Since when it is trouble, and not only late. */
export const troubleSince = ({ state, since }: StuckPost): IsoInstant =>
  state === 'no-conversation' ? addMinutes(since, PATIENCE_MINUTES) : since;

/** Another for every other list, as good as surely (FNV-1a, in 31 bits); 0 where there is no trouble. */
export function troubleVersion(stuck: readonly StuckPost[]): number {
  if (stuck.length === 0) return 0;
  const ids = stuck.map(({ id, state }) => `${id} ${state}`).toSorted();
  let hash = 0x811c9dc5;
  for (const letter of ids.join('\n')) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 1;
}

/** The same as an administrator may read it. `labelOf`: what a card is called. */
export async function readTrouble(
  trust: TrustReads,
  { now, labelOf }: { now: IsoInstant; labelOf: (card: string) => string },
): Promise<DeliveryTrouble> {
  const stuck = await findTrouble(trust, now);
  const nameOf = stuck.length === 0 ? async () => '' : await namerOf(trust);
  const troubles: Trouble[] = [];
  for (const post of stuck)
    troubles.push({
      id: post.id,
      kind: TroubleKind.parse(post.state),
      label: labelOf(post.card),
      toChannel: post.audience.kind === 'series',
      to: await nameOf(forWhom(post)),
      since: post.since,
      oursToMend: post.error === NOT_DRAWN || post.error === OUT_OF_TRIES,
    });
  const kinds = TroubleKind.options;
  const order = (one: Trouble, other: Trouble) =>
    Number(other.toChannel) - Number(one.toChannel) ||
    kinds.indexOf(one.kind) - kinds.indexOf(other.kind) ||
    one.since.localeCompare(other.since);
  return { troubles: troubles.toSorted(order), version: troubleVersion(stuck) };
}
