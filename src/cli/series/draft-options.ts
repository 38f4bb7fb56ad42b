import type { Command } from 'commander';
import type { Person } from '#domain/access/role.ts';
import { quoted } from '#domain/import/cell.ts';
import type { Series } from '#domain/meeting/series.ts';
import type { SeriesDraft } from '#domain/meeting/series-draft.ts';
import { WEEKDAYS } from '#domain/meeting/series-words.ts';
import type { IsoDate } from '#domain/time/iso.ts';
import { findPerson } from '../who.ts';
import { dayFrom, timeFrom } from './moments.ts';

/** What `series add` and `series change` take, as typed. */
export interface DraftOptions {
  readonly name?: string;
  readonly weekday?: string;
  readonly time?: string;
  readonly minutes?: string;
  readonly every?: string;
  readonly from?: string;
  readonly lead?: string;
  readonly chair?: string;
  readonly deputy?: readonly string[];
  readonly member?: readonly string[];
  readonly channel?: readonly string[];
}

/** A new series cannot do without some of them; which, its help says. */
export function addDraftOptions(command: Command, { isNew }: { isNew: boolean }): Command {
  const needed = isNew ? ' (needed)' : '';
  return command
    .option('--name <text>', isNew ? `what the team calls it, such as SIT${needed}` : 'its new name')
    .option('--weekday <day>', `the day it is held on, such as Tuesday${needed}`)
    .option('--time <time>', `when it begins on London's clocks, such as 9:30${needed}`)
    .option('--minutes <number>', 'how long it is, 15 to 480')
    .option('--every <weeks>', 'every how many weeks of term time, 1 to 13')
    .option('--from <date>', `a day of a week in which it is held; the weeks are counted from it${needed}`)
    .option('--lead <days>', 'how many days before it the agenda is posted, 0 to 14')
    .option('--chair <who>', 'who chairs it: an object id, UPN, e-mail or exact name; "nobody" for none')
    .option('--deputy <who...>', 'who may take a meeting over; "nobody" for none')
    .option('--member <who...>', 'who belongs to it; chair and deputies always do')
    .option(
      '--channel <id...>',
      "Teams' id of its channel; easier: type “@Fortnight use this channel for NAME” in it",
    );
}

/** A series from options, over `base`; each fault is a sentence. What a series may be is not looked at here. */
export function draftFrom(
  options: DraftOptions,
  base: SeriesDraft,
  people: readonly Person[],
): { draft: SeriesDraft; faults: string[] } {
  const faults: string[] = [];
  const read = <T>(
    text: string | undefined,
    old: T,
    reading: (typed: string) => T | null,
    [option, wanted]: readonly [string, string],
  ): T => {
    if (text === undefined) return old;
    const value = reading(text);
    if (value === null) faults.push(`${option} ${quoted(text)} is not ${wanted}.`);
    return value ?? old;
  };
  const number = (text: string | undefined, old: number, option: string, [least, most]: [number, number]) =>
    read(text, old, typed => wholeFrom(typed, least, most), [option, `a number from ${least} to ${most}`]);
  const who = (typed: readonly string[] | undefined, old: readonly string[]): string[] => {
    if (typed === undefined) return [...old];
    if (typed.length === 1 && /^nobody$/i.test(typed[0] ?? '')) return [];
    return typed.flatMap(one => {
      const found = findPerson(one, people);
      if ('fault' in found) faults.push(found.fault);
      return 'fault' in found ? [] : [found.person.id];
    });
  };
  const chair = who(
    options.chair === undefined ? undefined : [options.chair],
    base.chairId ? [base.chairId] : [],
  );
  return {
    draft: {
      name: options.name?.trim() ?? base.name,
      weekday: read(options.weekday, base.weekday, weekdayFrom, ['--weekday', 'a day such as Tuesday']),
      time: read(options.time, base.time, timeFrom, ['--time', 'a time such as 9:30']),
      minutes: number(options.minutes, base.minutes, '--minutes', [15, 480]),
      everyWeeks: number(options.every, base.everyWeeks, '--every', [1, 13]),
      anchor: read<IsoDate>(options.from, base.anchor, dayFrom, [
        '--from',
        'a date such as 2026-09-08 or 8/9/2026',
      ]),
      leadDays: number(options.lead, base.leadDays, '--lead', [0, 14]),
      chairId: chair[0] ?? null,
      deputyIds: who(options.deputy, base.deputyIds),
      memberIds: who(options.member, base.memberIds),
    },
    faults,
  };
}

/** What `series add` needs, in the words of its options; those that are missing. */
export function missingFor(options: DraftOptions): string[] {
  const needed = ['name', 'weekday', 'time', 'from'] as const;
  return needed.filter(key => !options[key]?.trim()).map(key => `--${key}`);
}

/** The conversation ids given, in place of the series' own. */
export const channelsFrom = (
  { channel }: DraftOptions,
  before: Pick<Series, 'channelIds'> | null,
): string[] =>
  channel ? channel.map(id => id.trim().replace(/;messageid=\d+$/, '')) : [...(before?.channelIds ?? [])];

function wholeFrom(typed: string, least: number, most: number): number | null {
  const value = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : Number.NaN;
  return value >= least && value <= most ? value : null;
}

/** 1 Monday to 7 Sunday, by its name or the beginning of it; null for anything else. */
function weekdayFrom(typed: string): number | null {
  const day = typed.trim().toLowerCase();
  const at = WEEKDAYS.findIndex(name => day.length >= 2 && name.toLowerCase().startsWith(day));
  return at < 0 ? null : at + 1;
}
