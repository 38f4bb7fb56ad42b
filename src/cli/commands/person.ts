import { OPERATOR } from '#domain/access/actor.ts';
import type { Person } from '#domain/access/role.ts';
import type { HeldOf } from '#ports/privacy.ts';
import type { Store } from '#ports/store.ts';
import { forgetPerson } from '#workflows/privacy/forget-person.ts';
import { readHeld } from '#workflows/privacy/read-held.ts';
import { requireTrust } from '#workflows/which-trust.ts';
import { type CommandContext, type Register, withStore } from '../command-context.ts';
import { trustOption } from '../options.ts';
import { Refusal } from '../refusal.ts';
import { findPerson } from '../who.ts';

const WHO = 'object id, user principal name, e-mail address or exact name';

export const register: Register = (program, context) => {
  const person = program
    .command('person')
    .description('one person: all that is held of them, and how to forget them');

  person
    .command('export')
    .argument('<who>', WHO)
    .description('everything that is held of one person, as JSON on standard output')
    .addOption(trustOption())
    .action((who: string, { trust }: { trust?: string }) =>
      withPerson(context, { who, uid: trust }, async ({ store, trustId, found }) => {
        context.out(`${JSON.stringify(await readHeld(store.inTrust(trustId), found), null, 2)}\n`);
        context.err(
          'This names other people too, and may hold what was said in confidence: read it before you hand it on.\n',
        );
      }),
    );

  person
    .command('forget')
    .argument('<who>', WHO)
    .description('destroy what names one person; what they did stays on the record under a number')
    .option('--for-good', 'do it: without this, only what would be done is said')
    .addOption(trustOption())
    .action((who: string, { trust, forGood }: { trust?: string; forGood?: boolean }) =>
      withPerson(context, { who, uid: trust }, async ({ store, trustId, found }) => {
        const held = await store.inTrust(trustId).privacy.heldOf(found);
        if (!forGood) {
          context.out(intended(found, held));
          return;
        }
        const now = context.clock.now();
        await store.transaction(trustId, tx => forgetPerson(tx, found.id, { actor: OPERATOR, now }), {
          ...{ seconds: 60, alone: true },
        });
        context.out(`Forgotten. The record calls them ${found.id} from now on.\n${remaining(held)}`);
      }),
    );
};

interface Asked {
  readonly store: Store;
  readonly trustId: string;
  readonly found: Person;
}

async function withPerson(
  context: CommandContext,
  { who, uid }: { who: string; uid: string | undefined },
  work: (asked: Asked) => Promise<void>,
): Promise<void> {
  await withStore(context, async store => {
    const { id: trustId } = await requireTrust(store.trusts, uid ?? null);
    const people = await store.inTrust(trustId).people.list();
    const found = findPerson(
      who,
      people.filter(({ isForgotten }) => !isForgotten),
    );
    if ('fault' in found) throw new Refusal(found.fault);
    await work({ store, trustId, found: found.person });
  });
}

function intended(person: Person, held: HeldOf): string {
  const roles = person.appointments.length + (held.memberships?.length ?? 0);
  return [
    `${person.name} would be forgotten, and nothing brings them back:`,
    '  the key under which their name, ids and e-mail address lie is destroyed',
    `  their roles and memberships end${roles > 0 ? ` (there are ${roles})` : ''}, and the bot does not know them any more`,
    '  what they did stays, under a number: agendas, decisions, actions, the audit; minutes say "Former colleague"',
    '  what they asked for, in the audit, cannot be read any more; the audit still verifies',
    '  cards the bot posted in the last 90 days are drawn again without the name; its answers in chats stay as Teams keeps them',
    remaining(held),
    'To do it, run the same with --for-good.',
    '',
  ].join('\n');
}

/** What no key can take away. */
function remaining({ wordsWithTheirName: words = [], actionsOwned: actions = [] }: HeldOf): string {
  const open = actions.filter(action => 'state' in action && action.state === 'open').length;
  return [
    ...(words.length > 0
      ? [
          `Their name also stands in ${words.length} text${words.length === 1 ? '' : 's'} that people typed; "person export" lists them. Those are kept as long as their kind of record is ("retention show").`,
        ]
      : []),
    ...(open > 0
      ? [
          `They own ${open} open action${open === 1 ? '' : 's'}: the next meeting is told to find a new owner.`,
        ]
      : []),
    'Backups made before still hold the key: destroy them, or let them grow old.',
    '',
  ].join('\n');
}
