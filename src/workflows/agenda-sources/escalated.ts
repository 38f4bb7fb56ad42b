import { dayKinds } from '#domain/academic-year/quiet-hours.ts';
import { FORGOTTEN_NAME } from '#domain/access/role.ts';
import { onAgendasFrom } from '#domain/escalation/due-step.ts';
import { lineReason } from '#domain/escalation/in-words.ts';
import type { ProposedLine } from '#domain/meeting/agenda-line.ts';
import { dayOf } from '#domain/time/iso.ts';
import { readThing } from '../escalation/registry.ts';
import { readCalendars } from '../read-calendars.ts';
import type { AgendaSource } from './agenda-source.ts';

/**
 * What was escalated of one kind and put on the agenda, each on one agenda of a series: the first that is prepared once its school could
 * read the line. For the chair: departments are in channels, and read no plans (DOMAIN, "Who may do what"). What is confidential is not
 * for every chair either: whoever may know of it is named.
 */
export const escalated = (name: string, kind: string): AgendaSource => ({
  name,
  async propose(trust, { earlier, schools, now, modelFiles, bankHolidays }) {
    const open = await trust.escalations.open();
    const waiting = open.filter(each => each.kind === kind && each.state === 'on-agenda');
    if (waiting.length === 0) return [];
    const calendarOf = await readCalendars(trust, bankHolidays);
    const people = new Map((await trust.people.list()).map(person => [person.id, person.name]));
    const seenOn = earlier && dayOf(earlier.preparedAt ?? earlier.agendaDueAt);
    const lines: ProposedLine[] = [];
    for (const escalation of waiting) {
      const school = schools.find(({ urn }) => urn === escalation.urn);
      if (!school || !escalation.onAgenda) continue;
      const kinds = dayKinds(calendarOf(school), year => bankHolidays.inYear(year));
      const from = onAgendasFrom(dayOf(escalation.onAgenda.at), kinds);
      if (from > dayOf(now) || (seenOn !== null && seenOn >= from)) continue;
      const thing = await readThing(trust, escalation, { now, modelFiles, bankHolidays });
      if (thing?.standing !== 'late') continue;
      const { id, urn } = escalation;
      const { isConfidential, people: asked } = thing;
      lines.push({
        ...{ section: 'confidential', key: id, urn, text: thing.line },
        audience: isConfidential ? 'named' : 'chair',
        readerIds: isConfidential ? [...new Set([...asked.officerIds, ...asked.mayDecideIds])] : [],
        reason: lineReason(escalation, personId => people.get(personId) ?? FORGOTTEN_NAME, now),
        link: { card: 'escalation', ref: id },
      });
    }
    return lines;
  },
});
