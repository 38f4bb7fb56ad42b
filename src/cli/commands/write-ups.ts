import { newKey } from '#adapters/store/seal.ts';
import { actorId, OPERATOR } from '#domain/access/actor.ts';
import { countInWords } from '#domain/time/words.ts';
import { CannotSeal, type Rewrapped } from '#ports/peer-review-store.ts';
import type { TrustWrites } from '#ports/store.ts';
import { type CommandContext, type Register, withStore } from '../command-context.ts';
import { asJson } from '../listing.ts';
import { jsonOption } from '../options.ts';
import { Refusal } from '../refusal.ts';

export const register: Register = (program, context) => {
  const command = program
    .command('write-ups')
    .description('the key that keeps what is written after a peer review for its group alone');

  command
    .command('new-key')
    .description('make a key for WRITE_UPS_KEY; it is printed once and kept nowhere')
    .action(() => context.out(`${newKey()}\n`));

  command
    .command('rewrap')
    .description(
      "put every group's key under WRITE_UPS_KEY; those under the key before need WRITE_UPS_KEY_BEFORE",
    )
    .addOption(jsonOption())
    .action(({ json }: { json?: boolean }) => rewrap(context, json ?? false));
};

async function rewrap(context: CommandContext, json: boolean): Promise<void> {
  const done = await withStore(context, async store => {
    const all: (Rewrapped & { trust: string })[] = [];
    for (const { id, uid } of await store.trusts.list())
      all.push({ trust: uid, ...(await store.transaction(id, tx => rewrapIn(tx, context))) });
    return all;
  });
  const closed = done.reduce((sum, each) => sum + each.closed, 0);
  if (json) context.out(asJson(done));
  else
    for (const { trust, groups, anew } of done)
      context.out(
        `Trust ${trust}: ${anew} of ${countInWords(groups, "group's key", "groups' keys")} wrapped anew\n`,
      );
  if (closed > 0)
    throw new Refusal(
      `${countInWords(closed, "group's key", "groups' keys")} could not be opened, and stayed as they were. Set WRITE_UPS_KEY_BEFORE to the key they are under, and run this again. Until then what those groups wrote cannot be read.`,
    );
}

async function rewrapIn(trust: TrustWrites, { clock }: CommandContext): Promise<Rewrapped> {
  try {
    const rewrapped = await trust.peerReviews.rewrapKeys();
    if (rewrapped.anew > 0)
      await trust.audit.append({
        ...{ at: clock.now(), actorId: actorId(OPERATOR), entrance: OPERATOR.entrance },
        ...{ verb: 'write-ups.rewrap', subject: 'write-ups', after: rewrapped },
      });
    return rewrapped;
  } catch (error) {
    if (error instanceof CannotSeal)
      throw new Refusal('WRITE_UPS_KEY is not set, so there is no key to wrap with. See .env.example.');
    throw error;
  }
}
