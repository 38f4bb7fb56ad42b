import { z } from 'zod/v4';
import type { Actor } from '#domain/access/actor.ts';
import { seriesNamed, seriesRef } from '#domain/meeting/find-series.ts';
import { rhythmInWords } from '#domain/meeting/series-words.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { mayCreateSeries, seriesFor } from './read-series.ts';

/** The series that words may mean, of those this person may see. */
export const SeriesList = z.object({
  kind: z.literal('list'),
  asked: z.string(),
  /** Whether the words fit any; when they fit none, every series is offered. */
  fits: z.boolean(),
  offered: z.array(z.object({ id: z.string(), name: z.string(), rhythm: z.string() })),
  mayCreate: z.boolean(),
});
export type SeriesList = z.infer<typeof SeriesList>;

interface Asking {
  readonly actor: Actor;
  readonly now: IsoInstant;
}

const ASKED = 'asked:';

/** The reference that words stand for: the one series they mean, or the list to choose from. */
export async function seriesRefFor(trust: TrustReads, asked: string, asking: Asking): Promise<string> {
  const [only, another] = seriesNamed(asked, await among(trust, asked, asking));
  return only && !another ? seriesRef(only.id) : listRef(asked);
}

/** The reference of a list to choose from, which `listSeries` reads. */
export const listRef = (asked: string): string => `${ASKED}${asked.slice(0, 80)}`;

/** Null when the reference is not of a list. */
export async function listSeries(trust: TrustReads, ref: string, asking: Asking): Promise<SeriesList | null> {
  if (!ref.startsWith(ASKED)) return null;
  const asked = ref.slice(ASKED.length);
  const all = await among(trust, asked, asking);
  const found = seriesNamed(asked, all);
  const offered = found.length > 0 ? found : all;
  return {
    kind: 'list',
    asked,
    fits: found.length > 0 || asked === '',
    offered: offered.map(series => ({ id: series.id, name: series.name, rhythm: rhythmInWords(series) })),
    mayCreate: mayCreateSeries(asking.actor),
  };
}

/** Unnamed, one's own where there are any; by its name, any that one may read of. */
async function among(trust: TrustReads, asked: string, { actor, now }: Asking) {
  const all = await seriesFor(trust, actor, now);
  const own = all.filter(({ isOwn }) => isOwn);
  return (asked === '' && own.length > 0 ? own : all).map(({ series }) => series);
}
