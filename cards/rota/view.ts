import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { Room } from '#cards-kit/room.ts';
import { asPlain, asWords, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { BLACKOUT_WORDS } from '#domain/coaching/hosting-blackout.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import { capital, countInWords, dayInWords, listInWords } from '#domain/time/words.ts';
import type { RotaAnswer, RotaTurn, SeenRota } from '#workflows/coaching/rota-answer.ts';
import { changedGroups, proposalPages, wordsOf } from './pages.ts';

const ON_A_PAGE = 4;
const GROUPS_BYTES = 7500;
const GIVEN_BYTES = 2500;
const MISFITS = 6;

export const headline = (answer: RotaAnswer): string =>
  answer.kind === 'rota' ? `Peer review rota ${answer.year}` : 'Peer review rota';

const WHY_NONE: Record<Exclude<RotaAnswer['kind'], 'rota'>, Plain> = {
  'no-model': plainText`Nobody has said yet by which model the trust works, so nobody knows how many peer reviews it owes.`,
  'no-terms': plainText`No term dates are on record, so no week can be chosen. To send them, type: terms`,
  'not-owed': plainText`The trust’s model asks for no peer reviews.`,
  'no-groups': plainText`There are no coaching groups yet. To make one, type: coaching groups`,
};

const none = asWords('');
const BLANK = {
  ...{ isRota: false, isProposed: false, proposed: asPlain(''), hasMisfits: false, misfits: [], groups: [] },
  ...{ hasMore: false, moreTitle: none, nextPage: 1, hasMoreGroups: false, moreGroups: asPlain('') },
  ...{ hasBlackouts: false, blackouts: asPlain(''), mayPropose: false, proposeTitle: none, mayTake: false },
  ...{ code: none, fingerprint: none, isBest: false, given: [], takeDays: none },
  ...{ mayAgree: false, mayGoOn: false, goOnTitle: none },
  ...{ barSchool: none, barFrom: none, barTo: none, barKind: none },
};

export function view(answer: RotaAnswer, _viewer: Viewer, scene: Scene): ViewData {
  const title = asPlain(headline(answer));
  if (answer.kind !== 'rota') return { ...BLANK, title, why: WHY_NONE[answer.kind] };
  const { proposal, misfits } = answer;
  const { now } = scene;
  return {
    ...{ ...BLANK, title, why: whyNow(answer), isRota: true },
    ...{
      isProposed: proposal !== null,
      proposed: proposal ? proposedInWords(answer, proposal) : asPlain(''),
    },
    code: asWords(proposal?.code ?? '', 6000),
    ...{ fingerprint: asWords(proposal?.fingerprint ?? ''), isBest: proposal?.isBest ?? false },
    ...{
      mayPropose: proposal === null,
      proposeTitle: asWords(answer.hasRota ? 'Mend the rota' : 'Make the rota'),
    },
    hasMisfits: proposal === null && misfits.length > 0,
    misfits: [
      ...misfits.slice(0, MISFITS).map(line => ({ line: asPlain(`▲ ${line}`, 250) })),
      ...(misfits.length > MISFITS ? [{ line: plainText`and ${misfits.length - MISFITS} more` }] : []),
    ],
    ...(proposal ? proposedGroups(answer, scene) : groupsIn(answer, scene)),
    ...blackoutsIn(answer, scene, now),
  };
}

function whyNow({ hasRota, misfits, groups, proposal }: SeenRota): Plain {
  if (proposal) return plainText`This is proposed. Nothing is planned until somebody agrees it.`;
  if (!hasRota)
    return plainText`None is agreed yet for ${countInWords(groups.length, 'group')}. One is made from who is of which group, term dates, weeks in which schools do not host, and the way between them.`;
  return misfits.length === 0
    ? plainText`It fits. What is booked or held is on it too.`
    : plainText`It does not fit any more. Mending it changes as little as can be, and shows what before anything is changed.`;
}

function proposedInWords(
  { hasRota }: SeenRota,
  { added, changed, dropped, least, most, minutes, isBest }: NonNullable<SeenRota['proposal']>,
): Plain {
  if (added + changed + dropped === 0) return plainText`Nothing would change.`;
  const parts = [
    added > 0 && `${countInWords(added, 'turn')} to be planned`,
    changed > 0 && `${countInWords(changed, 'turn')} changed`,
    dropped > 0 && `${countInWords(dropped, 'turn')} called off`,
  ].filter(part => part !== false);
  const hosting =
    least === most
      ? `everybody hosts ${countInWords(least, 'time')}`
      : `everybody hosts ${least} to ${most} times`;
  const way = `all ways there together take about ${countInWords(Math.max(Math.round(minutes / 60), 1), 'hour')}`;
  const best = isBest
    ? 'No rota is better.'
    : 'A better one may exist: there was not the time to look at all.';
  return asPlain(
    `${hasRota ? 'Changes: ' : ''}${listInWords(parts)}. In the year ${hosting}; ${way}. ${best}`,
    400,
  );
}

const factOf = (turn: RotaTurn, now: IsoInstant) => ({
  title: asPlain(dayInWords(turn.week, now)),
  value: turnInWords(turn),
});

function groupsIn({ groups }: SeenRota, { page, now }: Scene): Partial<ViewData> {
  const pages = Math.max(Math.ceil(groups.length / ON_A_PAGE), 1);
  const at = Math.min(page, pages);
  const part = groups.slice((at - 1) * ON_A_PAGE, at * ON_A_PAGE);
  const room = new Room(GROUPS_BYTES);
  const shown = part.map(({ name, turns }) => {
    const facts = room.take(
      turns.map(turn => factOf(turn, now)),
      GROUPS_BYTES / part.length,
    );
    const left = turns.length - facts.length;
    const words = left > 0 ? `and ${countInWords(left, 'turn')} more: see the group’s own card` : '';
    return {
      ...{ name: asWords(name, 60), turns: facts, hasTurns: facts.length > 0 },
      ...{ notMet: asPlain(words), hasNotMet: words !== '' },
    };
  });
  return {
    groups: shown.filter(({ hasTurns, hasNotMet }) => hasTurns || hasNotMet),
    hasMore: at < pages,
    ...{ moreTitle: asWords(`and more: page ${at + 1} of ${pages}`), nextPage: at + 1 },
  };
}

/** It is agreed on its last page: whoever does has had every turn before them. */
function proposedGroups(answer: SeenRota, { page, now }: Scene): Partial<ViewData> {
  const pages = proposalPages(answer, turn => factOf(turn, now));
  const at = Math.min(page, pages.length);
  const same = answer.groups.length - changedGroups(answer).length;
  const notes = [
    answer.hasRota &&
      same > 0 &&
      `${countInWords(same, 'group')} ${same === 1 ? 'stays as it is' : 'stay as they are'}`,
    pages.length > 1 &&
      `page ${at} of ${pages.length}${at < pages.length ? '; it is agreed on the last' : ''}`,
  ].filter(note => note !== false);
  return {
    groups: (pages[at - 1] ?? []).map(({ group, turns, isAll }) => {
      const { name, notMet, hasNotMet } = wordsOf(group);
      return {
        ...{ name, turns, hasTurns: turns.length > 0, hasNotMet: hasNotMet || !isAll },
        notMet: isAll ? notMet : plainText`Its other turns are on the next page.`,
      };
    }),
    ...{ hasMoreGroups: notes.length > 0, moreGroups: asPlain(capital(notes.join('; '))) },
    ...{ mayAgree: at === pages.length, mayGoOn: at < pages.length },
    ...{ goOnTitle: asWords(`Go on to page ${at + 1} of ${pages.length}`), nextPage: at + 1 },
  };
}

const SIGN: Record<RotaTurn['state'], string> = {
  ...{ planned: '', timing: ' ○ looking for a time', booked: ' ● booked', held: ' ✓ held' },
  ...{ 'not-held': ' ■ not held', 'called-off': ' – called off' },
};

const CHANGE: Record<NonNullable<RotaTurn['change']>, string> = {
  ...{ new: '', changed: '▲ Changed: ', dropped: '– To be called off: ' },
};

function turnInWords({ host, visitors, state, change }: RotaTurn): Plain {
  const who = visitors.length > 0 ? `${host} hosts ${listInWords(visitors)}` : `${host} hosts`;
  return asPlain(`${change ? CHANGE[change] : ''}${who}${SIGN[state]}`, 300);
}

function blackoutsIn({ blackouts, today }: SeenRota, { kept }: Scene, now: IsoInstant): Partial<ViewData> {
  const words = blackouts.map(
    ({ school, from, to, kind }) =>
      `${school}, ${dayInWords(from, now)} to ${dayInWords(to, now)} (${BLACKOUT_WORDS[kind]})`,
  );
  return {
    hasBlackouts: blackouts.length > 0,
    blackouts: asPlain(`Not hosting: ${words.join('; ')}`, 900),
    mayTake: blackouts.length > 0,
    given: new Room(GIVEN_BYTES).take(
      blackouts.map(({ id }, at) => ({ title: asPlain(words[at] ?? '', 160), value: asWords(id) })),
    ),
    takeDays: kept.takeDays ?? asWords(blackouts[0]?.id ?? ''),
    ...{ barSchool: kept.barSchool ?? none, barKind: kept.barKind ?? asWords('ofsted') },
    ...{ barFrom: kept.barFrom ?? asWords(today), barTo: kept.barTo ?? asWords(today) },
  };
}
