import { yamlModelFiles } from '#adapters/models/yaml-model-files.ts';
import type { Owed, OwedItem } from '#domain/entitlement/owed.ts';
import type { Fulfilment, Mark, SchoolRecord, Standing } from '#domain/entitlement/school-record.ts';
import { whatIsOwed } from '#domain/entitlement/what-is-owed.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import { packagedModel } from '#workflows/models/read-model.ts';
import { schoolYears } from './school-years.ts';

const files = yamlModelFiles();
const models = new Map<string, ImprovementModel>();

/** One of the models that come with Fortnight, read once. */
export function packaged(id: string): ImprovementModel {
  const model = models.get(id) ?? packagedModel(files, id);
  models.set(id, model);
  return model;
}

let count = 0;
const nextId = (kind: string) => {
  count += 1;
  return `${kind}-${String(count).padStart(6, '0')}`;
};

const standing = (
  kind: Standing['kind'],
  name: string,
  from: string,
  to: string | null = null,
): Standing => ({
  ...{ id: nextId(kind), kind, name, from, to },
});
export const inCategory = (name: string, from = '2026-09-01') => standing('category', name, from);
export const withStatus = (name: string, from = '2026-09-01', to: string | null = null) =>
  standing('status', name, from, to);
export const withPlan = (name: string, from = '2026-09-01', to: string | null = null) =>
  standing('plan', name, from, to);
export const newHead = (from: string) => standing('new-head', '', from);
export const joined = (from: string) => standing('joined', '', from);

export const marked = (
  kind: Mark['kind'],
  thing: string,
  on: string,
  { number = null, reason = null }: { number?: number | null; reason?: string | null } = {},
): Mark => ({ id: nextId('mark'), kind, thing, on, number, reason });

export const done = (on: string, ...things: string[]): Fulfilment => ({
  ...{ id: nextId('visit'), on, state: 'done', things },
});
export const booked = (on: string, ...things: string[]): Fulfilment => ({
  ...{ id: nextId('visit'), on, state: 'booked', things },
});

/** A primary school that the model has been used for since the beginning of 2026/27, and nothing else known of it. */
export const schoolRecord = (change: Partial<SchoolRecord> = {}): SchoolRecord => ({
  phases: ['early years', 'primary'],
  since: '2026-09-01',
  standings: [],
  marks: [],
  fulfilments: [],
  ...change,
});

const CALENDAR = schoolYears();

/** What a school is owed by a packaged model, in the made-up years unless it is said which. */
export const owedBy = (
  model: string | ImprovementModel,
  change: Partial<SchoolRecord>,
  today = '2026-09-01',
  calendar = CALENDAR,
): Owed =>
  whatIsOwed(typeof model === 'string' ? packaged(model) : model, schoolRecord(change), calendar, today);

export const itemsOf = ({ items }: Owed, thing: string): OwedItem[] =>
  items.filter(item => item.thing === thing);

/** How often each thing is owed in the year: by id. */
export function countsOf({ items }: Owed): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { thing } of items) counts[thing] = (counts[thing] ?? 0) + 1;
  return counts;
}

/** "2026-09-02 to 2026-12-18", the windows of one thing in order. */
export const windowsOf = (owed: Owed, thing: string): string[] =>
  itemsOf(owed, thing).map(({ from, to }) => `${from} to ${to}`);

/** "owed", "done 2026-10-01": the states of one thing in order of what is due first. */
export const statesOf = (owed: Owed, thing: string): string[] =>
  itemsOf(owed, thing).map(({ state, on }) => (on ? `${state} ${on}` : state));

/** The last days of one thing's windows, in order. */
export const dueDaysOf = (owed: Owed, thing: string): string[] => itemsOf(owed, thing).map(({ to }) => to);
