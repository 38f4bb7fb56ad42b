import { SHARED_OBLIGATION } from '#domain/category/expectations.ts';
import { dayOf, type IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import type { ModelFiles } from '#ports/model-files.ts';
import type { TrustWrites } from '#ports/store.ts';
import { modelInUse } from '../models/model-in-use.ts';
import { fulfil } from './hand-out.ts';
import { lettersRef } from './letters-ref.ts';

interface Answering {
  readonly byId: string;
  readonly now: IsoInstant;
}

/** The school has its letter. The caller holds it; said before, nothing changes. */
export async function acknowledgeLetter(
  trust: TrustWrites,
  letterId: string,
  { byId, now }: Answering,
): Promise<void> {
  await trust.letters.acknowledge(letterId, byId, now);
  await redraw(trust, letterId);
}

/** Governors and staff were told on this day; who says so has the letter. What is owed shows it as done. */
export async function shareLetter(
  trust: TrustWrites,
  letterId: string,
  on: IsoDate,
  { byId, now, modelFiles }: Answering & { readonly modelFiles: ModelFiles },
): Promise<void> {
  const letter = await trust.letters.find(letterId);
  if (!letter) throw new Error('a letter that `allow` has found');
  await trust.letters.acknowledge(letterId, byId, now);
  await trust.letters.share(letterId, on, { byId, at: now });
  const model = (await modelInUse(trust, modelFiles, dayOf(now)))?.model;
  if (model?.obligations.some(({ id }) => id === SHARED_OBLIGATION))
    await fulfil(trust, letter, SHARED_OBLIGATION, { on, at: now, byId });
  await redraw(trust, letterId);
}

async function redraw(trust: TrustWrites, letterId: string): Promise<void> {
  const letter = await trust.letters.find(letterId);
  await trust.outbox.wantUpdates(letterId);
  if (letter) await trust.outbox.wantUpdates(lettersRef(letter.academicYear));
}
