import type { AskingCommand } from '#cards-kit/define-card.ts';
import { plainText } from '#cards-kit/text.ts';
import { listInWords } from '#domain/time/words.ts';
import { seriesRefFor } from '#workflows/list-series.ts';
import { mayCreateSeries } from '#workflows/read-series.ts';

const ASKED_SHOWN = 3;

export const seriesByName: AskingCommand = {
  pattern: /^(?:meeting )?series\b\s*(.*?)[\s?!.]*$/i,
  usage: 'series',
  about: 'Your series of meetings: who belongs to them, when they meet. With a name: series SIT',
  topic: 'series',
  for: ['meeting.read', 'meeting.plan'],
  find: seriesRefFor,
};

/** Its id is settled before it is saved: a second press of its form finds it. */
export const newSeries: AskingCommand = {
  pattern: /^(?:new|add|set up|create)(?: an?)? (?:meeting )?series[\s.!]*$/i,
  usage: 'new series',
  about: 'Sets up a series of meetings, for example a weekly executive',
  topic: 'series',
  for: ['meeting.set-up'],
  async find(trust, _asked, { actor, newId }) {
    if (mayCreateSeries(actor)) return `new:${newId()}`;
    const administrators = (await trust.people.withRole('administrator')).slice(0, ASKED_SHOWN);
    const ask = listInWords(
      administrators.map(({ name }) => name),
      'or',
    );
    return {
      nothing: plainText`Series of meetings are set up by the CEO, the deputy CEO or an administrator. Please ask ${ask || 'one of them'}.`,
    };
  },
};
