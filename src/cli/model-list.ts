import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import { dayOf, type IsoDate } from '#domain/time/iso.ts';
import { dayInWords } from '#domain/time/words.ts';
import type { ModelFiles } from '#ports/model-files.ts';
import type { ModelUse } from '#ports/owed-store.ts';
import type { Store } from '#ports/store.ts';
import { usesInForce } from '#workflows/models/model-in-use.ts';
import { packagedModel, readModel } from '#workflows/models/read-model.ts';
import { type CommandContext, withStore } from './command-context.ts';
import { asColumns, asJson } from './listing.ts';

/** A trust that works by a model, or will. */
interface InUse {
  readonly trust: string;
  readonly from: IsoDate;
}

interface Row {
  readonly id: string;
  readonly name: string;
  /** A trust's own file. */
  readonly own: boolean;
  /** null: its file is not right for this version. */
  readonly model: ImprovementModel | null;
  readonly inUse: readonly InUse[];
}

/** Lists the models that come with Fortnight, and those of their own that trusts use. */
export async function listModels(context: CommandContext, files: ModelFiles, json: boolean): Promise<void> {
  const used = await withStore(context, store => usesOfAll(store, dayOf(context.clock.now())));
  const packaged = files.packaged().map((id): Row => {
    const model = packagedModel(files, id);
    const inUse = used.filter(({ use }) => use.modelId === id && use.text === null).map(asInUse);
    return { id, name: model.name, own: false, model, inUse };
  });
  const own = used.flatMap(({ trust, use }): Row[] => {
    if (use.text === null) return [];
    const read = readModel(files, use.text);
    const model = 'model' in read ? read.model : null;
    return [{ id: use.modelId, name: use.name, own: true, model, inUse: [asInUse({ trust, use })] }];
  });
  const rows = [...packaged, ...own];
  context.out(json ? asJson(rows.map(asRecord)) : asColumns(rows, COLUMNS, ''));
}

const COLUMNS = [
  { heading: 'Id', text: ({ id }: Row) => id },
  { heading: 'Name', text: ({ name }: Row) => name },
  { heading: 'Categories', text: ({ model }: Row) => (model ? String(model.ladder.length || 'none') : '?') },
  { heading: 'Engagements', text: ({ model }: Row) => String(model?.engagements.length ?? '?') },
  { heading: 'Obligations', text: ({ model }: Row) => String(model?.obligations.length ?? '?') },
  {
    heading: 'In use',
    text: ({ inUse }: Row) =>
      inUse.map(({ trust, from }) => `trust ${trust}, from ${dayInWords(from)}`).join('; '),
  },
];

const asRecord = ({ id, name, own, model, inUse }: Row) => ({
  ...{ id, name, own },
  categories: model?.ladder.map(rung => rung.name) ?? null,
  engagements: model?.engagements.length ?? null,
  obligations: model?.obligations.length ?? null,
  inUse,
});

interface Used {
  readonly trust: string;
  readonly use: ModelUse;
}

const asInUse = ({ trust, use: { from } }: Used): InUse => ({ trust, from });

/** What each trust works by today, and what takes over later. */
async function usesOfAll(store: Store, today: IsoDate): Promise<Used[]> {
  const trusts = await store.trusts.list();
  const each = await Promise.all(
    trusts.map(async ({ id, uid }) => {
      const uses = usesInForce(await store.inTrust(id).owed.modelUses());
      const last = uses.findLast(({ from }) => from <= today);
      const later = uses.filter(({ from }) => from > today);
      return [...(last ? [last] : []), ...later].map(use => ({ trust: uid, use }));
    }),
  );
  return each.flat();
}
