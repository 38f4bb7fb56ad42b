import { InvalidArgumentError, Option } from 'commander';
import { englandBankHolidays } from '#adapters/holidays/england.ts';
import type { QuietHours } from '#domain/academic-year/quiet-hours.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import { momentInWords } from '#domain/time/words.ts';
import type { Trust } from '#domain/trust/trust.ts';
import type { TrustReads } from '#ports/store.ts';
import { quietUntil } from '#workflows/deliveries/quiet-until.ts';
import { setQuietHours } from '#workflows/set-quiet-hours.ts';
import { requireTrust } from '#workflows/which-trust.ts';
import { type Register, withStore } from '../command-context.ts';
import { sayWhichClock } from '../demo-clock.ts';
import { asJson } from '../listing.ts';
import { jsonOption, trustOption } from '../options.ts';
import { Refusal } from '../refusal.ts';
import { timeFrom } from '../series/moments.ts';

type Given = Partial<QuietHours>;

export const register: Register = (program, context) => {
  const command = program
    .command('quiet-hours')
    .description('when cards that can wait are held back: evenings, weekends, holidays');

  command
    .command('show')
    .description("show a trust's quiet hours, and what they mean now")
    .addOption(trustOption())
    .addOption(jsonOption())
    .action(({ trust: uid, json }: { trust?: string; json?: boolean }) =>
      withStore(context, async store => {
        const trust = await requireTrust(store.trusts, uid ?? null);
        if (!json) sayWhichClock(context, trust);
        await show(trust, store.inTrust(trust.id), json ?? false);
      }),
    );

  command
    .command('set')
    .description("change a trust's quiet hours; what is not given stays as it is")
    .addOption(trustOption())
    .addOption(timeOption('--from <time>', 'quiet from this time of day, in London: 18:00'))
    .addOption(timeOption('--until <time>', 'to this one, the next morning; the same as --from: never quiet'))
    .addOption(switchOption('--weekends <yes|no>', 'whether Saturdays and Sundays are quiet'))
    .addOption(switchOption('--bank-holidays <yes|no>', "whether England's bank holidays are quiet"))
    .addOption(
      switchOption('--school-holidays <yes|no>', 'whether holidays, half terms and closures are quiet'),
    )
    .addOption(timeOption('--reminders-from <time>', 'the daily reminder comes no earlier: 08:00'))
    .addOption(jsonOption())
    .action(({ trust: uid, json, ...given }: Given & { trust?: string; json?: boolean }) =>
      withStore(context, async store => {
        if (Object.keys(given).length === 0)
          throw new Refusal('Say what is to change, for example: quiet-hours set --from 19:00');
        const trust = await requireTrust(store.trusts, uid ?? null);
        await store.transaction(trust.id, tx => setQuietHours(tx, given, context.clock.now()));
        await show(trust, store.inTrust(trust.id), json ?? false);
      }),
    );

  async function show(trust: Trust, reads: TrustReads, json: boolean): Promise<void> {
    const settings = await reads.trust.quietHours();
    const now = context.clock.now();
    const openAt = await quietUntil(reads, { now, bankHolidays: englandBankHolidays() });
    context.out(json ? asJson([{ trust: trust.uid, ...settings, quietUntil: openAt }]) : inWords());

    function inWords(): string {
      return [
        `Trust ${trust.uid} ${trust.name}`,
        `  quiet hours: ${hoursInWords(settings)}`,
        `  weekends: ${heldOrNot(settings.weekends)}`,
        `  bank holidays: ${heldOrNot(settings.bankHolidays)}`,
        `  school holidays: ${heldOrNot(settings.schoolHolidays)}`,
        `  reminders: on working days from ${settings.remindersFrom}`,
        `  now: ${nowInWords(openAt, now)}\n`,
      ].join('\n');
    }
  }
};

const hoursInWords = ({ from, until }: QuietHours) => (from === until ? 'none' : `${from} to ${until}`);
const heldOrNot = (held: boolean) => (held ? 'what can wait is held back' : 'as on other days');
const nowInWords = (openAt: IsoInstant | null, now: IsoInstant) =>
  openAt ? `quiet until ${momentInWords(openAt, now)}` : 'not quiet';

function timeOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser(text => {
    const time = timeFrom(text);
    if (time !== null) return time;
    throw new InvalidArgumentError('A time of day is written 18:00.');
  });
}

function switchOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser(text => {
    const word = text.trim().toLowerCase();
    if (word === 'yes' || word === 'no') return word === 'yes';
    throw new InvalidArgumentError('Say yes or no.');
  });
}
