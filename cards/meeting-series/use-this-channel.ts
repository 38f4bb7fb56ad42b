import type { DoingCommand, Done } from '#cards-kit/define-card.ts';
import { type Plain, plainText } from '#cards-kit/text.ts';
import { seriesNamed, seriesRef } from '#domain/meeting/find-series.ts';
import { listInWords } from '#domain/time/words.ts';
import { listRef } from '#workflows/list-series.ts';
import { seriesFor } from '#workflows/read-series.ts';
import { useChannel } from '#workflows/use-channel.ts';

/** In a channel the bot hears only what mentions it. */
const EXAMPLE = '@Fortnight use this channel for SIT';

/** Typed in a channel: that is where the series' agendas go from now on. */
export const useThisChannel: DoingCommand = {
  pattern: /^use this channel(?:\s+for\s+(?:the\s+)?(.*?))?[\s.!]*$/i,
  usage: 'use this channel for SERIES',
  about: `Typed in a channel: that series' agendas are posted there, for example: ${EXAMPLE}`,
  topic: 'series',
  for: ['meeting.plan'],
  async act(trust, asked, { now, actor, place }) {
    const all = await seriesFor(trust, actor, now);
    const found = seriesNamed(
      asked,
      all.map(({ series }) => series),
    );
    const [only, another] = found;
    const nothing = (said: Plain, tone: Done['tone'] = 'wrong'): Done => ({
      ref: only && !another ? seriesRef(only.id) : listRef(''),
      said,
      tone,
      changed: [],
    });
    if (place.kind !== 'channel')
      return nothing(
        plainText`This is not a channel. Add Fortnight to the team, then type it in the channel where the agendas should go, for example: ${EXAMPLE}`,
      );
    if (!only)
      return nothing(plainText`There is no series called “${asked}” that you can see. Nothing was changed.`);
    if (another)
      return nothing(
        plainText`Which series? Please add its name, for example: ${EXAMPLE}. There are ${listInWords(found.map(({ name }) => name))}.`,
      );
    if (!all.find(({ series }) => series.id === only.id)?.plans)
      return nothing(
        plainText`Only the chair of ${only.name}, the CEO, the deputy CEO or an administrator can choose its channel. Nothing was changed.`,
        'refused',
      );
    const series = await trust.meetings.holdSeries(only.id);
    if (!series) return nothing(plainText`That series has gone.`);
    const became = await useChannel(trust, { series, place, now });
    if (became === 'same')
      return { ...nothing(plainText`This is the channel of ${series.name} already.`, 'done') };
    return {
      ref: seriesRef(series.id),
      said:
        became === 'replaced'
          ? plainText`Agendas of ${series.name} come to this channel from now on, and no more to the one before.`
          : plainText`Agendas of ${series.name} come to this channel from now on.`,
      tone: 'done',
      changed: [seriesRef(series.id)],
      audited: { channelId: place.conversationId },
    };
  },
};
