import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { Room } from '#cards-kit/room.ts';
import { asPlain, asWords, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import { countInWords, dayInWords, momentInWords } from '#domain/time/words.ts';
import type { PeerReviewsAnswer } from '#workflows/coaching/read-peer-reviews.ts';

const GROUPS_ON_A_PAGE = 6;
const GROUPS_BYTES = 9000;
const HELD_ON_A_PAGE = 15;
const HELD_BYTES = 12_000;
const SCHOOLS_LENGTH = 700;

type Counted = Extract<PeerReviewsAnswer, { kind: 'counted' }>;
type Tally = Counted['groups'][number]['tally'];

export function headline(answer: PeerReviewsAnswer): string {
  if (answer.kind === 'counted') return `Peer reviews, ${answer.period}`;
  if (answer.kind === 'no-model') return 'No improvement model yet';
  return answer.kind === 'no-terms' ? 'No term dates yet' : 'No peer reviews are owed here';
}

const BLANK = {
  ...{ halves: [], hasHalves: false, groups: [], hasMore: false, moreTitle: asWords(''), nextPage: 1 },
  ...{ held: [], hasHeld: false, heldTitle: asWords(''), heldPage: 1, opensHeld: false, opensCounts: false },
  ...{ asAt: asPlain(''), hasAsAt: false, hasGroups: false, choices: [], group: asWords('') },
};

export function view(answer: PeerReviewsAnswer, _viewer: Viewer, { now, page }: Scene): ViewData {
  const title = asPlain(headline(answer), 120);
  switch (answer.kind) {
    case 'counted':
      return { ...BLANK, title, ...counted(answer, { now, page }) };
    case 'no-model':
      return {
        ...BLANK,
        title,
        why: plainText`How many peer reviews a school is owed follows from your trust’s improvement model, and none is chosen. A trust administrator can choose one: fortnight model use ID.`,
      };
    case 'no-terms':
      return {
        ...BLANK,
        title,
        why: plainText`What is owed is counted by half term, and no term dates are known. A trust administrator can import them: fortnight import terms FILE.`,
      };
    case 'not-owed':
      return {
        ...BLANK,
        title,
        why: plainText`${answer.modelName} asks for none. Groups can review each other all the same: type coaching groups.`,
      };
  }
}

/** First the groups, some on a page, then what was held: a page further than the groups is one of those. */
function counted(answer: Counted, { now, page }: Pick<Scene, 'now' | 'page'>): ViewData {
  const { groups, held, rule, withoutTerms, modelName, asAt } = answer;
  const groupPages = Math.max(Math.ceil(groups.length / GROUPS_ON_A_PAGE), 1);
  const pages = groupPages + Math.ceil(held.length / HELD_ON_A_PAGE);
  const at = Math.min(page, pages);
  const [of, last] = at > groupPages ? [at - groupPages, pages - groupPages] : [at, groupPages];
  return {
    why: plainText`Every school: ${rule}, by ${modelName}. Counted by the half term in which a review’s time ends.`,
    ...(at > groupPages ? heldPart(held, of, now) : groupsPart(answer, of)),
    ...{ hasMore: of < last, moreTitle: asWords(`and more: page ${of + 1} of ${last}`), nextPage: at + 1 },
    ...{ opensHeld: at <= groupPages && held.length > 0, heldPage: groupPages + 1 },
    heldTitle: asWords(`When and on what (${held.length})`),
    ...{ opensCounts: at > groupPages, hasAsAt: true, asAt: asAtOf(asAt, withoutTerms, now) },
  };
}

function groupsPart({ halves, groups }: Counted, page: number): Partial<ViewData> {
  const part = groups.slice((page - 1) * GROUPS_ON_A_PAGE, page * GROUPS_ON_A_PAGE);
  return {
    hasHalves: true,
    halves: halves.map(({ name, isNow, tally }) => ({
      title: asPlain(isNow ? `${name} (now)` : name, 60),
      value: asPlain(inWords(tally), 120),
    })),
    groups: new Room(GROUPS_BYTES).take(
      part.map(({ name, tally, schools }) => ({
        name: asWords(`${name}: ${inWords(tally)}`, 150),
        schools: asPlain(
          schools.map(each => `${each.name}: ${inWords(each.tally)}`).join('; '),
          SCHOOLS_LENGTH,
        ),
      })),
    ),
    ...choicesOf(part),
  };
}

/** Day, host and heading: all that the trust sees of one that was held. */
function heldPart(held: Counted['held'], page: number, now: IsoInstant): Partial<ViewData> {
  const part = held.slice((page - 1) * HELD_ON_A_PAGE, page * HELD_ON_A_PAGE);
  return {
    title: plainText`Peer reviews held this year`,
    why: plainText`The latest first: the day, who hosted, and what it looked at. What was written stays with its readers.`,
    hasHeld: true,
    held: new Room(HELD_BYTES).take(
      part.map(({ startsAt, host, group, focus }) => ({
        when: asWords(`${dayInWords(dayOf(startsAt), now)}: ${host}`, 150),
        what: asWords(`(${group}): ${focus || 'no focus was given'}`, 220),
      })),
    ),
  };
}

function inWords({ owed, held, booked, notHeld }: Tally): string {
  if (owed === 0) return 'none owed';
  const rest = [booked > 0 && `${booked} booked`, notHeld > 0 && `${notHeld} not held in time`].filter(
    Boolean,
  );
  return [`${held} of ${owed} held`, ...rest].join(', ');
}

const asAtOf = (asAt: IsoInstant, withoutTerms: number, now: IsoInstant) =>
  asPlain(
    `As at ${momentInWords(asAt, now)}.${
      withoutTerms > 0 ? ` ${countInWords(withoutTerms, 'school')} without term dates left out.` : ''
    }`,
    160,
  );

function choicesOf(groups: readonly { readonly id: string | null; readonly name: string }[]) {
  const choices = groups.flatMap(({ id, name }) =>
    id === null ? [] : [{ title: asWords(name, 60), value: asWords(id) }],
  );
  return { hasGroups: choices.length > 0, choices, group: choices[0]?.value ?? asWords('') };
}
