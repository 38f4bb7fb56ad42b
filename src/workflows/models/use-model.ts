import { actorId, OPERATOR } from '#domain/access/actor.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import type { IsoDate, IsoInstant } from '#domain/time/iso.ts';
import type { NewId } from '#ports/ids.ts';
import type { ModelUse } from '#ports/owed-store.ts';
import type { TrustWrites } from '#ports/store.ts';
import { usesInForce } from './model-in-use.ts';
import { namesUnknown, type UnknownName } from './names-unknown.ts';

export interface ModelToUse {
  readonly model: ImprovementModel;
  /** The text of a trust's own file; null for a model that comes with Fortnight. */
  readonly text: string | null;
  readonly from: IsoDate;
}

export interface ModelTakenUp {
  /** `false`: it was in use from that day already, with the same text, and nothing else was said for a later one. */
  readonly changed: boolean;
  /** What was said before for a later day and no longer holds, in the order of their days. */
  readonly undone: readonly Pick<ModelUse, 'modelId' | 'from'>[];
  readonly unknown: readonly UnknownName[];
}

/**
 * The trust works by this model from the day on, on the record, whatever was said before for a later day. The model must
 * have been checked.
 */
export async function useModel(
  trust: TrustWrites,
  { model, text, from }: ModelToUse,
  { now, newId }: { now: IsoInstant; newId: NewId },
): Promise<ModelTakenUp> {
  const said = await trust.owed.modelUses();
  const uses = usesInForce(said);
  const before = uses.findLast(use => use.from <= from);
  const undone = uses.filter(use => use.from > from);
  const isSaid = before?.from === from && before.modelId === model.id && before.text === text;
  const changed = !isSaid || undone.length > 0;
  if (changed) {
    const use = { modelId: model.id, name: model.name, from, text };
    await trust.owed.useModel({ id: newId(), ...use, usedAt: afterAll(said, now), byId: actorId(OPERATOR) });
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
    undone,
    unknown: namesUnknown(model, records.values()),
  };
}

/** What is said last holds: it is said after all that was said before, even where the clock was put back since. */
function afterAll(uses: readonly ModelUse[], now: IsoInstant): IsoInstant {
  const last = Math.max(0, ...uses.map(({ usedAt }) => Date.parse(usedAt)));
  return last < Date.parse(now) ? now : new Date(last + 1).toISOString();
}

const summary = ({ modelId, from, text }: Pick<ModelUse, 'modelId' | 'from' | 'text'>) => ({
  ...{ modelId, from },
  own: text !== null,
});
