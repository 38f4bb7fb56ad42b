import { academicYearOf } from '#domain/academic-year/academic-year.ts';
import { ImportRefused } from '#domain/import/import-refused.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import { soundsLive } from '#domain/meeting/channel-concern.ts';
import { ownerNamed } from '#domain/plan/owner.ts';
import { type PlanUpload, sheetsFrom } from '#domain/plan/plan-upload.ts';
import { type PlanReading, readPlan } from '#domain/plan/read-plan.ts';
import { FileAsks } from '#domain/plan/sheet/file-question.ts';
import { FIELD_NAMES } from '#domain/plan/sheet/plan-headings.ts';
import { ON_CARD } from '#domain/plan/sheet/ways.ts';
import { dayOf } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { modelInUse } from '../models/model-in-use.ts';
import { readCalendars } from '../read-calendars.ts';
import { planThereIn } from './plan-file-import.ts';
import { readUploadRef } from './plan-refs.ts';
import type { PlanAskedFor } from './read-plan.ts';
import { schoolsToPlan } from './schools-to-plan.ts';
import type { OpenUpload, PlanImportSubject, UploadReading } from './upload-view.ts';

/** As many as a list on a phone and a card have room for. */
const MOST_SCHOOLS = 100;

type Asking = PlanAskedFor & { readonly opensDocuments: boolean };

/** A file that this person sent, read by what they have said of it; null: it is somebody else's, or no such reference. */
export async function readUpload(
  trust: TrustReads,
  ref: string,
  asking: Asking,
): Promise<PlanImportSubject | null> {
  const id = readUploadRef(ref);
  if (id === null) return null;
  const upload = await trust.planUploads.find(id);
  if (!upload) return { kind: 'gone', facts: {}, version: 0 };
  if (upload.personId !== asking.actor.personId) return null;
  const { version, said } = upload;
  if (upload.planId !== null || upload.content === null) {
    const plan = await trust.plans.find(upload.planId ?? '');
    const school = plan && (await trust.schools.find(plan.urn));
    if (!plan || !school) return { kind: 'gone', facts: {}, version };
    return {
      ...{ kind: 'made', fileName: upload.fileName, schoolName: school.name, title: plan.title },
      ...{ planId: plan.id, facts: { plan: plan.id }, version },
    };
  }
  const open = await openUpload(trust, upload, asking);
  return {
    ...open,
    facts: { urn: open.school?.urn ?? null, kind: open.planKind?.id ?? null, ...said.columns },
  };
}

async function openUpload(
  trust: TrustReads,
  { fileName, said, content, version }: PlanUpload,
  asking: Asking,
): Promise<OpenUpload> {
  const { now, modelFiles, opensDocuments } = asking;
  const today = dayOf(now);
  const model = (await modelInUse(trust, modelFiles, today))?.model ?? null;
  const theirs = await schoolsToPlan(trust, asking);
  const only = <T>(each: readonly T[]): T | undefined => (each.length === 1 ? each[0] : undefined);
  const school = theirs.find(({ urn }) => urn === said.urn) ?? only(theirs);
  const kinds = (model?.plans ?? []).map(({ id, name }) => ({ id, name }));
  const planKind = kinds.find(({ id }) => id === said.kind) ?? only(kinds);
  const thisYear = academicYearOf(today);
  const year = said.year ?? thisYear;
  const { safeguardingContact } = await trust.trust.get();
  const base: OpenUpload = {
    ...{ kind: 'open', fileName, said, kinds, year, years: [thisYear, thisYear + 1] },
    schools: theirs.slice(0, MOST_SCHOOLS).map(({ urn, name }) => ({ urn, name })),
    moreSchools: Math.max(0, theirs.length - MOST_SCHOOLS),
    school: school ? { urn: school.urn, name: school.name } : null,
    planKind: planKind ?? null,
    ...{ questions: [], refused: null, reading: null, there: null },
    ...{ opensDocuments, safeguardingContact, facts: {}, version },
  };
  if (!model || theirs.length === 0)
    return { ...base, refused: { why: model ? NO_SCHOOL : NO_MODEL, faults: [] } };
  if (!school || !planKind || content === null) return base;
  const there = await planThereIn(trust, school.urn, planKind.id, year);
  try {
    const reading = await readFor(trust, { fileName, said, content, school, model, year }, asking);
    return { ...base, there: there?.title ?? null, reading: await summaryOf(trust, reading) };
  } catch (error) {
    if (error instanceof FileAsks && error.questions.length > 0)
      return { ...base, questions: [...error.questions] };
    if (!(error instanceof ImportRefused)) throw error;
    const faults = error.faults.map(({ at, line, reason: text }) => ({ at: at ?? `Row ${line}`, text }));
    return { ...base, refused: { why: error.message, faults } };
  }
}
const NO_SCHOOL =
  'A school’s plan is brought in by its head or its officers, and you are neither at any school now.';
