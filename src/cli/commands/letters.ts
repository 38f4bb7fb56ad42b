import { InvalidArgumentError, Option } from 'commander';
import { englandBankHolidays } from '#adapters/holidays/england.ts';
import { yamlModelFiles } from '#adapters/models/yaml-model-files.ts';
import {
  type AcademicYear,
  academicYearInWords,
  academicYearOf,
} from '#domain/academic-year/academic-year.ts';
import { actorId, OPERATOR } from '#domain/access/actor.ts';
import { dayOf } from '#domain/time/iso.ts';
import { countInWords, dayInWords, listInWords } from '#domain/time/words.ts';
import { type Issued, isOpen, issueMissing } from '#workflows/letters/issue-missing.ts';
import { lettersRef } from '#workflows/letters/letters-ref.ts';
import { type LetterRow, readLetters } from '#workflows/letters/read-letters.ts';
import { requireTrust } from '#workflows/which-trust.ts';
import { type CommandContext, type Register, withStore } from '../command-context.ts';
import { momentFor } from '../demo-clock.ts';
import { addLetterSettings } from '../letters/settings.ts';
import { asColumns, asJson } from '../listing.ts';
import { jsonOption, trustOption } from '../options.ts';
import { Refusal } from '../refusal.ts';
import { whichSchool } from '../which-school.ts';

interface Options {
  readonly year?: AcademicYear;
  readonly school?: string;
  readonly trust?: string;
  readonly json?: boolean;
}

export const register: Register = (program, context) => {
  const letters = program
    .command('letters')
    .description('letters to schools on their category, or on the year');
  addLetterSettings(letters, context);

  letters
    .command('issue')
    .description('write the letters of a year that are missing; again, it writes nothing twice')
    .addOption(yearOption())
    .option('--school <school>', 'this school alone, by name or URN')
    .addOption(trustOption())
    .action((options: Options) => issue(context, options));

  letters
    .command('list')
    .description('who has the letter of the year, confirmed and shared it')
    .addOption(yearOption())
    .addOption(trustOption())
    .addOption(jsonOption())
    .action((options: Options) => list(context, options));
};

async function issue(
  context: CommandContext,
  { year: given, school: typed, trust: uid }: Options,
): Promise<void> {
  await withStore(context, async store => {
    const trust = await requireTrust(store.trusts, uid ?? null);
    const now = momentFor(context, trust);
    const today = dayOf(now);
    const year = given ?? academicYearOf(today);
    if (!isOpen(year, today))
      throw new Refusal(
        `Letters are written for this academic year and the next, ${academicYearInWords(academicYearOf(today))} and ${academicYearInWords(academicYearOf(today) + 1)}.`,
      );
    const schools = await store.inTrust(trust.id).schools.list();
    const urn = typed === undefined ? undefined : whichSchool(typed, schools).urn;
    const issued = await store.transaction(
      trust.id,
      async tx => {
        const issuing = { now, byId: actorId(OPERATOR), newId: context.newId };
        const files = { modelFiles: yamlModelFiles(), bankHolidays: englandBankHolidays() };
        const done = await issueMissing(tx, {
          ...{ ...issuing, ...files, year },
          ...(urn !== undefined && { urn }),
        });
        if (done.issued.length + done.copies > 0)
          await tx.audit.append({
            ...{ at: now, actorId: actorId(OPERATOR), entrance: OPERATOR.entrance },
            ...{ verb: 'letters.issue', subject: lettersRef(year), after: { issued: done.issued } },
          });
        return done;
      },
      { seconds: 120 },
    );
    const nameOf = (of: string) => schools.find(school => school.urn === of)?.name ?? of;
    context.out(issuedInWords(issued, nameOf));
  });
}

const WHY = {
  'no category': 'no category is recorded',
  'no model': 'no improvement model is chosen: npm run -s fortnight -- model use ID',
  'no school': 'it is not there',
  'there already': 'it has one',
} as const;

function issuedInWords(
  { year, issued, already, without, copies }: Issued,
  nameOf: (urn: string) => string,
): string {
  const groups = Map.groupBy(without, ({ why }) => why);
  return [
    `Letters of ${academicYearInWords(year)}: ${countInWords(issued.length, 'letter')} written, ${already} there before.`,
    ...(copies > 0 ? [`  ${countInWords(copies, 'copy', 'copies')} for governors who came since`] : []),
    ...[...groups].map(
      ([why, schools]) => `  none for ${listInWords(schools.map(({ urn }) => nameOf(urn)))}: ${WHY[why]}`,
    ),
    ...(issued.length > 0 ? ['  The bot gives them to the schools on their day.'] : []),
    '',
  ].join('\n');
}

async function list(context: CommandContext, { year: given, trust: uid, json }: Options): Promise<void> {
  await withStore(context, async store => {
    const trust = await requireTrust(store.trusts, uid ?? null);
    const now = json ? context.clock.now() : momentFor(context, trust);
    const year = given ?? academicYearOf(dayOf(now));
    const asked = { year, actor: OPERATOR, now, sendsMail: false, modelFiles: yamlModelFiles() };
    const rows = (await readLetters(store.inTrust(trust.id), asked))?.rows ?? [];
    context.out(json ? asJson(rows) : asColumns(rows, COLUMNS, 'There is no school.'));
  });
}

const day = (of: string | null) => (of === null ? '' : dayInWords(of));
const COLUMNS = [
  { heading: 'School', text: ({ schoolName }: LetterRow) => schoolName },
  { heading: 'Letter', text: ({ stage, isStatus }: LetterRow) => `${stage}${isStatus ? ' (status)' : ''}` },
  { heading: 'From', text: ({ from }: LetterRow) => day(from) },
  { heading: 'Confirmed', text: ({ acknowledgedOn }: LetterRow) => day(acknowledgedOn) },
  { heading: 'Shared', text: ({ sharedOn }: LetterRow) => day(sharedOn) },
  {
    heading: 'Copies',
    text: ({ copies }: LetterRow) =>
      copies.map(({ name, way, state }) => `${name}: ${way} ${state}`).join('; '),
  },
];

function yearOption(): Option {
  const about = 'the academic year by the year it begins in, such as 2026; without it this one';
  return new Option('--year <year>', about).argParser(text => {
    const year = /^(20\d\d)(?:[/-]\d\d)?$/.exec(text.trim())?.[1];
    if (year !== undefined) return Number(year);
    throw new InvalidArgumentError('A year is written 2026 or 2026/27.');
  });
}
