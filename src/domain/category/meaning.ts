import { z } from 'zod/v4';
import type { SchoolCalendar } from '../academic-year/school-calendar.ts';
import type { ImprovementModel } from '../improvement-model/model.ts';
import { IsoDate } from '../time/iso.ts';
import { exitTarget } from './exit-target.ts';

/** What a category means for a school that has it from a day on, in the model's words. */
export const CategoryMeaning = z.object({
  id: z.string(),
  name: z.string(),
  descriptor: z.string(),
  support: z.array(z.string()),
  challenge: z.array(z.string()),
  autonomy: z.string(),
  takesOn: z.string().nullable(),
  /** Where the school is to be, and by when; a day of school time that nobody knows yet is null. */
  target: z.object({ name: z.string(), by: IsoDate.nullable() }).nullable(),
});
export type CategoryMeaning = z.infer<typeof CategoryMeaning>;

/** null: the model has no such category (any more). */
export function meaningOf(
  model: Pick<ImprovementModel, 'ladder'>,
  category: string,
  {
    from,
    calendar,
    today,
  }: { readonly from: IsoDate; readonly calendar: SchoolCalendar; readonly today: IsoDate },
): CategoryMeaning | null {
  const rung = model.ladder.find(({ id }) => id === category);
  if (!rung) return null;
  const { id, name, descriptor, support, challenge, autonomy, takesOn = null } = rung;
  const target = exitTarget(model, { rung, since: from }, calendar, today);
  return {
    ...{ id, name, descriptor, support: [...support], challenge: [...challenge], autonomy, takesOn },
    target: target && { name: target.toName, by: target.by },
  };
}
