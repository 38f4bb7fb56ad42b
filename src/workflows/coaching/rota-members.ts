import type { CalendarPlace } from '#domain/academic-year/calendar-entries.ts';
import type { SchoolCalendar } from '#domain/academic-year/school-calendar.ts';
import { type CoachingGroup, holdsOn, memberKey } from '#domain/coaching/group.ts';
import { BLACKOUT_WORDS, barsWeek, type HostingBlackout } from '#domain/coaching/hosting-blackout.ts';
import type { BarredWeek, RotaGroup, RotaMember, Week } from '#domain/rota/problem.ts';
import { addDays } from '#domain/time/iso.ts';
import type { GroupsNow } from './groups-as-they-are.ts';
import { daysOf, hasSchool } from './rota-weeks.ts';

interface Known {
  readonly groups: readonly RotaGroup[];
  readonly open: readonly CoachingGroup[];
  readonly known: GroupsNow;
  readonly calendarOf: (place: CalendarPlace | null) => SchoolCalendar;
  readonly blackouts: readonly HostingBlackout[];
}

/** Where each member is, and in which weeks of its group's windows it does not host or does not come. */
export function rotaMembers({ groups, open, known, calendarOf, blackouts }: Known): Map<string, RotaMember> {
  return new Map(
    groups.flatMap(({ id: groupId, members, windows }) => {
      const weeks = windows.flatMap(window => window.weeks);
      const group = open.find(({ id }) => id === groupId);
      return members.map((id): [string, RotaMember] => {
        const theirs = group?.members.filter(({ member }) => memberKey(member) === id) ?? [];
        const school = known.schools.find(({ urn }) => id === `school ${urn}`);
        const calendar = calendarOf(school ?? null);
        const isOf = (week: Week) =>
          theirs.some(each => holdsOn(each, week) && holdsOn(each, addDays(week, 4)));
        const away = weeks.flatMap((week): BarredWeek[] => {
          if (!isOf(week)) return [{ week, why: NOT_OF_IT }];
          return daysOf(week).some(day => hasSchool(calendar, day)) ? [] : [{ week, why: 'no school' }];
        });
        const notHosting = weeks.flatMap(week =>
          blackouts
            .filter(each => each.urn === school?.urn && barsWeek(each, week))
            .map(({ kind }) => ({ week, why: BLACKOUT_WORDS[kind] })),
        );
        const place = { easting: school?.easting ?? null, northing: school?.northing ?? null };
        return [id, { id, ...place, away, notHosting }];
      });
    }),
  );
}

/** Not being there is no shortfall then. */
export const NOT_OF_IT = 'not of the group then';
