import { InvalidArgumentError, Option } from 'commander';
import type { NamedColumns } from '#domain/plan/sheet/choose-columns.ts';
import { PLAN_FIELDS, type PlanField } from '#domain/plan/sheet/plan-headings.ts';
import { listInWords } from '#domain/time/words.ts';

export interface PlanReadOptions {
  readonly school: string;
  readonly kind?: string;
  readonly year?: number;
  readonly sheet?: string;
  readonly column?: NamedColumns;
  readonly ongoing?: 'end-of-year';
  readonly trust?: string;
}

export const kindOption = (): Option =>
  new Option('--kind <kind>', 'the kind of plan, as the model in use calls it, such as aip');

/** An academic year by the year it begins in. */
export function yearOption(): Option {
  const option = new Option(
    '--year <year>',
    "the plan's academic year, such as 2026 for 2026/27; without it this one",
  );
  return option.argParser(text => {
    const [, year, next] = /^(20\d{2})(?:[/-](?:20)?(\d{2}))?$/.exec(text.trim()) ?? [];
    if (year !== undefined && (next === undefined || Number(next) === (Number(year) + 1) % 100))
      return Number(year);
    throw new InvalidArgumentError('An academic year is written 2026 or 2026/27.');
  });
}

/** `--column due="By when"`, as often as there are columns to name. */
export function columnOption(): Option {
  const fields = listInWords(PLAN_FIELDS, 'or');
  const option = new Option(
    '--column <what=heading>',
    `which column is the ${fields}, by its heading or letter; none leaves it out (may be given several times)`,
  );
  return option.argParser((text, before: NamedColumns | undefined): NamedColumns => {
    const [, said = '', heading = ''] = /^\s*(\w+)\s*=\s*(.+?)\s*$/.exec(text) ?? [];
    const field = PLAN_FIELDS.find(each => each === said.toLowerCase()) satisfies PlanField | undefined;
    if (!field || !heading)
      throw new InvalidArgumentError(`A column is named such as due="By when"; it may be the ${fields}.`);
    if (before?.[field] !== undefined) throw new InvalidArgumentError(`The ${field} is named twice.`);
    return { ...before, [field]: heading };
  });
}

export const ongoingOption = (): Option =>
  new Option(
    '--ongoing <day>',
    'take "ongoing", "termly" and "TBC" as the last school day of the year',
  ).choices(['end-of-year']);
