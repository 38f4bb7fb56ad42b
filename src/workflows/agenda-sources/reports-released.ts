import type { ProposedLine } from '#domain/meeting/agenda-line.ts';
import { addDays, dayOf, momentOf } from '#domain/time/iso.ts';
import { dayInWords } from '#domain/time/words.ts';
import { isTimed } from '#domain/visit/visit.ts';
import { modelInUse } from '../models/model-in-use.ts';
import type { AgendaSource } from './agenda-source.ts';
import { isVisitForTheChair, nameInShort, visitInChannel } from './channel-may-know.ts';

/** Before the first meeting of a series. */
const FIRST_LOOK_DAYS = 14;

/**
 * The visit reports that went out since the last agenda. A channel learns that there is one and nothing of what it says,
 * since departments are in channels (DOMAIN, "Who may do what"): the record it leads to asks who is looking.
 */
export const reportsReleased: AgendaSource = {
  name: 'reports-released',
  async propose(trust, { earlier, schools, now, modelFiles }) {
    const from = earlier
      ? (earlier.preparedAt ?? earlier.agendaDueAt)
      : momentOf(addDays(dayOf(now), -FIRST_LOOK_DAYS), '00:00');
    const model = (await modelInUse(trust, modelFiles, dayOf(now)))?.model ?? null;
    const lines: ProposedLine[] = [];
    for (const { visitId, releasedAt } of await trust.visits.released({ from, until: now })) {
      const visit = await trust.visits.find(visitId);
      if (!visit || !isTimed(visit) || schools.every(({ urn }) => urn !== visit.urn)) continue;
      const isForChair = isVisitForTheChair(model, visit);
      const name = isForChair ? nameInShort(model, visit) : visitInChannel(model, visit);
      lines.push({
        section: isForChair ? 'confidential' : 'intelligence',
        audience: isForChair ? 'chair' : 'channel',
        readerIds: [],
        key: visitId,
        urn: visit.urn,
        text: `${name} report released, of ${dayInWords(dayOf(visit.startsAt), now)} (${visit.leadName})`,
        reason: releasedAt ? `Since the last meeting: ${dayInWords(dayOf(releasedAt), now)}` : null,
        link: { card: 'visit-report', ref: visitId },
      });
    }
    return lines;
  },
};