const NO_MODEL =
  'The trust works by no improvement model yet, and it is the model that knows kinds of plans. The administrator sets one up.';

interface ToRead extends Pick<PlanUpload, 'fileName' | 'said'> {
  readonly content: string;
  readonly school: { readonly urn: string; readonly laCode: string | null };
  readonly model: ImprovementModel;
  readonly year: number;
}

/** Throws ImportRefused where it cannot be read so. */
async function readFor(
  trust: TrustReads,
  { fileName, said, content, school, model, year }: ToRead,
  { bankHolidays }: Asking,
): Promise<PlanReading> {
  const calendars = await readCalendars(trust, bankHolidays);
  return readPlan(sheetsFrom(content), {
    ...{ file: fileName, columns: said.columns, ongoing: said.ongoing, year, ways: ON_CARD },
    sheet: said.sheet ?? undefined,
    tags: model.tags.flatMap(({ values }) => values),
    calendar: calendars(school),
  });
}

async function summaryOf(trust: TrustReads, reading: PlanReading): Promise<UploadReading> {
  const people = await trust.people.list();
  const { sheet, columns, draft, notes, skipped } = reading;
  const actions = draft.priorities.flatMap(priority => priority.actions);
  const days = actions.map(({ dueOn }) => dueOn).toSorted();
  const words = actions.flatMap(({ owner }) => (owner && !ownerNamed(owner, people) ? [owner] : []));
  const nobody = actions.filter(({ owner }) => owner === '').length;
  const texts = draft.priorities.flatMap(({ title, actions: own }) => [
    title,
    ...own.flatMap(({ text, measure, owner }) => [text, measure, owner]),
  ]);
  return {
    sheet,
    columns: columns.map(({ field, ...each }) => ({ ...each, field: FIELD_NAMES[field] })),
    priorities: draft.priorities.map(({ title, actions: own }) => ({ title, actions: own.length })),
    actions: actions.length,
    ...{ first: days[0] ?? '', last: days.at(-1) ?? '' },
    owners: { known: actions.length - words.length - nobody, nobody, words: [...new Set(words)] },
    notes: notes.map(({ at, text }) => ({ at, text })),
    skipped: skipped.map(({ at, text }) => ({ at, text })),
    isLive: texts.some(soundsLive),
  };
}

/** The whole of what `readUpload` has summed up, to be made a draft. Throws ImportRefused as it does. */
export async function draftOfUpload(
  trust: TrustReads,
  { urn, year }: { urn: string; year: number },
  { fileName, said, content }: PlanUpload,
  asking: Asking,
) {
  const school = await trust.schools.find(urn);
  const model = (await modelInUse(trust, asking.modelFiles, dayOf(asking.now)))?.model;
  if (!school || !model || content === null) throw new Error('an upload that `allow` has found');
  return readFor(trust, { fileName, said, content, school, model, year }, asking);
}
