import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import type { IsoDate } from '#domain/time/iso.ts';
import type { ModelFiles } from '#ports/model-files.ts';
import type { ModelUse } from '#ports/owed-store.ts';
import type { TrustReads } from '#ports/store.ts';
import { packagedModel, readModel } from './read-model.ts';

export interface ModelInUse {
  readonly model: ImprovementModel;
  /** The first day of which the model owes anything: a changed file of the same model goes on with it. */
  readonly since: IsoDate;
}

/**
 * The model the trust works by on a day; null before it uses any. Throws when its own file, which was right when it was
 * taken into use, is not right for this version.
 */
export async function modelInUse(
  trust: Pick<TrustReads, 'owed'>,
  files: ModelFiles,
  day: IsoDate,
): Promise<ModelInUse | null> {
  const uses = (await trust.owed.modelUses()).filter(({ from }) => from <= day);
  const last = uses.at(-1);
  if (!last) return null;
  const other = uses.findLastIndex(({ modelId }) => modelId !== last.modelId);
  return { model: modelOf(files, last), since: uses[other + 1]?.from ?? last.from };
}

const known = new WeakMap<ModelFiles, Map<string, ImprovementModel>>();

/** Read once: the same file is the same model, and what is made from a model is kept with it. */
function modelOf(files: ModelFiles, { modelId, text }: Pick<ModelUse, 'modelId' | 'text'>): ImprovementModel {
  const models = known.get(files) ?? new Map<string, ImprovementModel>();
  known.set(files, models);
  const key = text ?? `packaged ${modelId}`;
  const model = models.get(key) ?? (text === null ? packagedModel(files, modelId) : ownModel(files, text));
  models.set(key, model);
  return model;
}

function ownModel(files: ModelFiles, text: string): ImprovementModel {
  const read = readModel(files, text);
  if ('faults' in read)
    throw new Error('the trust’s own model is not right for this version: check its file and use it again');
  return read.model;
}
