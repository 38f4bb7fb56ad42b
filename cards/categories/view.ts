import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { Room } from '#cards-kit/room.ts';
import { asPlain, asWords, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import { countInWords, dayInWords, momentInWords } from '#domain/time/words.ts';
import type { LadderAnswer } from '#workflows/standing/read-ladder.ts';

const SCHOOLS_ON_A_PAGE = 30;
const LINES_ON_A_PAGE = 6;
/** So many letters of one group’s names are in one paragraph. */
const NAMES_LENGTH = 1500;
/** What all names of a page may take, however odd their letters. */
const GROUPS_BYTES = 7000;

type Listed = Extract<LadderAnswer, { kind: 'ladder' }>;
type Group = Listed['rungs'][number];

export function headline(answer: LadderAnswer): string {
  if (answer.kind === 'no-model') return 'No improvement model yet';
  return answer.kind === 'ladder' ? 'Where our schools stand' : 'No school is ranked here';
}

export function view(answer: LadderAnswer, _viewer: Viewer, scene: Scene): ViewData {
  const title = asPlain(headline(answer));
  if (answer.kind === 'ladder') return { ...BLANK, title, ...ladder(answer, scene) };
  if (answer.kind === 'no-ladder') return { ...BLANK, title, ...noLadder(answer, scene) };
  return {
    ...BLANK,
    title,
    why: plainText`Where schools stand follows from your trust’s improvement model, and none is chosen. A trust administrator can choose one: fortnight model use ID.`,
  };
}

const BLANK = {
  ...{ why: asPlain(''), counts: [], hasCounts: false, groups: [], moves: [], hasMoves: false },
  ...{ targets: [], hasTargets: false, hasMore: false, moreTitle: asWords(''), nextPage: 1 },
  ...{ asAt: asPlain(''), hasAsAt: false, schools: [], hasSchools: false, school: asWords('') },
};

function ladder(answer: Listed, { now, page }: Scene): Omit<ViewData, 'title'> {
  const { rungs, unset, statuses, moves, targets, word, count } = answer;
  const notSet = { name: `No ${word} set yet`, schools: unset };
  const all = [...rungs, ...(unset.length > 0 ? [notSet] : []), ...statuses];
  const inOrder = all.flatMap(group => group.schools.map(school => ({ group, school })));
  const pages = Math.max(
    Math.ceil(inOrder.length / SCHOOLS_ON_A_PAGE),
    Math.ceil(Math.max(moves.length, targets.length) / LINES_ON_A_PAGE),
    1,
  );
  const at = Math.min(page, pages);
  const part = <T>(list: readonly T[], size: number) => list.slice((at - 1) * size, at * size);
  const shown = part(inOrder, SCHOOLS_ON_A_PAGE);
  const [nowMoves, nowTargets] = [part(moves, LINES_ON_A_PAGE), part(targets, LINES_ON_A_PAGE)];
  return {
    why: plainText`${countInWords(count, 'school')}, by ${word}, the strongest first. Within one they stand by name.`,
    hasCounts: true,
    counts: all.map(({ name, schools }) => ({
      title: asPlain(name, 60),
      value: asPlain(countInWords(schools.length, 'school')),
    })),
    hasTargets: nowTargets.length > 0,
    targets: nowTargets.map(each => ({ line: targetInWords(each, now) })),
    hasMoves: nowMoves.length > 0,
    moves: nowMoves.map(each => ({ line: moveInWords(each, now) })),
    groups: new Room(GROUPS_BYTES).take(groupsOf(shown)),
    ...schoolChoices(shown.map(({ school }) => school)),
    ...{ hasMore: at < pages, moreTitle: asWords(`and more: page ${at + 1} of ${pages}`), nextPage: at + 1 },
    ...asAtOf(answer, now),
  };
}

function groupsOf(shown: readonly { group: Group; school: Group['schools'][number] }[]) {
  return [...Map.groupBy(shown, ({ group }) => group)].map(([group, each]) => ({
    heading: asPlain(group.name, 60),
    names: asPlain(each.map(({ school }) => school.name).join(', '), NAMES_LENGTH),
  }));
}

const targetInWords = ({ name, toName, by, state }: Listed['targets'][number], now: IsoInstant): Plain => {
  const where = by === null ? toName : `${toName} by ${dayInWords(by, now)}`;
  return state === 'passed'
    ? plainText`■ Passed: ${name} was to be in ${where}`
    : plainText`▲ At risk: ${name} is to be in ${where}`;
};

const moveInWords = ({ name, from, to, on }: Listed['moves'][number], now: IsoInstant): Plain =>
  from === null
    ? plainText`${name}: ${to}, its first, ${dayInWords(on, now)}`
    : plainText`${name}: ${from} → ${to}, ${dayInWords(on, now)}`;

function noLadder(
  answer: Extract<LadderAnswer, { kind: 'no-ladder' }>,
  { now, page }: Scene,
): Omit<ViewData, 'title'> {
  const { statuses, count, modelName } = answer;
  const inOrder = statuses.flatMap(group => group.schools.map(school => ({ group, school })));
  const pages = Math.max(Math.ceil(inOrder.length / SCHOOLS_ON_A_PAGE), 1);
  const at = Math.min(page, pages);
  const shown = inOrder.slice((at - 1) * SCHOOLS_ON_A_PAGE, at * SCHOOLS_ON_A_PAGE);
  const rest =
    inOrder.length === 0
      ? `None of its ${countInWords(count, 'school')} has a special status now.`
      : 'These schools have a special status now, by name.';
  return {
    why: plainText`Your trust has chosen not to sort its schools: ${modelName} has no order of them. ${rest}`,
    groups: new Room(GROUPS_BYTES).take(groupsOf(shown)),
    ...schoolChoices(shown.map(({ school }) => school)),
    ...{ hasMore: at < pages, moreTitle: asWords(`and more: page ${at + 1} of ${pages}`), nextPage: at + 1 },
    ...asAtOf(answer, now),
  };
}

function schoolChoices(schools: Group['schools']) {
  const once = [...new Map(schools.map(each => [each.urn, each])).values()];
  const choices = once.map(({ urn, name }) => ({ title: asWords(name, 60), value: asWords(urn) }));
  return { hasSchools: choices.length > 0, schools: choices, school: choices[0]?.value ?? asWords('') };
}

const asAtOf = ({ asAt, modelName }: { asAt: IsoInstant; modelName: string }, now: IsoInstant) => ({
  hasAsAt: true,
  asAt: plainText`As at ${momentInWords(asAt, now)}, by ${modelName}.`,
});
