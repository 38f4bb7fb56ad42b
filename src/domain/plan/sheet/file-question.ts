import { z } from 'zod/v4';
import { ImportRefused, type RowFault } from '../../import/import-refused.ts';
import { PLAN_FIELDS } from './plan-headings.ts';

const Field = z.enum(PLAN_FIELDS);
/** A column by its letter, and what stands over it. */
const HeadedColumn = z.object({ column: z.string(), label: z.string() });
export type HeadedColumn = z.infer<typeof HeadedColumn>;

/** What a file does not settle by itself, for whoever sent it to say. */
export const FileQuestion = z.discriminatedUnion('of', [
  /** Several sheets have a plan's headings. */
  z.object({ of: z.literal('sheet'), names: z.array(z.string()) }),
  /** Which column is the field; `isNeeded`: a plan cannot do without, and none is headed like it. */
  z.object({
    of: z.literal('field'),
    field: Field,
    isNeeded: z.boolean(),
    columns: z.array(HeadedColumn),
  }),
  /** Which of the fields one column is. */
  z.object({ of: z.literal('column'), column: HeadedColumn, fields: z.array(Field) }),
]);
export type FileQuestion = z.infer<typeof FileQuestion>;

/** A file that can be read once something is said of it. */
export class FileAsks extends ImportRefused {
  readonly questions: readonly FileQuestion[];
  constructor(message: string, questions: readonly FileQuestion[], faults: readonly RowFault[] = []) {
    super(message, faults);
    this.questions = questions;
  }
}
