import { z } from 'zod/v4';
import { ImportRefused } from '../import/import-refused.ts';
import { IsoInstant } from '../time/iso.ts';
import { PLAN_FIELDS } from './sheet/plan-headings.ts';
import type { Cell, Sheet } from './sheet/sheet.ts';

/** What whoever sent a file has said of it; null: not yet, or nothing needs saying. */
export const SaidOfUpload = z.object({
  urn: z.string().nullable(),
  /** The model's id of a kind of plan. */
  kind: z.string().nullable(),
  /** The academic year by the year it begins in. */
  year: z.int().nullable(),
  sheet: z.string().nullable(),
  /** By field a column's letter, or `none`. */
  columns: z.partialRecord(z.enum(PLAN_FIELDS), z.string()),
  ongoing: z.enum(['refused', 'end-of-year']),
});
export type SaidOfUpload = z.infer<typeof SaidOfUpload>;

export const NOTHING_SAID: SaidOfUpload = {
  ...{ urn: null, kind: null, year: null, sheet: null, columns: {}, ongoing: 'refused' },
};

/** A school's plan as somebody sent it, until it is made a draft or its time is over. */
export const PlanUpload = z.object({
  id: z.string(),
  /** Who sent it: it is theirs alone. */
  personId: z.string(),
  fileName: z.string(),
  /** What is in it (`sheetsAsText`); null once it is a draft: then it is kept there. */
  content: z.string().nullable(),
  said: SaidOfUpload,
  planId: z.string().nullable(),
  at: IsoInstant,
  version: z.int(),
});
export type PlanUpload = z.infer<typeof PlanUpload>;

/** Five hundred actions at their fullest are half of it. */
const MOST_CHARACTERS = 1_500_000;

const KeptCell = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string(), link: z.string().optional() }),
  z.object({ kind: z.literal('number'), value: z.number(), shown: z.string() }),
  z.object({ kind: z.literal('date'), day: z.string(), isMonth: z.boolean().optional() }),
  z.object({ kind: z.literal('broken'), shown: z.string() }),
]) satisfies z.ZodType<Cell>;
const KeptSheets = z.array(
  z.object({
    name: z.string().nullable(),
    isHidden: z.boolean(),
    rows: z.array(z.array(KeptCell.nullable())),
    merges: z.array(z.object({ top: z.int(), left: z.int(), bottom: z.int(), right: z.int() })),
    hiddenRows: z.array(z.int()),
    hiddenColumns: z.array(z.int()),
    datesFrom: z.literal([1900, 1904]),
  }),
);

/** The sheets of a file to be kept, so that they are read again as they were. Throws ImportRefused where they are too long. */
export function sheetsAsText(file: string, sheets: readonly Sheet[]): string {
  const text = JSON.stringify(
    sheets.map(sheet => ({
      ...sheet,
      hiddenRows: [...sheet.hiddenRows],
      hiddenColumns: [...sheet.hiddenColumns],
    })),
  );
  if (text.length > MOST_CHARACTERS)
    throw new ImportRefused(
      `${file} has far more in it than a plan: copy the plan alone into a new workbook, and send that.`,
    );
  return text;
}

export const sheetsFrom = (text: string): Sheet[] =>
  KeptSheets.parse(JSON.parse(text)).map(({ hiddenRows, hiddenColumns, ...sheet }) => ({
    ...{ ...sheet, hiddenRows: new Set(hiddenRows), hiddenColumns: new Set(hiddenColumns) },
  }));
