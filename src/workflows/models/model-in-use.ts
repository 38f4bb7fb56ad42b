import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import type { IsoDate } from '#domain/time/iso.ts';
import type { ModelFiles } from '#ports/model-files.ts';
import type { ModelUse, OwedReads } from '#ports/owed-store.ts';
import { extendedBy, packagedModel, readModel } from './read-model.ts';

export interface ModelInUse {
  readonly model: ImprovementModel;
  /** The first day of which it owes anything: a changed file, and a file that extends the same model, go on with it. */
  readonly since: IsoDate;
}

/**
 * The model the trust works by on a day; null before it uses any. Throws when its own file, which was right when it was
 * taken into use, is not right for this version.
 */
export async function modelInUse(
  trust: { readonly owed: Pick<OwedReads, 'modelUses'> },
  files: ModelFiles,
  day: IsoDate,
): Promise<ModelInUse | null> {
  const uses = usesInForce(await trust.owed.modelUses()).filter(({ from }) => from <= day);
  const last = uses.at(-1);
  if (!last) return null;
  const other = uses.findLastIndex(use => !isSameRulebook(files, use, last));
  return { model: modelOf(files, last), since: uses[other + 1]?.from ?? last.from };
}

/**
 * The uses that count, in the order of their first days: what is said last holds from its first day on, whatever was said
 * before for that day or a later one. So a mistake is undone by saying it right from the same day, or from an earlier one.
 */
export function usesInForce(uses: readonly ModelUse[]): readonly ModelUse[] {
  const inForce: ModelUse[] = [];
  for (const use of uses.toSorted((one, other) => Date.parse(one.usedAt) - Date.parse(other.usedAt))) {
    while ((inForce.at(-1)?.from ?? '') >= use.from) inForce.pop();
    inForce.push(use);
  }
  return inForce;
}

const isSameRulebook = (files: ModelFiles, one: ModelUse, other: ModelUse): boolean =>
  one.modelId === other.modelId || rootOf(files, one) === rootOf(files, other);

const roots = new WeakMap<ModelFiles, Map<string, string>>();

/** The id of the model that comes with Fortnight and that a file extends; of any other, its own. */
function rootOf(files: ModelFiles, { modelId, text }: ModelUse): string {
  if (text === null) return modelId;
  const known = roots.get(files) ?? new Map<string, string>();
  roots.set(files, known);
  const root = known.get(text) ?? extendedBy(files, text) ?? modelId;
  known.set(text, root);
  return root;
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
