import { z } from 'zod/v4';
import type { School } from '../school/school.ts';
import { IsoInstant } from '../time/iso.ts';
import { AgendaItem, Apology, type Meeting } from './meeting.ts';
import type { Series } from './series.ts';

/** One reader's agenda, ready to be looked at: lines gathered by school, in the order the team takes them. */
export const Agenda = z.object({
  seriesName: z.string(),
  startsAt: IsoInstant,
  version: z.number().int(),
  /** Until the meeting starts, lines and apologies are taken. */
  open: z.boolean(),
  memberIds: z.array(z.string()),
  chairIds: z.array(z.string()),
  chairNames: z.array(z.string()),
  schools: z.array(z.object({ urn: z.string(), name: z.string(), lines: z.array(AgendaItem) })),
  items: z.array(AgendaItem),
  apologies: z.array(Apology),
  /** Schools that can be put forward. */
  choices: z.array(z.object({ urn: z.string(), name: z.string() })),
});
export type Agenda = z.infer<typeof Agenda>;

const ORDER: Record<AgendaItem['source'], number> = { person: 0, register: 1, 'look-round': 2 };

/** Schools put forward by people come first, then news from the register, then the look-round; within each, by name. */
export function buildAgenda(input: {
  series: Series;
  meeting: Meeting;
  lines: readonly AgendaItem[];
  apologies: readonly Apology[];
  schools: readonly Pick<School, 'urn' | 'name'>[];
  chairNames: readonly string[];
  now: IsoInstant;
}): Agenda {
  const { series, meeting, lines, apologies, schools, chairNames, now } = input;
  const names = new Map(schools.map(school => [school.urn, school.name]));
  const bySchool = new Map<string, AgendaItem[]>();
  for (const line of lines) {
    if (line.urn !== null) bySchool.set(line.urn, [...(bySchool.get(line.urn) ?? []), line]);
  }
  const gathered = [...bySchool].map(([urn, its]) => ({
    urn,
    name: names.get(urn) ?? `School ${urn}`,
    lines: its.toSorted((a, b) => ORDER[a.source] - ORDER[b.source]),
  }));
  const rank = (school: (typeof gathered)[number]) => ORDER[school.lines[0]?.source ?? 'look-round'];
  return {
    seriesName: series.name,
    startsAt: meeting.startsAt,
    version: meeting.version,
    open: now < meeting.startsAt,
    memberIds: [...series.memberIds],
    chairIds: [...series.chairIds],
    chairNames: [...chairNames],
    schools: gathered.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'en-GB')),
    items: lines.filter(line => line.urn === null),
    apologies: [...apologies],
    choices: schools.map(({ urn, name }) => ({ urn, name })),
  };
}
