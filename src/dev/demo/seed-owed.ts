import { randomUUID } from 'node:crypto';
import { academicYearOf, firstDayOf } from '#domain/academic-year/academic-year.ts';
import { phaseGroupsOf } from '#domain/entitlement/phase-groups.ts';
import type { Fulfilment, Mark, Standing } from '#domain/entitlement/school-record.ts';
import { whatIsOwed } from '#domain/entitlement/what-is-owed.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import { isCurrent } from '#domain/school/school.ts';
import { addDays, dayOf, type IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import type { OfSchool } from '#ports/owed-store.ts';
import type { TrustWrites } from '#ports/store.ts';
import { packagedModel } from '#workflows/models/read-model.ts';
import { useModel } from '#workflows/models/use-model.ts';
import type { OwedSources } from '#workflows/owed/read-owed.ts';
import { readCalendars } from '#workflows/read-calendars.ts';
import { CAST } from './cast.ts';
import { DemoRefused } from './demo-refused.ts';
import { pastOf } from './past-of.ts';

const USUAL_MODEL = 'dsat';
/** Where each school stands on the ladder, from 0, its best rung, to 1; in the order of the URNs, and on from the first. */
const SPREAD = [0.75, 0.25, 0, 0.25, 0.5, 0.25, 0.5, 1, 0, 0.5, 0.75, 0.25];
/** The one in the weakest category, or with the status where there is no ladder. */
const WEAKEST = 7;
const NEW_HEAD = 9;
/** Schools where somebody has said that something more is needed, and which of what could be. */
const NEEDS: readonly (readonly [school: number, optional: number])[] = [
  [0, 0],
  [4, 0],
  [WEAKEST, 1],
];
const WAIVERS = new Map([
  [2, 'The school was closed that week: the boiler had failed.'],
  [5, 'The inspection of that week looked at the same.'],
]);

/**
 * The model the demo's trust works by, and what its schools are and have done under it. A trust that uses one already is
 * left as it is; throws DemoRefused where another was asked for. Returns the model's id.
 */
export async function seedOwed(
  trust: TrustWrites,
  sources: OwedSources,
  { asked, now }: { asked: string | null; now: IsoInstant },
): Promise<string> {
  const used = (await trust.owed.modelUses()).at(-1);
  if (used) {
    if (asked !== null && asked !== used.modelId)
      throw new DemoRefused(
        `The demo's trust works by ${used.modelId} already. Begin again with the other model: npm run demo -- --fresh --model ${asked}`,
      );
    return used.modelId;
  }
  const model = packagedModel(sources.modelFiles, asked ?? USUAL_MODEL);
  const from = firstDayOf(academicYearOf(dayOf(now)));
  await useModel(trust, { model, text: null, from }, { now, newId: randomUUID });
  const schools = (await trust.schools.list())
    .filter(isCurrent)
    .toSorted((a, b) => a.urn.localeCompare(b.urn));
  const officer = await trust.people.byObjectId(CAST[0]?.objectId ?? '');
  const noted = { at: now, byId: officer?.id ?? 'operator' };
  const calendarOf = await readCalendars(trust, sources.bankHolidays);
  const today = dayOf(now);
  const all: { standings: OfSchool<Standing>[]; fulfilments: OfSchool<Fulfilment>[] } = {
    standings: [],
    fulfilments: [],
  };
  for (const [at, school] of schools.entries()) {
    const { urn } = school;
    const calendar = calendarOf(school);
    const standings = standingsOf(model, at, { from, today });
    const known = { phases: phaseGroupsOf(school), since: from, standings, fulfilments: [] };
    const { optional } = whatIsOwed(model, { ...known, marks: [] }, calendar, today);
    const marks = NEEDS.flatMap(([place, which]): Mark[] => {
      const need = place === at ? (optional[which] ?? optional[0]) : undefined;
      return need ? [identified(need.thing, later(from, addDays(today, -30)))] : [];
    });
    const waiver = WAIVERS.get(at) ?? null;
    const past = pastOf({ urn, model, record: { ...known, marks }, calendar, today, waiver });
    all.standings.push(...standings.map(each => ({ ...each, urn })));
    if (past.waived) marks.push({ ...past.waived, id: randomUUID() });
    for (const mark of marks) await trust.owed.addMark({ ...mark, urn }, noted);
    all.fulfilments.push(...past.fulfilments.map(each => ({ ...each, urn, id: randomUUID() })));
  }
  await trust.owed.addStandings(all.standings, noted);
  await trust.owed.addFulfilments(all.fulfilments, noted);
  return model.id;
}

const later = (one: IsoDate, other: IsoDate): IsoDate => (one > other ? one : other);

const identified = (thing: string, on: IsoDate): Mark => ({
  ...{ id: randomUUID(), kind: 'identified', thing, on, number: null },
  reason: 'Agreed with the school after the last visit.',
});

/** What the school is: its place on the ladder or a status, a plan that some rule asks for, a new head. */
function standingsOf(
  { ladder, statuses, engagements }: ImprovementModel,
  at: number,
  { from, today }: { from: IsoDate; today: IsoDate },
): Standing[] {
  const rung = ladder[Math.round((SPREAD[at % SPREAD.length] ?? 0) * (ladder.length - 1))];
  const stand = (kind: Standing['kind'], name: string, since: IsoDate): Standing => ({
    ...{ id: randomUUID(), kind, name, from: later(from, since), to: null },
  });
  const [status] = statuses;
  const plan = engagements.flatMap(({ rules }) => rules.flatMap(({ when }) => when?.plans ?? []))[0];
  return [
    ...(rung ? [stand('category', rung.id, from)] : []),
    ...(at === WEAKEST && ladder.length === 0 && status
      ? [stand('status', status.id, addDays(today, -38))]
      : []),
    ...(at === WEAKEST && plan ? [stand('plan', plan, addDays(today, -38))] : []),
    ...(at === NEW_HEAD ? [stand('new-head', '', from)] : []),
  ];
}
