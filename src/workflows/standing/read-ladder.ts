import { z } from 'zod/v4';
import { ladderOf } from '#domain/category/ladder.ts';
import { isCurrent } from '#domain/school/school.ts';
import { dayOf, IsoDate, IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { modelInUse } from '../models/model-in-use.ts';
import type { OwedSources } from '../owed/read-owed.ts';
import { readCalendars } from '../read-calendars.ts';

const Named = z.object({ urn: z.string(), name: z.string() });
const Group = z.object({ name: z.string(), schools: z.array(Named) });

/** Where a trust's schools stand; of a model without a ladder, only which have a special status. */
export const LadderAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ladder'),
    modelName: z.string(),
    /** The trust's word for a category. */
    word: z.string(),
    count: z.int(),
    rungs: z.array(Group),
    unset: z.array(Named),
    moves: z.array(Named.extend({ from: z.string().nullable(), to: z.string(), on: IsoDate })),
    targets: z.array(
      Named.extend({
        ...{ toName: z.string(), by: IsoDate.nullable(), state: z.enum(['ahead', 'at risk', 'passed']) },
      }),
    ),
    statuses: z.array(Group),
    asAt: IsoInstant,
  }),
  z.object({
    ...{ kind: z.literal('no-ladder'), modelName: z.string(), count: z.int(), statuses: z.array(Group) },
    asAt: IsoInstant,
  }),
  z.object({ kind: z.literal('no-model') }),
]);
export type LadderAnswer = z.infer<typeof LadderAnswer>;

/** Reads so many times whatever the number of schools: the list, the model, the calendar, what schools were. */
export async function readLadder(
  trust: Pick<TrustReads, 'schools' | 'owed' | 'calendar'>,
  { now, modelFiles, bankHolidays }: OwedSources & { readonly now: IsoInstant },
): Promise<LadderAnswer> {
  const today = dayOf(now);
  const model = (await modelInUse(trust, modelFiles, today))?.model;
  if (!model) return { kind: 'no-model' };
  const schools = (await trust.schools.list()).filter(isCurrent);
  const calendarOf = await readCalendars(trust, bankHolidays);
  const entries = await trust.owed.entriesOf(schools.map(({ urn }) => urn));
  const all = schools.map(school => ({
    ...{ urn: school.urn, name: school.name },
    ...{ entries: entries.get(school.urn) ?? [], calendar: calendarOf(school) },
  }));
  const { rungs, unset, moves, targets, statuses } = ladderOf(model, all, today);
  const groups = (some: typeof statuses) => some.map(each => ({ ...each, schools: [...each.schools] }));
  const read = { modelName: model.name, count: schools.length, statuses: groups(statuses), asAt: now };
  if (model.ladder.length === 0) return { kind: 'no-ladder', ...read };
  return {
    ...{ kind: 'ladder', word: model.words.category.name, rungs: groups(rungs), ...read },
    ...{ unset: [...unset], moves: [...moves], targets: [...targets] },
  };
}
