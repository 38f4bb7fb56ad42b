import type { MeetingTarget } from '../access/can.ts';
import type { Person } from '../access/role.ts';
import { IsoDate } from '../time/iso.ts';
import { listInWords } from '../time/words.ts';
import { AGENDA_TIME, Series } from './series.ts';

/** What people settle about a series; the rest comes with it. */
export const SeriesDraft = Series.pick({
  name: true,
  weekday: true,
  time: true,
  minutes: true,
  everyWeeks: true,
  anchor: true,
  leadDays: true,
  chairId: true,
  deputyIds: true,
  memberIds: true,
});
export type SeriesDraft = Pick<Series, keyof typeof SeriesDraft.shape>;

/** A series nobody chairs yet: whoever may plan that may set one up. */
export const NEW_SERIES: MeetingTarget = {
  kind: 'meeting',
  memberIds: [],
  deputyIds: [],
  chairId: null,
  actingChairId: null,
};

/** "nobody (Jo Lind has left)" and the like need to know who still holds a role. */
export const isHere = ({ appointments }: Pick<Person, 'appointments'>): boolean => appointments.length > 0;

/** Everything that is wrong with a draft, each a sentence on what to change; empty when it can be saved. */
export function seriesFaults(
  draft: SeriesDraft,
  { people, others }: { people: readonly Person[]; others: readonly Pick<Series, 'name'>[] },
): string[] {
  const { name, weekday, time, minutes, everyWeeks, anchor, leadDays } = draft;
  const faults: string[] = [];
  const ask = (isWrong: boolean, sentence: string) => {
    if (isWrong) faults.push(sentence);
  };
  const { shape } = SeriesDraft;
  const plainly = (text: string) => text.trim().toLowerCase();
  const taken = others.find(other => plainly(other.name) === plainly(name));
  ask(name.trim() === '', 'Please give the series a name.');
  ask(name.length > 80, 'Please keep the name to 80 characters.');
  ask(
    taken !== undefined,
    `There is a series called ${taken?.name} already: please give this one another name.`,
  );
  ask(!shape.weekday.safeParse(weekday).success, 'Please choose a day of the week.');
  ask(!shape.time.safeParse(time).success, 'Please give the time in hours and minutes, such as 9:30.');
  ask(!shape.minutes.safeParse(minutes).success, 'Please give a length between 15 and 480 minutes.');
  ask(
    !shape.everyWeeks.safeParse(everyWeeks).success,
    'Please say every how many weeks it is held: 1 to 13.',
  );
  ask(!IsoDate.safeParse(anchor).success, 'Please give a day of the first week, such as 8/9/2026.');
  ask(
    !shape.leadDays.safeParse(leadDays).success,
    'Please say how many days before the meeting its agenda goes out: 0 to 14.',
  );
  ask(
    leadDays === 0 && time <= AGENDA_TIME,
    'Agendas go out at 8:00: for a meeting that early, please send it a day before or more.',
  );
  return [...faults, ...peopleFaults(draft, people)];
}

function peopleFaults({ chairId, deputyIds, memberIds }: SeriesDraft, people: readonly Person[]): string[] {
  const faults: string[] = [];
  const known = new Map(people.map(person => [person.id, person]));
  const chosen = [...new Set([...(chairId ? [chairId] : []), ...deputyIds, ...memberIds])];
  const left = chosen.flatMap(id => {
    const person = known.get(id);
    return person && !isHere(person) ? [person.name] : [];
  });
  if (chosen.some(id => !known.has(id)))
    faults.push('Somebody you chose is not in the list of people any more: please choose again.');
  if (left.length > 0)
    faults.push(
      `${listInWords(left)} ${left.length === 1 ? 'holds' : 'hold'} no role any more: please choose somebody else.`,
    );
  if (chairId !== null && deputyIds.includes(chairId))
    faults.push(
      `${known.get(chairId)?.name ?? 'The chair'} is the chair and cannot be a deputy too: please choose another deputy.`,
    );
  return faults;
}

/** The series a sound draft makes of the one before, or a new one: whoever chairs or deputises is a member. */
export function seriesFrom(draft: SeriesDraft, id: string, before: Series | null): Series {
  const { chairId, deputyIds, memberIds } = draft;
  return {
    channelIds: [],
    endedOn: null,
    ...before,
    ...draft,
    id,
    name: draft.name.trim(),
    deputyIds: [...new Set(deputyIds)],
    memberIds: [...new Set([...(chairId ? [chairId] : []), ...deputyIds, ...memberIds])],
    version: (before?.version ?? 0) + 1,
  };
}

/** The draft without those who hold no role any more: who has left does not stand in the way of other changes. */
export function withoutLeavers(draft: SeriesDraft, people: readonly Person[]): SeriesDraft {
  const here = new Set(people.filter(isHere).map(({ id }) => id));
  const those = (ids: readonly string[]) => ids.filter(id => here.has(id));
  const { chairId, deputyIds, memberIds } = draft;
  return {
    ...draft,
    chairId: chairId !== null && here.has(chairId) ? chairId : null,
    deputyIds: those(deputyIds),
    memberIds: those(memberIds),
  };
}
