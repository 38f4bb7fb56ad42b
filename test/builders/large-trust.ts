import { yamlModelFiles } from '#adapters/models/yaml-model-files.ts';
import type { StandingEntry } from '#domain/entitlement/standing-entry.ts';
import type { BankHolidays } from '#ports/bank-holidays.ts';
import type { TrustReads } from '#ports/store.ts';
import { packaged } from './owed.ts';
import { registerEntry } from './school.ts';
import { TERMS_2026 } from './trust.ts';

const FIRST_YEAR = 2021;
const YEARS = 5;
/** In each year three confirmations, as after each AIM, a change every other year, and now and then a correction. */
function historyOf(number: number, rungs: readonly string[]): StandingEntry[] {
  const entries: StandingEntry[] = [];
  for (let at = 0; at < YEARS * 3; at += 1) {
    const year = FIRST_YEAR + Math.floor(at / 3);
    const from = `${at % 3 === 0 ? year : year + 1}-${['10', '02', '06'][at % 3]}-1${number % 10}`;
    const name = rungs[(number + Math.floor(at / 4)) % rungs.length] ?? '';
    const entry: StandingEntry = {
      ...{ id: `${number}-${at}`, kind: 'category', name, from, to: null, byId: 'person', isVoid: false },
      ...{ at: `${from}T12:00:00.000Z`, correctsId: '', why: null, reviewId: null },
    };
    entries.push(entry);
    if ((number + at) % 11 === 0)
      entries.push({ ...entry, id: `${entry.id}-right`, correctsId: entry.id, why: 'A wrong row' });
  }
  return entries;
}

const noHolidays: BankHolidays = { inYear: () => [] };

/** So many schools under dsat with five years of history each, in memory; `reads` counts how often the store was asked. */
export function largeTrust(schools: number) {
  const rungs = packaged('dsat').ladder.map(({ id }) => id);
  const all = Array.from({ length: schools }, (_, at) =>
    registerEntry({ urn: String(900_000 + at), name: `Number ${at} Church of England Primary School` }),
  ).map(entry => ({ ...entry, hubId: null, leftTrustOn: null }));
  const histories = new Map(all.map(({ urn }, at) => [urn, historyOf(at, rungs)]));
  let reads = 0;
  const counted = async <T>(value: T): Promise<T> => {
    reads += 1;
    return value;
  };
  const use = { id: 'use', modelId: 'dsat', name: 'dsat', from: '2021-09-01', text: null };
  const trust = {
    schools: { list: () => counted(all) },
    owed: {
      modelUses: () => counted([{ ...use, usedAt: '2021-09-01T08:00:00.000Z', byId: 'operator' }]),
      entriesOf: (urns: readonly string[]) =>
        counted(new Map(urns.map(urn => [urn, histories.get(urn) ?? []]))),
    },
    calendar: { entries: () => counted([...TERMS_2026]) },
  } as unknown as Pick<TrustReads, 'schools' | 'owed' | 'calendar'>;
  return { trust, sources: { modelFiles: yamlModelFiles(), bankHolidays: noHolidays }, reads: () => reads };
}
