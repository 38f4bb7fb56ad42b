import { type AcademicYear, academicYearOf } from '#domain/academic-year/academic-year.ts';
import { quoted } from '#domain/import/cell.ts';
import { ImportRefused } from '#domain/import/import-refused.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import { findNamed, namesIn } from '#domain/improvement-model/names-in-model.ts';
import type { PlanKind } from '#domain/improvement-model/working.ts';
import { type PlanReading, readPlan } from '#domain/plan/read-plan.ts';
import type { NamedColumns } from '#domain/plan/sheet/choose-columns.ts';
import type { School } from '#domain/school/school.ts';
import type { IsoDate } from '#domain/time/iso.ts';
import { listInWords } from '#domain/time/words.ts';
import type { BankHolidays } from '#ports/bank-holidays.ts';
import type { ModelFiles } from '#ports/model-files.ts';
import type { GivenFile, PlanFiles } from '#ports/plan-files.ts';
import type { TrustReads } from '#ports/store.ts';
import { modelInUse } from '../models/model-in-use.ts';
import { readCalendars } from '../read-calendars.ts';

export interface PlanSources {
  readonly planFiles: PlanFiles;
  readonly modelFiles: ModelFiles;
  readonly bankHolidays: BankHolidays;
  readonly today: IsoDate;
}

/** What a person says of their file; all of it may be left out. */
export interface PlanQuestion {
  readonly kind?: string | undefined;
  readonly year?: AcademicYear | undefined;
  readonly sheet?: string | undefined;
  readonly columns: NamedColumns;
  readonly ongoing: 'refused' | 'end-of-year';
}

export interface PlanRead {
  readonly kind: PlanKind | null;
  readonly year: AcademicYear;
  readonly reading: PlanReading;
}

type Trust = Pick<TrustReads, 'calendar' | 'owed'>;

/** What importing a school's plan would bring in; nothing is saved. Throws ImportRefused where it would be refused. */
export async function readPlanFile(
  trust: Trust,
  { school, file }: { school: Pick<School, 'urn' | 'laCode'>; file: GivenFile },
  question: PlanQuestion,
  { planFiles, modelFiles, bankHolidays, today }: PlanSources,
): Promise<PlanRead> {
  const { kind, tags } = await planKind(trust, question.kind, { modelFiles, today });
  const calendars = await readCalendars(trust, bankHolidays);
  const sheets = await planFiles.read(file);
  const year = question.year ?? academicYearOf(today);
  const { sheet, columns, ongoing } = question;
  const reading = readPlan(sheets, {
    ...{ file: file.name, sheet, columns, ongoing, tags, year },
    calendar: calendars(school),
  });
  return { kind, year, reading };
}

/** The kind of plan that words name in the model in use, with the model's tags. Throws ImportRefused where it has none such. */
export async function planKind(
  trust: Pick<TrustReads, 'owed'>,
  asked: string | undefined,
  { modelFiles, today }: Pick<PlanSources, 'modelFiles' | 'today'>,
): Promise<{ kind: PlanKind | null; tags: string[] }> {
  const model = (await modelInUse(trust, modelFiles, today))?.model ?? null;
  const tags = (model?.tags ?? []).flatMap(({ values }) => values);
  if (asked === undefined) return { kind: null, tags };
  if (!model)
    throw new ImportRefused(
      'The trust uses no improvement model yet, and it is the model that knows kinds of plans. Choose one first: npm run -s fortnight -- model use ID',
    );
  const found = findNamed(asked, namesIn(model).plan, true);
  const kind = found.kind === 'one' ? model.plans.find(({ id }) => id === found.id) : undefined;
  if (!kind)
    throw new ImportRefused(`${quoted(asked)} is no plan of ${model.name}: it has ${kindsOf(model)}.`);
  return { kind, tags };
}

const kindsOf = ({ plans }: ImprovementModel): string =>
  listInWords(plans.map(({ id, name }) => `${id} (${name})`)) || 'none';
