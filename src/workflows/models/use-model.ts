import { actorId, OPERATOR } from '#domain/access/actor.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import type { IsoDate, IsoInstant } from '#domain/time/iso.ts';
import type { NewId } from '#ports/ids.ts';
import type { ModelUse } from '#ports/owed-store.ts';
import type { TrustWrites } from '#ports/store.ts';
import { namesUnknown, type UnknownName } from './names-unknown.ts';

export interface ModelToUse {
  readonly model: ImprovementModel;
  /** The text of a trust's own file; null for a model that comes with Fortnight. */
  readonly text: string | null;
  readonly from: IsoDate;
}

export interface ModelTakenUp {
  /** `false`: it was in use from that day already, with the same text. */
  readonly changed: boolean;
  /** What another model takes over on a later day, as was said before; null when none does. */
  readonly followedBy: Pick<ModelUse, 'modelId' | 'from'> | null;
  readonly unknown: readonly UnknownName[];
}

/** The trust works by this model from the day on, on the record. The model must have been checked. */
export async function useModel(
  trust: TrustWrites,
  { model, text, from }: ModelToUse,
  { now, newId }: { now: IsoInstant; newId: NewId },
): Promise<ModelTakenUp> {
  const uses = await trust.owed.modelUses();
  const before = uses.findLast(use => use.from <= from);
  const changed = before?.from !== from || before.modelId !== model.id || before.text !== text;
  if (changed) {
    const use = { modelId: model.id, name: model.name, from, text };
    await trust.owed.useModel({ id: newId(), ...use, usedAt: now, byId: actorId(OPERATOR) });
    await trust.audit.append({
      at: now,
      actorId: actorId(OPERATOR),
      entrance: OPERATOR.entrance,
      verb: 'model.use',
      subject: 'model',
      ...(before && { before: summary(before) }),
      after: summary(use),
    });
  }
  const urns = (await trust.schools.list()).map(({ urn }) => urn);
  const records = await trust.owed.recordsOf(urns);
  return {
    changed,
    followedBy: uses.find(use => use.from > from) ?? null,
    unknown: namesUnknown(model, records.values()),
  };
}

const summary = ({ modelId, from, text }: Pick<ModelUse, 'modelId' | 'from' | 'text'>) => ({
  ...{ modelId, from },
  own: text !== null,
});
