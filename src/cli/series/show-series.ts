import { TermDatesMissing } from '#domain/academic-year/academic-year.ts';
import { OPERATOR } from '#domain/access/actor.ts';
import { chairInWords, rhythmInWords } from '#domain/meeting/series-words.ts';
import { changeInWords, type UpcomingMeeting } from '#domain/meeting/upcoming.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import { dayInWords, listInWords, momentInWords } from '#domain/time/words.ts';
import { readSeries } from '#workflows/read-series.ts';
import { upcomingMeetings } from '#workflows/upcoming-meetings.ts';
import { NO_TRUST_YET, whichTrust } from '#workflows/which-trust.ts';
import { type CommandContext, withStore } from '../command-context.ts';
import { asColumns, asJson } from '../listing.ts';
import { findNamed, inTrust } from './in-series.ts';

interface Options {
  readonly trust?: string;
  readonly json?: boolean;
}

export async function listSeries(context: CommandContext, { trust: uid, json }: Options): Promise<void> {
  const now = context.clock.now();
  const rows = await withStore(context, async store => {
    const trust = await whichTrust(store.trusts, uid ?? null);
    if (!trust) return null;
    const { meetings, people } = store.inTrust(trust.id);
    const all = await people.list();
    return (await meetings.series()).map(series => ({
      ...series,
      chair: chairInWords(all.find(({ id }) => id === series.chairId) ?? null),
    }));
  });
  const isOver = (endedOn: string | null) => endedOn !== null && endedOn < dayOf(now);
  context.out(
    json
      ? asJson(rows ?? [])
      : asColumns(
          rows ?? [],
          [
            { heading: 'Name', text: s => s.name },
            {
              heading: 'Meets',
              text: s => (isOver(s.endedOn) ? `ended ${dayInWords(s.endedOn ?? '', now)}` : rhythmInWords(s)),
            },
            { heading: 'Chair', text: s => s.chair },
            { heading: 'Members', text: s => String(s.memberIds.length) },
            { heading: 'Channel', text: s => (s.channelIds.length > 0 ? 'known' : 'none yet') },
          ],
          rows ? 'There is no series yet. Set one up: npm run fortnight -- series add --help' : NO_TRUST_YET,
        ),
  );
}

export async function showSeries(
  context: CommandContext,
  name: string,
  { trust: uid }: Options,
): Promise<void> {
  await inTrust(context, uid, async ({ trust, calendar, now }) => {
    const { id } = await findNamed(trust, name);
    const sheet = await readSeries(trust, id, { actor: OPERATOR, calendar, now });
    if (!sheet) return;
    const { draft, chair, deputies, members, channelIds, endedOn, dates, withoutTerms } = sheet;
    const lines = [
      draft.name,
      `  ${rhythmInWords(draft)}`,
      `  Chair: ${chair}`,
      `  Deputies: ${listInWords(deputies) || 'none'}`,
      `  Members: ${listInWords(members) || 'nobody yet'}`,
      `  Channel: ${channelIds.join(', ') || `none yet: type “@Fortnight use this channel for ${draft.name}” in it`}`,
      ...(endedOn ? [`  Last day: ${dayInWords(endedOn, now)}`] : []),
      ...dates.map(date => `  ${inWords(date, now)}`),
    ];
    context.out(`${lines.join('\n')}\n`);
    context.err(missing(withoutTerms));
  });
}

export async function listDates(
  context: CommandContext,
  name: string,
  { trust: uid, count, json }: Options & { count: number },
): Promise<void> {
  await inTrust(context, uid, async ({ trust, calendar, now }) => {
    const series = await findNamed(trust, name);
    const { meetings, withoutTerms } = await upcomingMeetings(trust, series, { calendar, now, count });
    context.out(
      json
        ? asJson(meetings)
        : asColumns(
            meetings,
            [{ heading: series.name, text: date => inWords(date, now) }],
            'There is no date ahead.',
          ),
    );
    if (!json) context.err(missing(withoutTerms));
  });
}

function inWords(meeting: UpcomingMeeting, now: IsoInstant): string {
  return [momentInWords(meeting.startsAt, now), changeInWords(meeting, now)].filter(Boolean).join(', ');
}

const missing = (year: number | null) =>
  year === null ? '' : `No later dates: ${new TermDatesMissing(year).message}\n`;
