import type { ProposedLine } from '#domain/meeting/agenda-line.ts';
import { dayOf } from '#domain/time/iso.ts';
import { dayInWords } from '#domain/time/words.ts';
import type { TrustReads } from '#ports/store.ts';
import type { AgendaOccasion, AgendaSource } from './agenda-source.ts';

/** Every action of the series' earlier meetings that is still open. Who may read the line it came from may read this. */
export const mattersArising = {
  name: 'action',
  async propose(
    trust: TrustReads,
    { series, meeting, now }: Pick<AgendaOccasion, 'series' | 'meeting' | 'now'>,
  ): Promise<ProposedLine[]> {
    const open = await trust.actions.open({ seriesId: series.id });
    return open
      .filter(({ startsAt }) => startsAt < meeting.startsAt)
      .map(({ id, meetingId, urn, text, ownerId, startsAt, audience, readerIds, addedById }) => ({
        section: 'matters-arising',
        key: id,
        urn,
        text,
        reason: `Agreed ${dayInWords(dayOf(startsAt), now)}`,
        link: { card: 'meeting-minutes', ref: meetingId },
        audience,
        // Its owner was told of it, and may hear it talked about.
        readerIds:
          audience === 'named'
            ? [...new Set([...readerIds, ...(addedById ? [addedById] : []), ownerId])]
            : [],
      }));
  },
} satisfies AgendaSource;
