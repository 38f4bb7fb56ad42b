import type { Card, DoingCommand, Done } from '#cards-kit/define-card.ts';
import { NotSaved, OutcomeUnknown } from '#ports/store.ts';
import type { Bot, PersonActor, Place } from './context.ts';
import { personViewer } from './draw-copy.ts';
import { isAnswered, unsure } from './is-answered.ts';

/** What was typed, found to be something to do. */
export interface SaidToDo {
  readonly card: Card;
  readonly command: DoingCommand;
  readonly argument: string;
  readonly place: Place;
  /** Under which the message counts as seen; null where Teams gives it no id. */
  readonly key: string | null;
}

/** Whoever typed it has left, or was forgotten, before it was done. */
export class NoLongerKnown extends Error {
  override readonly name = 'NoLongerKnown';
}

type Who = { readonly trust: { readonly id: string }; readonly actor: PersonActor };
type Told = Pick<Done, 'ref' | 'said' | 'tone'>;

/**
 * Does what was typed, once: the message counts as seen exactly when what it asked for is saved. Null when it was seen
 * before. Throws `NoLongerKnown`, and what the store throws, but for a commit that was never answered: that is looked up.
 */
export async function carryOut(bot: Bot, who: Who, what: SaidToDo): Promise<Told | null> {
  try {
    return await once(bot, who, what);
  } catch (error) {
    if (!(error instanceof OutcomeUnknown) || what.key === null) throw error;
    return afterUnknown(bot, who, what.key);
  }
}

async function once(bot: Bot, { trust, actor }: Who, what: SaidToDo): Promise<Told | null> {
  const { card, command, argument, place, key } = what;
  const now = bot.clock.now();
  const [word = ''] = command.usage.split(' ', 1);
  const verb = `${card.name}.${word}`;
  const done = await bot.store.transaction(trust.id, async tx => {
    if (key !== null && !(await tx.answers.claim(key, now))) return null;
    if (!(await personViewer(tx, actor.personId))) throw new NoLongerKnown();
    const outcome = await command.act(tx, argument, {
      now,
      actor,
      place,
      newId: bot.newId,
      bankHolidays: bot.bankHolidays,
      modelFiles: bot.modelFiles,
    });
    const { ref, said, tone, changed, audited } = outcome;
    const { personId: actorId } = actor;
    if (changed.length > 0)
      await tx.audit.append({ at: now, actorId, entrance: 'text', verb, subject: ref, input: audited });
    for (const subject of changed) await tx.outbox.wantUpdates(subject);
    const answer = { actorId, verb, subject: ref, subjectVersion: 0, at: now };
    if (key !== null) await tx.answers.save({ ...answer, key, notice: { tone, text: said }, body: {} });
    return outcome;
  });
  if (done && done.changed.length > 0) bot.log.info({ verb, trust: trust.id }, 'a command was carried out');
  bot.jobs.nudge();
  return done;
}

async function afterUnknown(bot: Bot, { trust }: Who, key: string): Promise<Told> {
  // Whoever typed it is told to try again.
  if (!(await isAnswered(bot, trust.id, key))) throw new NotSaved('the commit was lost');
  const stored = await bot.store.inTrust(trust.id).answers.find(key).catch(unsure);
  const { tone, text } = (stored?.notice ?? {}) as { tone: Done['tone']; text: Done['said'] };
  return { ref: stored?.subject ?? '', said: text, tone };
}
