import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { hubChoices } from '#cards-kit/hub-choices.ts';
import { Room } from '#cards-kit/room.ts';
import { asPlain, asWords, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { countInWords, dayInWords, listInWords, momentInWords, someInWords } from '#domain/time/words.ts';
import type { OverdueList, OverdueSchool } from '#workflows/plans/list-overdue.ts';

const ON_A_PAGE = 5;
const ROWS_BYTES = 13_000;
/** So many of one school’s actions are named where several schools are listed, and on one page where it is one alone. */
const NAMED = 2;
const NAMED_ALONE = 8;

export function headline({ schools, hubName }: OverdueList): string {
  const where = hubName === null ? '' : `: ${hubName}`;
  return schools.length === 0 ? `Nothing is overdue${where}` : `Overdue${where}`;
}

export function view(list: OverdueList, _viewer: Viewer, { now, page }: Scene): ViewData {
  const { schools, hubs, hubName, looked } = list;
  const [alone] = looked === 1 ? schools : [];
  const size = alone ? NAMED_ALONE : ON_A_PAGE;
  const count = alone ? alone.actions.length : schools.length;
  const pages = Math.max(Math.ceil(count / size), 1);
  const at = Math.min(page, pages);
  const shown = alone ? [] : schools.slice((at - 1) * size, at * size);
  const rows = alone ? [aloneRow(alone, { at, now })] : shown.map(school => rowOf(school, now));
  const choices = (alone ? [alone] : shown).map(({ urn, name }) => ({
    ...{ title: asWords(name, 60), value: asWords(urn) },
  }));
  return {
    title: asPlain(headline(list), 120),
    why: why(list),
    rows: new Room(ROWS_BYTES).take(rows),
    ...{ turnsPages: pages > 1, hasMore: at < pages, nextPage: at + 1, paged: at > 1 },
    moreTitle: asWords(`and ${countInWords(count - at * size, alone ? 'more action' : 'more school')}`),
    asAt: plainText`As at ${momentInWords(list.asAt, now)}. Your own actions: type “my actions”.`,
    ...{ hasSchools: choices.length > 0, schools: choices, school: choices[0]?.value ?? asWords('') },
    ...hubChoices(hubs, hubName),
  };
}

function why({ schools, looked }: OverdueList): Plain {
  if (schools.length === 0)
    return plainText`${countInWords(looked, 'school')} looked at: nothing is past its day.`;
  const sum = (of: (school: OverdueSchool) => number) => schools.reduce((count, each) => count + of(each), 0);
  const [checkIns, actions, owed] = [
    sum(each => each.checkIns.length),
    sum(each => each.actions.length),
    sum(each => each.owed.length),
  ];
  const said = [
    checkIns > 0 ? countInWords(checkIns, 'check-in') : '',
    actions > 0 ? countInWords(actions, 'action of a plan', 'actions of plans') : '',
    owed > 0 ? `${countInWords(owed, 'thing')} owed` : '',
  ].filter(Boolean);
  const where =
    looked === 1 ? '' : `, at ${schools.length} of ${countInWords(looked, 'school')}, the longest first`;
  return asPlain(`${listInWords(said)}${where}.`, 300);
}

/** One school among several: how much, since when, and the first of it by name. */
function rowOf(school: OverdueSchool, now: string) {
  const { actions } = school;
  const [first] = actions;
  const named = actions.map(({ number, text }) => `${number} ${text}`);
  return {
    ...nameOf(school),
    lines: [
      ...checkInLines(school, now),
      ...(first
        ? [
            {
              text: asPlain(
                `■ ${countInWords(actions.length, 'action')} overdue, since ${dayInWords(first.dueOn, now)}: ${someInWords(named, NAMED)}`,
                360,
              ),
            },
          ]
        : []),
      ...owedLines(school, now),
    ],
  };
}

/** One school alone: each of its actions. */
function aloneRow(school: OverdueSchool, { at, now }: { readonly at: number; readonly now: string }) {
  const shown = school.actions.slice((at - 1) * NAMED_ALONE, at * NAMED_ALONE);
  return {
    ...nameOf(school),
    lines: [
      ...(at === 1 ? [...checkInLines(school, now), ...owedLines(school, now)] : []),
      ...shown.map(({ number, text, owner, dueOn, kindName }) => ({
        text: asPlain(
          `■ ${number} ${text} (${[owner, `due ${dayInWords(dueOn, now)}`, kindName].filter(Boolean).join(', ')})`,
          400,
        ),
      })),
    ],
  };
}

const nameOf = ({ name, hubName }: OverdueSchool) => ({
  ...{ name: asWords(name, 80), hub: asWords(hubName ?? '', 60), hasHub: hubName !== null },
});

function checkInLines({ checkIns }: OverdueSchool, now: string): { text: Plain }[] {
  const [first] = checkIns;
  if (!first) return [];
  const kinds = listInWords(checkIns.map(({ kindName }) => kindName));
  return [{ text: asPlain(`▲ Check-in late, due ${dayInWords(first.dueOn, now)}: ${kinds}`, 300) }];
}

function owedLines({ owed }: OverdueSchool, now: string): { text: Plain }[] {
  const [first] = owed;
  if (!first) return [];
  const names = someInWords(
    owed.map(({ name }) => name),
    NAMED,
  );
  return [
    { text: asPlain(`■ ${owed.length} owed and late, since ${dayInWords(first.since, now)}: ${names}`, 300) },
  ];
}
