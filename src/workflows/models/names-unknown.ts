import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import { type NamedKind, namesIn } from '#domain/improvement-model/names-in-model.ts';
import type { OwedRecord } from '#ports/owed-store.ts';

/** What schools' records name and a model does not know: it is ignored until one of them is mended. */
export interface UnknownName {
  readonly kind: NamedKind;
  readonly name: string;
  /** How often it is recorded. */
  readonly count: number;
}

/** In the order of kind and name. */
export function namesUnknown(model: ImprovementModel, records: Iterable<OwedRecord>): UnknownName[] {
  const known = namesIn(model);
  const counts = new Map<string, UnknownName>();
  const note = (kind: NamedKind, name: string) => {
    if (known[kind].some(({ id }) => id === name)) return;
    const key = `${kind} ${name}`;
    counts.set(key, { kind, name, count: (counts.get(key)?.count ?? 0) + 1 });
  };
  for (const { standings, marks, fulfilments } of records) {
    for (const { kind, name } of standings) if (kind !== 'new-head' && kind !== 'joined') note(kind, name);
    for (const { thing } of marks) note('thing', thing);
    for (const { things } of fulfilments) for (const thing of things) note('thing', thing);
  }
  return [...counts].toSorted(([one], [other]) => one.localeCompare(other)).map(([, unknown]) => unknown);
}
