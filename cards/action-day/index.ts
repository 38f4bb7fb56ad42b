import { z } from 'zod/v4';
import { defineCard } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { factsOfAction, MeetingAction } from '#domain/meeting/meeting-action.ts';
import { dayOf, IsoDate } from '#domain/time/iso.ts';
import { holdAsked } from '#workflows/meeting/change-action.ts';
import { agree } from './actions/agree.ts';
import { keep } from './actions/keep.ts';
import { asks } from './asks.ts';
import template from './template.json' with { type: 'json' };
import { view } from './view.ts';

/** An action whose owner asked for another day, and who answers. */
export const AskedDay = z.object({
  action: MeetingAction,
  schoolName: z.string().nullable(),
  seriesName: z.string(),
  chairId: z.string().nullable(),
  today: IsoDate,
});
export type AskedDay = z.infer<typeof AskedDay>;

/** To the chair: may it be another day? Afterwards, to both, the answer. The reference is the action's id. */
export default defineCard<AskedDay>({
  name: 'action-day',
  label: 'a wish for another day',
  audience: 'person',
  subject: AskedDay,
  template,
  actions: [agree, keep],
  async load(trust, id, { now }) {
    const found = await trust.actions.find(id);
    const series = found && (await trust.meetings.findSeries(found.seriesId));
    if (!found || !series) return null;
    const school = found.urn === null ? null : await trust.schools.find(found.urn);
    return {
      action: MeetingAction.parse(found),
      schoolName: school?.name ?? null,
      seriesName: found.seriesName,
      chairId: series.chairId,
      today: dayOf(now),
    };
  },
  hold: holdAsked,
  mayRead: ({ personId }, { action, chairId }) => personId === chairId || personId === action.ownerId,
  lapsed: ({ action }) => action.state !== 'open' || action.asked === null,
  asks,
  version: ({ action }) => action.version,
  facts: ({ action }) => factsOfAction(action),
  view,
  summary: ({ action: { ownerName, asked, state } }) =>
    asWords(
      state !== 'open'
        ? 'An action for which another day was asked is settled'
        : asked?.answer === null
          ? `${ownerName} asks for another day`
          : 'The chair has answered about the day',
    ),
});
