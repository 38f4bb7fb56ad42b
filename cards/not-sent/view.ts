import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { Room } from '#cards-kit/room.ts';
import { asPlain, asWords, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { dayOf } from '#domain/time/iso.ts';
import { countInWords, dayInWords, listInWords, momentInWords } from '#domain/time/words.ts';
import type { NotSent, NotSentSchool, Round } from '#workflows/obligations/read-not-sent.ts';

/** So many lines are on a page: of what was asked for, and under each the schools that have not sent it. */
const ON_A_PAGE = 12;
const HUBS_BYTES = 4000;
const ALL = 'all';

/** What was asked for, with a school under it; without one, how it stands as a whole. */
interface Line {
  readonly round: Round;
  readonly school: NotSentSchool | null;
}

export function view(list: NotSent, _viewer: Viewer, { now, page }: Scene): ViewData {
  const { rounds, hubName, hubId, hubs, things, thing, asAt } = list;
  const lines = rounds.flatMap((round): Line[] => [
    { round, school: null },
    ...round.schools.map(school => ({ round, school })),
  ]);
  const pages = Math.max(Math.ceil(lines.length / ON_A_PAGE), 1);
  const at = Math.min(page, pages);
  const shown = lines.slice((at - 1) * ON_A_PAGE, at * ON_A_PAGE);
  const left = lines.slice(at * ON_A_PAGE).filter(({ school }) => school !== null).length;
  const choices = shown.flatMap(({ round, school }) =>
    school
      ? [
          {
            title: asWords(`${school.name}: ${round.name}, due ${dayInWords(round.dueOn, now)}`, 160),
            value: asWords(school.id),
          },
        ]
      : [],
  );
  return {
    title: hubName === null ? asPlain('Who has not sent what') : plainText`Who has not sent what: ${hubName}`,
    why: whyNow(list, now),
    // A page that begins within a thing says again of which.
    groups: groupsOf(shown).map(({ round, schools, isWhole }) => ({
      head: asWords(`${round.name}${isWhole ? '' : ' (continued)'}`, 140),
      stands: asWords(roundInWords(round, now), 200),
      schools: schools.map(each => ({
        name: asWords(each.name, 80),
        said: asWords(schoolInWords(each, round, now), 320),
      })),
    })),
    ...{ turnsPages: pages > 1, hasMore: at < pages, nextPage: at + 1, paged: at > 1 },
    moreTitle: asWords(left > 0 ? `and ${countInWords(left, 'more school')}` : 'and what all have sent'),
    opens: choices.length > 0,
    choices,
    request: choices[0]?.value ?? asWords(''),
    cuts: hubs.length + things.length > 2 || hubId !== null || thing !== null,
    hubs: [
      { title: asWords('Every school'), value: asWords(ALL) },
      ...new Room(HUBS_BYTES).take(
        hubs.map(({ id, name }) => ({ title: asWords(name, 60), value: asWords(id) })),
      ),
    ],
    hub: asWords(hubId ?? ALL),
    things: [
      { title: asWords('Everything'), value: asWords(ALL) },
      ...new Room(HUBS_BYTES).take(
        things.map(({ id, name }) => ({ title: asWords(name, 60), value: asWords(id) })),
      ),
    ],
    thing: asWords(thing ?? ALL),
    asAt: plainText`As at ${momentInWords(asAt, now)}.`,
  };
}

function groupsOf(lines: readonly Line[]) {
  const groups: { round: Round; schools: NotSentSchool[]; isWhole: boolean }[] = [];
  for (const { round, school } of lines) {
    const last = groups.at(-1);
    if (last?.round === round && school) last.schools.push(school);
    else groups.push({ round, schools: school ? [school] : [], isWhole: school === null });
  }
  return groups;
}

function whyNow({ rounds, hasModel, looked, toAnswer, toDecide }: NotSent, now: string): Plain {
  if (!hasModel)
    return plainText`No improvement model is chosen, so nothing is asked for. A trust administrator can choose one: fortnight model use ID.`;
  const waiting = rounds.filter(({ schools }) => schools.length > 0);
  if (rounds.length === 0)
    return plainText`Nothing has been asked for yet this year at ${countInWords(looked, 'school')}: that is done a school week before something is due.`;
  const own = [
    ...(toAnswer > 0 ? [`${countInWords(toAnswer, 'answer is', 'answers are')} yours to give`] : []),
    ...(toDecide > 0
      ? [
          `${countInWords(toDecide, 'school says', 'schools say')} that it is not applicable, which is yours to decide`,
        ]
      : []),
  ];
  const [first] = waiting;
  if (!first) return plainText`Everything that was asked for has been sent.`;
  const late = waiting.filter(({ isLate }) => isLate).length;
  const head =
    late > 0
      ? `${countInWords(late, 'thing is', 'things are')} late.`
      : `Nothing is late; the next is due ${dayInWords(first.dueOn, now)}.`;
  return plainText`${head} Schools are asked, and reminded once a day at most.${own.length > 0 ? ` ${listInWords(own)}.` : ''}`;
}

function roundInWords(
  { dueOn, isLate, isFromTrust, sent, notNeeded, passed, of, schools }: Round,
  now: string,
): string {
  const sign = schools.length === 0 ? '●' : isLate ? '▲ Late:' : '○';
  const beside = [
    ...(notNeeded > 0 ? [`not needed at ${notNeeded}`] : []),
    ...(passed > 0 ? [`never sent by ${passed}`] : []),
  ];
  const rest = beside.length > 0 ? ` (${beside.join(', ')})` : '';
  return `${sign} ${sent} of ${of} sent${rest}, due ${dayInWords(dueOn, now)}${isFromTrust ? '; for the trust to send' : ''}.`;
}

function schoolInWords(
  { hubName, standing, said, hasNobody, mayDecide, mayAnswer }: NotSentSchool,
  { dueOn, isLate, isFromTrust }: Round,
  now: string,
): string {
  const hub = hubName === null ? '' : `(${hubName}) `;
  if (hasNobody) return `${hub}nobody is on record to send it`;
  const own = mayDecide ? ' Yours to decide.' : mayAnswer && isFromTrust ? ' Yours to send.' : '';
  const since = isLate ? `nothing said, since ${dayInWords(dueOn, now)}` : 'nothing said yet';
  if (!said) return `${hub}${since}.${own}`;
  const when = dayInWords(dayOf(said.at), now);
  const words = said.words ? `: “${said.words}”` : '';
  const what =
    standing === 'later' || said.kind === 'not-yet'
      ? `${standing === 'later' ? 'not yet, by' : 'was to come by'} ${said.day ? dayInWords(said.day, now) : 'a later day'}`
      : {
          done: 'said to be sent, and taken back on the record',
          'not-applicable': 'said not to be applicable',
          agreed: 'agreed not to be needed, and taken back on the record',
          refused: 'told that it is needed all the same',
          'not-yet': 'not yet',
        }[said.kind];
  return `${hub}${what} (${said.byName}, ${when})${words}.${own}`;
}
