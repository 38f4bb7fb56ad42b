import type { IsoInstant } from '#domain/time/iso.ts';
import { dayOf } from '#domain/time/iso.ts';
import type { ModelFiles } from '#ports/model-files.ts';
import type { TrustReads } from '#ports/store.ts';
import { modelInUse } from '../models/model-in-use.ts';
import { notSentRef } from './request-refs.ts';

/** The card's reference for the words typed: a thing by what the model calls it, or a hub by its name; else all of one's own. */
export async function findNotSent(
  trust: TrustReads,
  typed: string,
  { now, modelFiles }: { readonly now: IsoInstant; readonly modelFiles: ModelFiles },
): Promise<string> {
  const said = plain(typed);
  if (said === 'trust' || said === 'all') return notSentRef({ hubId: 'all', thing: null });
  const things = (await modelInUse(trust, modelFiles, dayOf(now)))?.model.obligations ?? [];
  const thing = said && things.find(({ id, name }) => id === said || plain(name).includes(said));
  if (thing) return notSentRef({ hubId: null, thing: thing.id });
  const hub = said && (await trust.schools.hubs()).find(({ name }) => plain(name) === said);
  return notSentRef({ hubId: hub ? hub.id : null, thing: null });
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/\b(?:the|hub|by|in|for|of)\b/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
