import { z } from 'zod/v4';
import type { Fulfilment } from '#domain/entitlement/school-record.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import { IsoDate } from '#domain/time/iso.ts';
import { nameOfThing } from './name-of-thing.ts';

/** A booking whose day is past: nobody has said whether it took place. */
export const Unsettled = z.object({
  id: z.string(),
  things: z.array(z.string()),
  names: z.array(z.string()),
  on: IsoDate,
});
export type Unsettled = z.infer<typeof Unsettled>;

/** The oldest first. */
export const unsettledOf = (
  model: ImprovementModel,
  fulfilments: readonly Fulfilment[],
  today: IsoDate,
): Unsettled[] =>
  fulfilments
    .filter(({ state, on }) => state === 'booked' && on < today)
    .toSorted((one, other) => one.on.localeCompare(other.on) || one.id.localeCompare(other.id))
    .map(({ id, things, on }) => ({
      ...{ id, things: [...things], on },
      names: things.map(thing => nameOfThing(model, thing)),
    }));
