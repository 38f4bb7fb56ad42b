import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { Room } from '#cards-kit/room.ts';
import { asPlain, asWords, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import { dayInWords, listInWords, momentInWords } from '#domain/time/words.ts';
import { type GroupAnswer, LATELY, type SeenGroup } from '#workflows/coaching/read-group.ts';

const AHEAD = 4;
const OVER_BYTES = 3000;
const PAST_MEMBERS = 3;

export function headline(answer: GroupAnswer): string {
  if (answer.kind === 'group') return `Coaching group ${answer.name}`;
  if (answer.kind === 'none') return 'You are of no coaching group';
  if (answer.groups.length === 0) return 'No such coaching group';
  return 'Which coaching group?';
}

const none = asWords('');
const BLANK = {
  ...{ why: asPlain(''), members: [], hasMembers: false, breaks: [], asked: asPlain(''), isGroup: false },
  ...{ ahead: [], over: [], hasReviews: false, noReviews: asPlain(''), hasNone: false, more: asPlain('') },
  ...{ hasTime: false, timeTitle: none, opensReviews: false, reviewChoices: [], review: none },
  ...{ hasMore: false, past: asPlain(''), hasPast: false, offers: false, offered: [], mayWork: false },
  ...{ mayRemove: false, removable: [], addWho: none, addFrom: none, removeWho: none, removeFrom: none },
  ...{ newName: none, newPurpose: none, newFacilitator: none, endOn: none, today: none },
};

export function view(answer: GroupAnswer, _viewer: Viewer, scene: Scene): ViewData {
  const title = asPlain(headline(answer), 120);
  if (answer.kind === 'group')
    return {
      ...{ ...BLANK, title, ...group(answer, scene.now), ...forms(answer, scene.kept) },
      ...choicesOf(answer, scene),
    };
  if (answer.kind === 'none')
    return {
      ...BLANK,
      title,
      why: answer.mayList
        ? plainText`To see every group, type: coaching groups`
        : plainText`Schools in a group review each other. Please ask your improvement officer whether yours is to be in one.`,
    };
  const offered = answer.groups.map(({ id, name }) => ({ id: asWords(id), name: asWords(name, 60) }));
  const why =
    answer.asked === ''
      ? plainText`You are in several.`
      : plainText`No one group is called “${answer.asked}”. Please check the name${offered.length > 0 ? ', or choose' : ''}.`;
  return { ...BLANK, title, why, offered, offers: offered.length > 0 };
}

function group(answer: SeenGroup, now: IsoInstant): Omit<ViewData, 'title'> {
  const { ahead, over, past } = answer;
  const shownOver = overShown(over, now);
  const more = over.length - shownOver.length;
  return {
    isGroup: true,
    why: whyNow(answer, now),
    hasMembers: answer.members.length > 0,
    members: answer.members.map(({ name, acts, from, to }) => ({
      name: asWords(name, 80),
      acts: asWords(
        `: ${
          [acts, from > answer.today && `from ${dayInWords(from, now)}`, to && `until ${dayInWords(to, now)}`]
            .filter(Boolean)
            .join(', ') || 'in person'
        }`,
        160,
      ),
    })),
    breaks: answer.breaks.slice(0, 3).map(line => ({ line: plainText`▲ Not kept: ${line}` })),
    asked:
      answer.facilitator === null
        ? plainText`If nobody in it can, the deputy CEO is asked.`
        : plainText`${answer.facilitator} facilitates, and is asked if nobody in it can.`,
    hasReviews: ahead.length + over.length > 0,
    ahead: ahead.slice(0, AHEAD).map(each => ({ line: reviewInWords(each, now) })),
    over: shownOver,
    hasTime: answer.toTime !== null,
    timeTitle: asWords(answer.toTime ? `${TIME[answer.toTime.todo]}: ${answer.toTime.host}` : '', 60),
    hasNone: ahead.length + over.length === 0,
    noReviews: plainText`No peer review is planned yet.`,
    ...{ hasMore: more > 0, more: plainText`and ${more} earlier` },
    hasPast: past.length > 0,
    past: plainText`Of it before: ${listInWords(
      past.slice(0, PAST_MEMBERS).map(({ name, to }) => `${name} (until ${dayInWords(to, now)})`),
    )}${past.length > PAST_MEMBERS ? `, and ${past.length - PAST_MEMBERS} more` : ''}.`,
  };
}

/** What the button says that leads to the time of the next review. */
const TIME = { find: 'Find a time', answer: 'Say when you could', settle: 'Settle the time' } as const;

/** The last reviews, as many as there is room for. */
const overShown = (over: SeenGroup['over'], now: IsoInstant) =>
  new Room(OVER_BYTES).take(over.slice(0, LATELY).map(each => ({ line: reviewInWords(each, now) })));

/** The reviews that are shown, to be opened. */
function choicesOf({ ahead, over }: SeenGroup, { kept, now }: Pick<Scene, 'kept' | 'now'>) {
  const shown = [...ahead.slice(0, AHEAD), ...over.slice(0, overShown(over, now).length)];
  const reviewChoices = shown.map(({ id, host, period, startsAt }) => ({
    title: asWords(`${host}, ${startsAt === null ? period : momentInWords(startsAt, now)}`, 60),
    value: asWords(id),
  }));
  const review = kept.review ?? reviewChoices[0]?.value ?? none;
  return { opensReviews: reviewChoices.length > 0, reviewChoices, review };
}

function whyNow({ purpose, from, to, today, isTooSmall }: SeenGroup, now: IsoInstant): Plain {
  const days =
    to !== null && to < today
      ? `It ended on ${dayInWords(to, now)}.`
      : from > today
        ? `It begins on ${dayInWords(from, now)}.`
        : to !== null
          ? `It ends on ${dayInWords(to, now)}.`
          : '';
  const small = isTooSmall ? 'There are too few of it to review each other: somebody has to join.' : '';
  const words = [purpose && `For: ${purpose}.`.replace('..', '.'), days, small].filter(Boolean).join(' ');
  return asPlain(words || 'Its members review each other.', 500);
}

type Line = SeenGroup['ahead'][number];

/** The sign is said in words too. */
const STATE: Record<Line['state'], string> = {
  ...{ planned: '○ To be timed', timing: '○ Looking for a time', booked: '● Booked' },
  ...{ held: '✓ Held', 'not-held': '■ Not held', 'called-off': '– Called off' },
};

function reviewInWords(
  { state, period, startsAt, week, host, visitors, focus, written }: Line,
  now: IsoInstant,
): Plain {
  const moment =
    startsAt === null ? week && `week of ${dayInWords(week, now)}` : momentInWords(startsAt, now);
  const when = moment === null ? period : `${period}, ${moment}`;
  const who = visitors.length > 0 ? `${host} hosts ${listInWords(visitors)}` : `${host} hosts`;
  const heading = focus === '' ? '' : `: ${focus}`;
  return asPlain(`${STATE[state]}: ${who} (${when})${heading}${writtenInWords(written)}`, 360);
}

function writtenInWords(written: Line['written']): string {
  if (written === null) return '';
  const { by, of } = written;
  if (by === 0) return '. Not written up yet';
  return by >= of ? '. Written up by everybody who was there' : `. Written up by ${by} of ${of}`;
}

function forms(answer: SeenGroup, kept: Scene['kept']): Partial<ViewData> {
  const { mayWork, today, to, members } = answer;
  const isOver = to !== null && to < today;
  const day = asWords(today);
  return {
    mayWork: mayWork && !isOver,
    mayRemove: mayWork && !isOver && members.length > 0,
    removable: members.map(({ id, name }) => ({ title: asWords(name, 80), value: asWords(id) })),
    ...{ addWho: kept.addWho ?? none, addFrom: kept.addFrom ?? day },
    ...{ removeWho: kept.removeWho ?? asWords(members[0]?.id ?? ''), removeFrom: kept.removeFrom ?? day },
    newName: kept.newName ?? asWords(answer.name, 60),
    newPurpose: kept.newPurpose ?? asWords(answer.purpose, 200),
    newFacilitator: kept.newFacilitator ?? asWords(answer.facilitator ?? '', 100),
    ...{ endOn: kept.endOn ?? day, today: day },
  };
}
