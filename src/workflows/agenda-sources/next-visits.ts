import { LINE_LENGTH, type ProposedLine } from '#domain/meeting/agenda-line.ts';
import { addDays, dayOf, momentOf } from '#domain/time/iso.ts';
import { countInWords, dayInWords, timeInWords } from '#domain/time/words.ts';
import { isTimed, type TimedVisit } from '#domain/visit/visit.ts';
import { modelInUse } from '../models/model-in-use.ts';
import type { AgendaSource } from './agenda-source.ts';
import { isVisitForTheChair, nameInShort, visitInChannel } from './channel-may-know.ts';

/** Until the next meeting. */
const DAYS_AHEAD = 14;
const LINES_LISTED = 30;

/** The visits booked from the meeting's day on for a fortnight, a line for each school and day; the chair has all of theirs. */
export const nextVisits: AgendaSource = {
  name: 'next-visits',
  async propose(trust, { meeting, schools, now, modelFiles }) {
    const from = dayOf(meeting.startsAt);
    const stretch = { from: momentOf(from, '00:00'), until: momentOf(addDays(from, DAYS_AHEAD), '00:00') };
    const booked = (await trust.visits.between(stretch, ['booked'])).filter(isTimed);
    const visits = booked.filter(({ urn }) => schools.some(school => school.urn === urn));
    const model = (await modelInUse(trust, modelFiles, dayOf(now)))?.model ?? null;
    const isForChair = (visit: TimedVisit) => isVisitForTheChair(model, visit);
    const open = linesOf(
      visits.filter(visit => !isForChair(visit)),
      {
        ...{ section: 'visits', audience: 'channel', now, nameOf: visit => visitInChannel(model, visit) },
      },
    );
    const rest = open.length - LINES_LISTED;
    return [
      ...open.slice(0, LINES_LISTED),
      ...(rest > 0 ? [lineForTheRest(rest)] : []),
      ...linesOf(visits.filter(isForChair), {
        ...{ section: 'confidential', audience: 'chair', now, nameOf: visit => nameInShort(model, visit) },
      }),
    ];
  },
};

const lineForTheRest = (rest: number): ProposedLine => ({
  ...{ section: 'visits', key: 'the rest', urn: null, audience: 'channel', readerIds: [] },
  text: `${countInWords(rest, 'more day')} of a school with visits: type “visits next week”`,
  reason: 'Booked for the next fortnight',
  link: { card: 'visits', ref: 'week:next' },
});

interface Wording extends Pick<ProposedLine, 'section' | 'audience'> {
  readonly now: string;
  nameOf(visit: TimedVisit): string;
}

function linesOf(visits: readonly TimedVisit[], { section, audience, now, nameOf }: Wording): ProposedLine[] {
  const byDay = Map.groupBy(visits, ({ urn, startsAt }) => `${dayOf(startsAt)} ${urn}`);
  return [...byDay].flatMap(([key, each]) => {
    const [first] = each;
    if (!first) return [];
    const what = each.map(visit => `${nameOf(visit)}, ${timeInWords(visit.startsAt)} (${visit.leadName})`);
    const text = `${dayInWords(dayOf(first.startsAt), now)}: ${what.join('; ')}`;
    return {
      ...{ section, audience, readerIds: [], urn: first.urn },
      key: `${key} ${audience}`,
      text: text.length > LINE_LENGTH ? `${text.slice(0, LINE_LENGTH - 1)}…` : text,
      reason: 'Booked for the next fortnight',
      link: { card: 'visit', ref: first.id },
    };
  });
}
