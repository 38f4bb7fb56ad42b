import { englandBankHolidays } from '#adapters/holidays/england.ts';
import { momentInWords } from '#domain/time/words.ts';
import type { StuckPost } from '#ports/outbox.ts';
import { listStuck } from '#workflows/deliveries/list-stuck.ts';
import { settleStuck } from '#workflows/deliveries/settle-stuck.ts';
import { requireTrust } from '#workflows/which-trust.ts';
import { type CommandContext, type Register, withStore } from '../command-context.ts';
import { asColumns, asJson, type Column } from '../listing.ts';
import { jsonOption, trustOption } from '../options.ts';
import { Refusal } from '../refusal.ts';

const LEAST_ID = 6;
const LONGEST_REASON = 300;
const NONE = 'Everything went out that has somewhere to go.';

const STATE_WORDS: Record<StuckPost['state'], string> = {
  waiting: 'to be tried again',
  refused: 'refused',
  unknown: 'unknown: it may have arrived',
  dead: 'given up',
  'no-conversation': 'waits for its chat or channel to be opened',
  held: 'held',
};

export const register: Register = (program, context) => {
  const deliveries = program
    .command('deliveries')
    .description('cards that did not go out: look at them, try them again, let them be');

  deliveries
    .command('list')
    .description('what was refused, given up, is unknown, or waits')
    .addOption(trustOption())
    .addOption(jsonOption())
    .action(({ trust, json }: { trust?: string; json?: boolean }) =>
      withStuck(context, trust, async all => {
        context.out(json ? asJson(all) : asColumns(all, columns(context), NONE));
      }),
    );

  deliveries
    .command('show')
    .argument('<id>', 'the id "deliveries list" gives it, or its beginning')
    .description('all that is known of one')
    .addOption(trustOption())
    .action((id: string, { trust }: { trust?: string }) =>
      withStuck(context, trust, async all => {
        context.out(`${JSON.stringify(oneOf(all, id), null, 2)}\n`);
      }),
    );

  deliveries
    .command('retry')
    .argument('<id>', 'the id "deliveries list" gives it, or its beginning')
    .description('try it again, as it would look now')
    .option('--may-appear-twice', 'also when nobody knows whether it arrived')
    .addOption(trustOption())
    .action((id: string, options: { trust?: string; mayAppearTwice?: boolean }) =>
      withStuck(context, options.trust, async (all, settle) => {
        await settle(oneOf(all, id), { kind: 'retry', mayAppearTwice: options.mayAppearTwice ?? false });
        context.out('The bot tries it again within a minute.\n');
      }),
    );

  deliveries
    .command('drop')
    .argument('<id>', 'the id "deliveries list" gives it, or its beginning')
    .requiredOption('--reason <words>', 'why it need not go, for the record')
    .description('let it be, on the record')
    .addOption(trustOption())
    .action((id: string, { trust, reason }: { trust?: string; reason: string }) =>
      withStuck(context, trust, async (all, settle) => {
        const words = reason.trim();
        if (words === '' || words.length > LONGEST_REASON)
          throw new Refusal(`Give the reason in a few words, ${LONGEST_REASON} characters at most.`);
        await settle(oneOf(all, id), { kind: 'drop', reason: words });
        context.out('Dropped. It is not shown in the list any more.\n');
      }),
    );
};

type Settle = (stuck: StuckPost, how: Parameters<typeof settleStuck>[2]) => Promise<void>;

async function withStuck(
  context: CommandContext,
  uid: string | undefined,
  work: (all: StuckPost[], settle: Settle) => Promise<void>,
): Promise<void> {
  await withStore(context, async store => {
    const trust = await requireTrust(store.trusts, uid ?? null);
    const now = context.clock.now();
    const bankHolidays = englandBankHolidays();
    await work(await listStuck(store.inTrust(trust.id), { now, bankHolidays }), (stuck, how) =>
      store.transaction(trust.id, tx => settleStuck(tx, stuck, how, now)),
    );
  });
}

const columns = (context: CommandContext): Column<StuckPost>[] => [
  { heading: 'Id', text: ({ id }) => id },
  {
    heading: 'State',
    text: ({ state, until }) =>
      until ? `held until ${momentInWords(until, context.clock.now())}` : STATE_WORDS[state],
  },
  { heading: 'Card', text: ({ card }) => card },
  {
    heading: 'For',
    text: ({ audience }) =>
      audience.kind === 'person' ? `person ${audience.personId}` : `series ${audience.seriesId}`,
  },
  { heading: 'Since', text: ({ since }) => momentInWords(since, context.clock.now()) },
  { heading: 'Tries', text: ({ attempts }) => String(attempts) },
  { heading: 'Why', text: ({ error }) => error ?? '' },
];

/** The one whose id begins so. */
function oneOf(all: readonly StuckPost[], typed: string): StuckPost {
  const begins = typed.trim().toLowerCase();
  const found = begins.length < LEAST_ID ? [] : all.filter(({ id }) => id.toLowerCase().startsWith(begins));
  const [one, other] = found;
  if (one && !other) return one;
  throw new Refusal(
    other
      ? `${found.length} ids begin with "${begins}": give more of it.`
      : `There is no "${typed}" among what did not go out. "deliveries list" shows the ids; ${LEAST_ID} characters of one are enough.`,
  );
}
