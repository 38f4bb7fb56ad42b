import { checkModel } from '#domain/improvement-model/check-model.ts';
import { changedTwice, extendModel } from '#domain/improvement-model/extend-model.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import type { ModelFault, ModelPath } from '#domain/improvement-model/model-fault.ts';
import type { ModelFiles, ParsedModel, PlacedFault } from '#ports/model-files.ts';

export type ReadModel = { readonly model: ImprovementModel } | { readonly faults: readonly PlacedFault[] };

/** The model a file's text says, with what it extends; or everything that is wrong with it, and where. */
export function readModel(files: ModelFiles, text: string): ReadModel {
  const parsed = files.parse(text);
  if ('faults' in parsed) return parsed;
  const own = parsed.content as Readonly<Record<string, unknown>>;
  if (!('extends' in own)) return placed(checkModel(own), parsed, own);
  const base = baseOf(files, own.extends);
  if (base === null) return { faults: [unknownBase(files, parsed, own.extends)] };
  if (own.id === undefined)
    return { faults: [at(parsed, ['id'], '"id" is missing', 'give it an id of its own')] };
  if (own.id === own.extends)
    return {
      faults: [at(parsed, ['id'], `the model has the id of the one it extends`, 'give it an id of its own')],
    };
  const twice = changedTwice(own);
  if (twice.length > 0)
    return { faults: twice.map(({ path, reason, mend }) => at(parsed, path, reason, mend)) };
  const whole = extendModel(base, own);
  return placed(checkModel(whole), parsed, whole);
}

/** The id of the model that a file's text says it extends; null when it says none. */
export function extendedBy(files: ModelFiles, text: string): string | null {
  const parsed = files.parse(text);
  if ('faults' in parsed) return null;
  const { extends: base } = parsed.content as Readonly<Record<string, unknown>>;
  return typeof base === 'string' ? base : null;
}

/** One of the models that come with Fortnight. They extend none. Throws when there is none of that id. */
export function packagedModel(files: ModelFiles, id: string): ImprovementModel {
  const text = files.readPackaged(id);
  const read = text === null ? null : readModel(files, text);
  if (!read || 'faults' in read)
    throw new Error(`the model ${id} that comes with Fortnight is not there, or not right`);
  return read.model;
}

function baseOf(files: ModelFiles, id: unknown): Readonly<Record<string, unknown>> | null {
  const text = typeof id === 'string' ? files.readPackaged(id) : null;
  const parsed = text === null ? null : files.parse(text);
  return parsed && 'content' in parsed ? (parsed.content as Readonly<Record<string, unknown>>) : null;
}

function placed(
  checked: ReturnType<typeof checkModel>,
  parsed: ParsedModel,
  whole: Readonly<Record<string, unknown>>,
): ReadModel {
  if ('model' in checked) return checked;
  const faults = checked.faults.map(fault => ({
    ...fault,
    line: parsed.lineOf(pathInFile(fault, parsed.content, whole)),
  }));
  return { faults: faults.toSorted((a, b) => a.line - b.line) };
}

/** Where in the file itself: in what it extends, an item has another place in its list, or is not there at all. */
function pathInFile({ path }: ModelFault, own: unknown, whole: unknown): ModelPath {
  const found: (string | number)[] = [];
  let [here, merged] = [own, whole];
  for (const key of path) {
    const next: unknown = (merged as Record<string | number, unknown> | null)?.[key];
    const place = typeof key === 'number' ? placeOf(here, next, key) : key;
    const inFile: unknown =
      place === null ? undefined : (here as Record<string | number, unknown> | null)?.[place];
    if (place === null || inFile === undefined)
      return found.length > 0 ? [...found, ...(place === null ? [] : [place])] : ['extends'];
    found.push(place);
    [here, merged] = [inFile, next];
  }
  return found;
}

function placeOf(list: unknown, item: unknown, at: number): number | null {
  if (!Array.isArray(list)) return null;
  const id = (item as { id?: unknown } | null)?.id;
  if (id === undefined) return at < list.length ? at : null;
  const place = list.findLastIndex(each => (each as { id?: unknown } | null)?.id === id);
  return place < 0 ? null : list[at] && (list[at] as { id?: unknown }).id === id ? at : place;
}

const at = (parsed: ParsedModel, path: ModelPath, reason: string, mend: string): PlacedFault => ({
  ...{ path, reason, mend },
  line: parsed.lineOf(path),
});

function unknownBase(files: ModelFiles, parsed: ParsedModel, id: unknown): PlacedFault {
  const mend = `extend one of: ${files.packaged().join(', ')}`;
  return at(parsed, ['extends'], `there is no model ${JSON.stringify(id)} to extend`, mend);
}
