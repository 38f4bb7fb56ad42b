import { englandBankHolidays } from '#adapters/holidays/england.ts';
import { actorId, OPERATOR } from '#domain/access/actor.ts';
import type { AuditEntry } from '#domain/audit/audit-entry.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import { momentInWords } from '#domain/time/words.ts';
import type { StuckPost } from '#ports/outbox.ts';
import { forWhom, listStuck } from '#workflows/deliveries/list-stuck.ts';
import { type Settling, settleStuck } from '#workflows/deliveries/settle-stuck.ts';
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
  stale: 'shows an older state',
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
        const stuck = oneOf(all, id);
        const mayAppearTwice = options.mayAppearTwice ?? false;
        if (stuck.state === 'unknown' && !mayAppearTwice)
          throw new Refusal(
            'Nobody knows whether this arrived. Look in Teams first; if it is not there, run the command again with --may-appear-twice.',
          );
        await settle(stuck, { kind: 'retry', mayAppearTwice });
        context.out('The bot tries it again within a minute, or when quiet hours end if it can wait.\n');
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

type Settle = (stuck: StuckPost, how: Settling) => Promise<void>;

/** What became of it, by the operator. */
function asAudited({ id, state, attempts }: StuckPost, how: Settling, at: IsoInstant): AuditEntry {
  const after = state === 'stale' ? { state: 'sent' } : { state: 'waiting', attempts: 0 };
  return {
    at,
    actorId: actorId(OPERATOR),
    entrance: OPERATOR.entrance,
    verb: `delivery.${how.kind}`,
    subject: id,
    input: how.kind === 'drop' ? { reason: how.reason } : { mayAppearTwice: how.mayAppearTwice },
    before: { state, attempts },
    after: how.kind === 'drop' && state !== 'stale' ? { state: 'dropped' } : after,
  };
}

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
      store.transaction(trust.id, async tx => {
        await settleStuck(tx, stuck, how, { actor: OPERATOR, now });
        await tx.audit.append(asAudited(stuck, how, now));
      }),
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
    text: stuck => {
      const { kind, ...whose } = forWhom(stuck);
      return [kind, ...Object.values(whose)].join(' ');
    },
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
