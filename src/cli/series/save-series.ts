import { seriesRef } from '#domain/meeting/find-series.ts';
import type { Series } from '#domain/meeting/series.ts';
import { type SeriesDraft, SeriesDraft as Shape, withoutLeavers } from '#domain/meeting/series-draft.ts';
import { rhythmInWords, stayingInWords } from '#domain/meeting/series-words.ts';
import { asUpcoming } from '#domain/meeting/upcoming.ts';
import { dayOf } from '#domain/time/iso.ts';
import { countInWords, dayInWords } from '#domain/time/words.ts';
import { endSeries } from '#workflows/end-series.ts';
import { saveSeries } from '#workflows/save-series.ts';
import type { CommandContext } from '../command-context.ts';
import { Refusal } from '../refusal.ts';
import { channelsFrom, type DraftOptions, draftFrom, missingFor } from './draft-options.ts';
import { audit, holdNamed, type InTrust, inTrust } from './in-series.ts';
import { dayFrom } from './moments.ts';

type Options = DraftOptions & { readonly trust?: string };

/** Sets up a series. Throws a Refusal with every fault at once. */
export async function addSeries(context: CommandContext, options: Options): Promise<void> {
  await inTrust(context, options.trust, async where => {
    const missing = missingFor(options);
    const base: SeriesDraft = {
      ...{
        name: 'A series',
        weekday: 2,
        time: '09:30',
        minutes: 90,
        everyWeeks: 2,
        anchor: dayOf(where.now),
      },
      ...{ leadDays: 5, chairId: null, deputyIds: [], memberIds: [] },
    };
    const faults = missing.length > 0 ? [`A new series needs ${missing.join(', ')}.`] : [];
    await save(context, where, { id: context.newId(), base, before: null, options, faults });
  });
}

/** Changes what the options name and leaves the rest. */
export async function changeSeries(context: CommandContext, name: string, options: Options): Promise<void> {
  await inTrust(context, options.trust, async where => {
    const before = await holdNamed(where.trust, name);
    const given = Object.entries(options).filter(([key, value]) => key !== 'trust' && value !== undefined);
    const faults =
      given.length === 0 ? ['Say what to change: npm run fortnight -- series change --help'] : [];
    const base = withoutLeavers(Shape.parse(before), await where.trust.people.list());
    await save(context, where, { id: before.id, base, before, options, faults });
  });
}

async function save(
  { out }: CommandContext,
  where: InTrust,
  {
    id,
    base,
    before,
    options,
    faults,
  }: { id: string; base: SeriesDraft; before: Series | null; options: DraftOptions; faults: string[] },
): Promise<void> {
  const { trust, calendar, now } = where;
  const people = await trust.people.list();
  const read = draftFrom(options, base, people);
  const saved = await saveSeries(trust, { id, draft: read.draft, calendar, now });
  const all = [...faults, ...read.faults, ...(saved.ok ? [] : saved.faults)];
  // Thrown inside the transaction: nothing of it is saved.
  if (all.length > 0 || !saved.ok) throw new Refusal(all.join('\n'));
  const series = { ...saved.series, channelIds: channelsFrom(options, before) };
  if (options.channel) await trust.meetings.saveSeries(series);
  await audit(where, {
    verb: before ? 'series.change' : 'series.add',
    subject: seriesRef(id),
    ...(before && { before }),
    after: series,
  });
  const staying = saved.staying.map(meeting => `  ${stayingInWords(asUpcoming(meeting), now)}\n`);
  const [only] = people.filter(({ id }) => series.memberIds.includes(id));
  const alone =
    !before && only && series.memberIds.length === 1
      ? `  Only ${only.name} belongs to it: add others with series change ${quotedIn(series.name)} --member WHO WHO\n`
      : '';
  const channel =
    series.channelIds.length === 0
      ? `  No channel yet: type “@Fortnight use this channel for ${series.name}” in it.\n`
      : '';
  out(
    `${before ? 'Changed' : 'Set up'}: ${series.name}\n  ${rhythmInWords(series)}\n${staying.join('')}${alone}${channel}`,
  );
}

/** As it is typed on a command line. */
const quotedIn = (name: string) => (/^[\w-]+$/.test(name) ? name : `"${name}"`);

/** Ends a series on a day. */
export async function endNamed(
  { out, ...context }: CommandContext,
  name: string,
  options: { on: string; trust?: string },
): Promise<void> {
  await inTrust({ out, ...context }, options.trust, async where => {
    const before = await holdNamed(where.trust, name);
    const on = dayFrom(options.on);
    if (on === null) throw new Refusal('--on is a date such as 2026-12-18 or 18/12/2026.');
    const ended = await endSeries(where.trust, { series: before, on, now: where.now });
    if (!ended.ok) throw new Refusal(ended.because);
    await audit(where, { verb: 'series.end', subject: seriesRef(before.id), after: { endedOn: on } });
    const count = ended.cancelled.length;
    out(
      `${before.name}: the last day is ${dayInWords(on, where.now)}\n${count > 0 ? `  ${countInWords(count, 'meeting')} after it cancelled\n` : ''}`,
    );
  });
}
