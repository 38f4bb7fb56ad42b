import type { ProposedLine } from '#domain/meeting/agenda-line.ts';
import { dayOf } from '#domain/time/iso.ts';
import { dayInWords } from '#domain/time/words.ts';
import { categoryRef } from '../standing/category-refs.ts';
import { targetsDue } from '../standing/targets.ts';
import type { AgendaSource } from './agenda-source.ts';

/**
 * Schools whose target is at risk on the meeting's day, or has passed. For the chair: departments are in channels, and a
 * category is not theirs to know (DOMAIN, "Who may do what").
 */
export const categoryTargets: AgendaSource = {
  name: 'category-targets',
  async propose(trust, { meeting, schools, now, ...sources }) {
    const due = await targetsDue(trust, schools, dayOf(meeting.startsAt), sources);
    return due.map(
      ({ school, standingId, category, which, target: { toName, by } }): ProposedLine => ({
        ...{ section: 'confidential', audience: 'chair', readerIds: [], urn: school.urn },
        key: `${school.urn} ${standingId} ${which}`,
        text: `${category}: ${which === 'passed' ? 'was to be' : 'to be'} in ${toName} by ${by === null ? 'now' : dayInWords(by, now)}`,
        reason:
          which === 'passed'
            ? 'The target has passed, by the improvement model'
            : 'The target is at risk: six school weeks or less',
        link: { card: 'category', ref: categoryRef(school.urn) },
      }),
    );
  },
};
