import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { Room } from '#cards-kit/room.ts';
import { asWords, plainText, type Words } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { capital, countInWords, momentInWords } from '#domain/time/words.ts';
import type { DeliveryTrouble, Trouble, TroubleKind } from '#workflows/deliveries/read-trouble.ts';
import { KIND_WORDS, meaningOf } from './meanings.ts';

const SHOWN = 5;
const CHOICE_BYTES = 5000;

export const headline = (count: number): string =>
  count === 0
    ? 'All is settled'
    : count === 1
      ? '1 card did not arrive as it should'
      : `${count.toLocaleString('en-GB')} cards did not arrive as they should`;

export function view({ troubles }: DeliveryTrouble, _viewer: Viewer, { now, kept }: Scene): ViewData {
  const unknown = troubles.filter(({ kind }) => kind === 'unknown');
  const choices = (among: readonly Trouble[]) =>
    new Room(CHOICE_BYTES).take(
      among.map(each => ({ title: asWords(choiceOf(each, now), 150), value: asWords(each.id) })),
    );
  const [all, mayBeThere] = [choices(troubles), choices(unknown)];
  const keptIn = (list: typeof all, chosen: Words | undefined): Words =>
    list.find(({ value }) => value === chosen)?.value ?? list[0]?.value ?? asWords('');
  const more = Math.max(troubles.length - SHOWN, 0);
  return {
    title: plainText`${headline(troubles.length)}`,
    why:
      troubles.length === 0
        ? plainText`Nothing needs you here.`
        : plainText`Fortnight needs somebody to decide. What the cards say is not shown here.`,
    kinds: countsOf(troubles),
    hasKinds: troubles.length > 1,
    troubles: troubles.slice(0, SHOWN).map(trouble => ({
      name: asWords(capital(nameOf(trouble, now)), 200),
      meaning: plainText`${meaningOf(trouble)}`,
      about: asWords(trouble.id),
      mayRetry: ['dead', 'refused', 'stale'].includes(trouble.kind),
    })),
    hasMore: more > 0,
    more: plainText`And ${countInWords(more, 'other')}: they come up here as these are settled.`,
    choices: all,
    keptWhich: keptIn(all, kept.which),
    mayDrop: all.length > 0,
    keptReason: kept.reason ?? asWords(''),
    mayBeThere,
    keptUnknown: keptIn(mayBeThere, kept.about),
    hasUnknown: mayBeThere.length > 0,
    asAt: plainText`As at ${momentInWords(now, now)}`,
  };
}

/** How many of which kind, where there is more than one. */
function countsOf(troubles: readonly Trouble[]) {
  if (troubles.length < 2) return [];
  const kinds = Object.keys(KIND_WORDS) as TroubleKind[];
  return kinds.flatMap(kind => {
    const count = troubles.filter(each => each.kind === kind).length;
    return count === 0 ? [] : [{ count: asWords(String(count)), kind: plainText`${KIND_WORDS[kind]}` }];
  });
}

const nameOf = ({ label, to, toChannel, since }: Trouble, now: string) =>
  `${label}, for ${toChannel ? `the channel of ${to}` : to}, since ${momentInWords(since, now)}`;

/** Where only the beginning is seen: whom it is for comes first. */
const choiceOf = ({ label, to, since }: Trouble, now: string) =>
  `${to}: ${label}, since ${momentInWords(since, now)}`;
