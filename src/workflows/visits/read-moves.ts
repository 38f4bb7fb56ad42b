import { z } from 'zod/v4';
import type { Actor } from '#domain/access/actor.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import { findSchool, offer } from '#domain/school/find-school.ts';
import type { School } from '#domain/school/school.ts';
import { addDays, dayOf, IsoDate, IsoInstant, momentOf } from '#domain/time/iso.ts';
import { MoveBy } from '#domain/visit/move-by.ts';
import { isTimed } from '#domain/visit/visit.ts';
import type { ModelFiles } from '#ports/model-files.ts';
import type { TrustReads } from '#ports/store.ts';
import { nameInShort } from '../agenda-sources/channel-may-know.ts';
import { modelInUse } from '../models/model-in-use.ts';
import { bookableSchools } from './booking-asked.ts';
import { isKnown } from './move-range.ts';
import { type MovesRef, movesInWords, movesRef } from './moves-ref.ts';
import { bookedIn, PlannedMove } from './plan-moves.ts';

const Named = z.object({ urn: z.string(), name: z.string() });

/** All of a school's visits in a range of days, to be moved at once. */
export const Moves = z.object({
  kind: z.literal('moves'),
  urn: z.string(),
  schoolName: z.string(),
  hubId: z.string().nullable(),
  today: IsoDate,
  from: IsoDate.nullable(),
  to: IsoDate.nullable(),
  by: MoveBy,
  /** What is booked in these days. */
  visits: z.array(z.object({ id: z.string(), name: z.string(), startsAt: IsoInstant })),
  /** What was moved out of them. */
  moved: z.array(z.object({ id: z.string(), name: z.string(), movedFrom: IsoInstant, startsAt: IsoInstant })),
  /** Where they would go, as calendars said a moment ago; null: nobody has looked. */
  plan: z.array(PlannedMove).nullable(),
  /** By what the plan is known again. */
  key: z.string(),
  /** Why, as it was typed when somebody looked. */
  reason: z.string(),
});
export type Moves = z.infer<typeof Moves>;

export const MovesAnswer = z.discriminatedUnion('kind', [
  Moves,
  z.object({ kind: z.literal('choose'), asked: z.string(), schools: z.array(Named) }),
  z.object({ kind: z.literal('none'), asked: z.string(), schools: z.array(Named) }),
]);
export type MovesAnswer = z.infer<typeof MovesAnswer>;

interface Asking {
  readonly actor: Actor;
  readonly now: IsoInstant;
  readonly modelFiles: ModelFiles;
}

/** The card's reference for the words typed after "move visits"; or the words themselves where the school is not clear. */
export async function findMoves(
  trust: TrustReads,
  typed: string,
  { actor, now }: Omit<Asking, 'modelFiles'>,
): Promise<string> {
  const { schools, asked } = await bookable(trust, typed, { actor, now });
  const found = schoolIn(asked.school, schools);
  return found.kind === 'one' ? movesRef({ ...asked, urn: found.school.urn }) : `ask ${typed.slice(0, 120)}`;
}

/** A choice of schools for words that were not clear; null for whoever may book nowhere. */
export async function movesToChoose(
  trust: TrustReads,
  typed: string,
  asking: Omit<Asking, 'modelFiles'>,
): Promise<MovesAnswer | null> {
  const { schools, asked } = await bookable(trust, typed, asking);
  if (schools.length === 0) return null;
  const found = schoolIn(asked.school, schools);
  const named = (all: readonly School[]) => all.map(({ urn, name }) => ({ urn, name }));
  if (found.kind === 'none') return { kind: 'none', asked: asked.school, schools: named(found.nearest) };
  const fitting = found.kind === 'one' ? [found.school] : offer(found.schools);
  return { kind: 'choose', asked: asked.school, schools: named(fitting) };
}

async function bookable(trust: TrustReads, typed: string, { actor, now }: Omit<Asking, 'modelFiles'>) {
  return { schools: await bookableSchools(trust, actor), asked: movesInWords(typed, now) };
}

function schoolIn(words: string, schools: readonly School[]): ReturnType<typeof findSchool<School>> {
  const [only] = schools;
  if (words === '' && only && schools.length === 1) return { kind: 'one', school: only };
  return findSchool(words, schools);
}

/** Null where there is no such school, or this person may not book there. */
export async function readMoves(
  trust: TrustReads,
  ref: MovesRef,
  { actor, now, modelFiles }: Asking,
): Promise<Moves | null> {
  const school = (await bookableSchools(trust, actor)).find(({ urn }) => urn === ref.urn);
  if (!school) return null;
  const model = (await modelInUse(trust, modelFiles, dayOf(now)))?.model ?? null;
  const { urn, name: schoolName, hubId } = school;
  const { from, to, by } = ref;
  const days = isKnown(ref) && ref.from <= ref.to ? ref : null;
  return {
    ...{ kind: 'moves', urn, schoolName, hubId, today: dayOf(now), from, to, by },
    visits: days
      ? (await bookedIn(trust, urn, days, now)).map(visit => ({
          ...{ id: visit.id, name: nameInShort(model, visit), startsAt: visit.startsAt },
        }))
      : [],
    moved: days ? await movedOut(trust, urn, days, { now, model }) : [],
    ...{ plan: null, key: '', reason: '' },
  };
}

async function movedOut(
  trust: TrustReads,
  urn: string,
  { from, to }: { readonly from: string; readonly to: string },
  { now, model }: { readonly now: IsoInstant; readonly model: ImprovementModel | null },
): Promise<Moves['moved']> {
  const [begins, ends] = [momentOf(from, '00:00'), momentOf(addDays(to, 1), '00:00')];
  const ahead = (await trust.visits.ofSchool(urn, { from: now, until: now })).filter(isTimed);
  return ahead.flatMap(({ id, state, startsAt, movedFrom, ...visit }) => {
    const isOut = movedFrom !== null && begins <= movedFrom && movedFrom < ends;
    const isIn = begins <= startsAt && startsAt < ends;
    return state === 'booked' && isOut && !isIn
      ? [{ id, name: nameInShort(model, visit), movedFrom, startsAt }]
      : [];
  });
}
