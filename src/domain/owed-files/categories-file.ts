import type { Standing } from '../entitlement/school-record.ts';
import { quoted } from '../import/cell.ts';
import { ImportRefused, type RowFault, refuseFaults } from '../import/import-refused.ts';
import type { IsoDate } from '../time/iso.ts';
import { correctedFault } from './corrected-row.ts';
import { namedInRow, schoolFault } from './named-in-row.ts';
import type { NewOf, RecordFile, RowOfSchool } from './record-file.ts';
import { cellsUnder, type Headings, URN_HEADINGS } from './row-cells.ts';

export interface CategoryRow extends RowOfSchool {
  readonly category: string;
  readonly from: IsoDate;
}

export const CATEGORY_HEADINGS: Headings<'urn' | 'category' | 'from'> = {
  what: 'a list of categories',
  aliases: {
    urn: URN_HEADINGS,
    category: ['Category', 'Categorisation', 'Phase', 'Rung'],
    from: ['From', 'Since', 'Start', 'Start date', 'Effective from', 'Date'],
  },
  needed: ['urn', 'category', 'from'],
  needs: 'The file needs the headings URN, Category and From, one row for each category of a school.',
};

/** Which category a school has from a day on. One that is recorded already stays; no row takes one away. */
export const categoriesFile: RecordFile<CategoryRow> = {
  name: 'categories',
  reader(headings) {
    const cellsOf = cellsUnder(headings, CATEGORY_HEADINGS);
    return (line, fields) => {
      const cells = cellsOf(line, fields);
      const [urn, category, from] = [cells.urn('urn'), cells.text('category'), cells.day('from')];
      if (!category) cells.reasons.push('no category');
      if (!from && cells.text('from') === '') cells.reasons.push('no date in From');
      return cells.rowOr({ line, urn, category, from: from ?? '' });
    };
  },
  plan({ rows, faults: badRows }, world, file) {
    const { model, schools, records } = world;
    if (model.ladder.length === 0)
      throw new ImportRefused(
        `${model.name} sorts schools into no categories, so there are none to import. Statuses come with fortnight import events.`,
      );
    const faults: RowFault[] = [...badRows];
    const seen = new Map<string, { line: number; id: string }>();
    const standings: NewOf<Standing>[] = [];
    let unchanged = 0;
    for (const { line, urn, category, from } of rows) {
      const named = namedInRow(category, 'category', model);
      const reason = schoolFault(urn, schools) ?? ('fault' in named ? named.fault : null);
      if (reason !== null || 'fault' in named) {
        faults.push({ line, reason: reason ?? '' });
        continue;
      }
      const { id } = named;
      const before = seen.get(`${urn} ${from}`);
      seen.set(`${urn} ${from}`, before ?? { line, id });
      const recorded = (records.get(urn)?.standings ?? []).filter(
        each => each.kind === 'category' && each.from === from,
      );
      const corrected = correctedFault({ urn, kind: 'category', id, from }, world);
      if (before && before.id !== id)
        faults.push({ line, reason: `line ${before.line} has another category of ${urn} from the same day` });
      else if (before || recorded.at(-1)?.name === id) unchanged += 1;
      else if (corrected !== null) faults.push({ line, reason: corrected });
      else if (recorded.some(({ name }) => name === id))
        faults.push({
          line,
          reason: `${quoted(category)} of ${urn} from this day was corrected afterwards: give a later day`,
        });
      else standings.push({ urn, kind: 'category', name: id, from, to: null });
    }
    refuseFaults(faults, file);
    return { standings, ends: [], fulfilments: [], replaced: [], replacing: 0, unchanged };
  },
};
