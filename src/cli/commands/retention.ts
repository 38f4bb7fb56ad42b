import { InvalidArgumentError } from 'commander';
import { actorId, OPERATOR } from '#domain/access/actor.ts';
import {
  leastOver,
  type OwnPeriods,
  periodInWords,
  periodOf,
  RETENTION,
  RETENTION_KINDS,
  type RetentionKind,
  readPeriod,
} from '#domain/retention/retention.ts';
import { requireTrust } from '#workflows/which-trust.ts';
import { type CommandContext, type Register, withStore } from '../command-context.ts';
import { asColumns, asJson } from '../listing.ts';
import { jsonOption, trustOption } from '../options.ts';
import { Refusal } from '../refusal.ts';

const USUAL = 'usual';

export const register: Register = (program, context) => {
  const retention = program.command('retention').description('how long each kind of record is kept');

  retention
    .command('show')
    .description('each kind, for how long, and what it is')
    .addOption(trustOption())
    .addOption(jsonOption())
    .action(({ trust, json }: { trust?: string; json?: boolean }) => show(context, { uid: trust, json }));

  retention
    .command('set')
    .argument('<kind>', 'as "retention show" calls it', asKind)
    .argument('<period>', 'such as "18 months", "4 years", or "usual"', asPeriod)
    .description('keep one kind for another time; what is older goes in the next night')
    .addOption(trustOption())
    .action((kind: RetentionKind, period: string | null, { trust }: { trust?: string }) =>
      set(context, { kind, period, uid: trust }),
    );
};

async function show(
  context: CommandContext,
  { uid, json }: { uid: string | undefined; json: boolean | undefined },
): Promise<void> {
  const own = await withStore(context, async store =>
    store.inTrust((await requireTrust(store.trusts, uid ?? null)).id).privacy.ownPeriods(),
  );
  const rows = RETENTION_KINDS.map(kind => ({
    kind,
    period: periodOf(kind, own),
    what: RETENTION[kind].what,
  }));
  context.out(
    json
      ? asJson(rows)
      : asColumns(
          rows,
          [
            { heading: 'Kind', text: ({ kind }) => kind },
            { heading: 'Kept for', text: ({ kind }) => inWords(kind, own) },
            { heading: 'What it is', text: ({ what }) => what },
          ],
          '',
        ),
  );
}

const inWords = (kind: RetentionKind, own: OwnPeriods) =>
  `${periodInWords(periodOf(kind, own))}${own[kind] ? ` (usual: ${periodInWords(RETENTION[kind].usual)})` : ''}`;

async function set(
  context: CommandContext,
  { kind, period, uid }: { kind: RetentionKind; period: string | null; uid: string | undefined },
): Promise<void> {
  const least = period && leastOver(kind, period);
  if (least)
    throw new Refusal(
      `${kind} is kept for ${periodInWords(least)} at least: what is owed is reckoned from it.`,
    );
  await withStore(context, async store => {
    const { id } = await requireTrust(store.trusts, uid ?? null);
    const after = await store.transaction(id, async tx => {
      const before = await tx.privacy.ownPeriods();
      await tx.privacy.setPeriod(kind, period);
      const own = await tx.privacy.ownPeriods();
      await tx.audit.append({
        at: context.clock.now(),
        actorId: actorId(OPERATOR),
        entrance: OPERATOR.entrance,
        verb: 'retention.set',
        subject: 'retention',
        before: { [kind]: periodOf(kind, before) },
        after: { [kind]: periodOf(kind, own) },
      });
      return own;
    });
    context.out(`${kind}: kept for ${inWords(kind, after)}.\n`);
  });
}

function asKind(typed: string): RetentionKind {
  const kind = RETENTION_KINDS.find(each => each === typed.trim().toLowerCase());
  if (kind) return kind;
  throw new InvalidArgumentError(`The kinds are ${RETENTION_KINDS.join(', ')}.`);
}

/** null: as long as usual. */
function asPeriod(typed: string): string | null {
  if (typed.trim().toLowerCase() === USUAL) return null;
  const period = readPeriod(typed);
  if (period) return period;
  throw new InvalidArgumentError(
    'A period is a number of days, weeks, months or years such as "18 months", from one day to 50 years; or "usual".',
  );
}
