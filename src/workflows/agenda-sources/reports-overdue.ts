import type { ProposedLine } from '#domain/meeting/agenda-line.ts';
import { addDays, dayOf, daysBetween, momentOf } from '#domain/time/iso.ts';
import { countInWords, dayInWords } from '#domain/time/words.ts';
import { isTimed, type TimedVisit } from '#domain/visit/visit.ts';
import type { TrustReads } from '#ports/store.ts';
import { modelInUse } from '../models/model-in-use.ts';
import type { AgendaSource } from './agenda-source.ts';
import { isVisitForTheChair, nameInShort, visitInChannel } from './channel-may-know.ts';

/** So long after a visit somebody should have said whether it was held. */
const UNSAID_DAYS = 7;

/** Reports past their day, and visits of which nobody has said whether they were held: that, and never what is in them. */
export const reportsOverdue: AgendaSource = {
  name: 'reports-overdue',
  async propose(trust, { meeting, schools, now, modelFiles }) {
    const on = dayOf(meeting.startsAt);
    const model = (await modelInUse(trust, modelFiles, dayOf(now)))?.model ?? null;
    const lines: ProposedLine[] = [];
    for (const { visit, says, reason } of await lateOnes(trust, on, now)) {
      if (schools.every(({ urn }) => urn !== visit.urn)) continue;
      const isForChair = isVisitForTheChair(model, visit);
      const name = isForChair ? nameInShort(model, visit) : visitInChannel(model, visit);
      lines.push({
        section: isForChair ? 'confidential' : 'intelligence',
        audience: isForChair ? 'chair' : 'channel',
        ...{ readerIds: [], key: visit.id, urn: visit.urn, link: null, reason },
        text: says(name === 'Visit' ? 'visit' : name, dayInWords(dayOf(visit.startsAt), now)),
      });
    }
    return lines;
  },
};

interface LateOne {
  readonly visit: TimedVisit;
  says(name: string, day: string): string;
  readonly reason: string;
}

async function lateOnes(trust: TrustReads, on: string, now: string): Promise<LateOne[]> {
  const late: LateOne[] = [];
  for (const { visitId, dueOn } of await trust.visits.unreleased()) {
    const visit = dueOn !== null && dueOn < on ? await trust.visits.find(visitId) : null;
    if (!visit || !isTimed(visit) || dueOn === null) continue;
    const days = countInWords(daysBetween(dueOn, on), 'day');
    late.push({
      visit,
      says: (name, day) => `The ${name} report of ${day} is ${days} overdue (${visit.leadName})`,
      reason: `Was due ${dayInWords(dueOn, now)}, by the improvement model`,
    });
  }
  for (const visit of await trust.visits.unsettled(momentOf(addDays(on, -UNSAID_DAYS), '00:00')))
    if (isTimed(visit))
      late.push({
        visit,
        says: (name, day) => `Nobody has said whether the ${name} of ${day} was held (${visit.leadName})`,
        reason: 'Its lead has been asked',
      });
  return late;
}
