import { z } from 'zod/v4';
import { defineCard } from '#cards-kit/define-card.ts';
import { more } from '#cards-kit/looking.ts';
import { asWords } from '#cards-kit/text.ts';
import { can } from '#domain/access/can.ts';
import { Minutes } from '#domain/meeting/minutes.ts';
import { momentInWords } from '#domain/time/words.ts';
import { readMinutes } from '#workflows/meeting/read-minutes.ts';
import { document } from './actions/document.ts';
import { mine } from './actions/mine.ts';
import { minutes } from './commands.ts';
import template from './template.json' with { type: 'json' };
import { view } from './view.ts';

/** Minutes, and whose they are to read. */
export const MinutesCard = z.object({
  minutes: Minutes,
  memberIds: z.array(z.string()),
  deputyIds: z.array(z.string()),
  chairId: z.string().nullable(),
  actingChairId: z.string().nullable(),
  opensDocuments: z.boolean(),
});
export type MinutesCard = z.infer<typeof MinutesCard>;

/** The minutes of one meeting: in the channel what all may read, in a person's chat what they may. The reference is the meeting's id. */
export default defineCard<MinutesCard>({
  name: 'meeting-minutes',
  label: 'the minutes of a meeting',
  audience: 'channel',
  subject: MinutesCard,
  template,
  actions: [document, mine, more],
  commands: [minutes],
  async load(trust, meetingId, { now, viewer, opensDocuments, bankHolidays }) {
    const read = await readMinutes(trust, meetingId, { now, viewer, bankHolidays });
    if (!read) return null;
    const { memberIds, deputyIds, chairId, actingChairId } = read.agenda;
    return { minutes: read.minutes, memberIds, deputyIds, chairId, actingChairId, opensDocuments };
  },
  async hold(trust, meetingId) {
    await trust.meetings.hold(meetingId);
  },
  mayRead: (actor, subject) => can(actor, 'meeting.read', { ...subject, kind: 'meeting' }),
  version: ({ minutes }) => minutes.version,
  facts: () => ({}),
  view,
  summary: ({ minutes }, { now }) =>
    asWords(`Minutes of ${minutes.seriesName}, ${momentInWords(minutes.startsAt, now)}`),
});
