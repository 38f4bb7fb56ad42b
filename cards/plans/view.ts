import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { hubChoices } from '#cards-kit/hub-choices.ts';
import { Room } from '#cards-kit/room.ts';
import { asPlain, asWords, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { ragCountsInWords } from '#domain/plan/rag-words.ts';
import { countInWords, dayInWords, listInWords, momentInWords, someInWords } from '#domain/time/words.ts';
import type { PlanLine, PlansList, SchoolPlansRow } from '#workflows/plans/list-plans.ts';

const ON_A_PAGE = 5;
const LINES = 4;
const ROWS_BYTES = 13_000;
const NAMED = 4;

export const headline = ({ hubName }: PlansList): string =>
  hubName === null ? 'How our plans go' : `How our plans go: ${hubName}`;

export function view(list: PlansList, _viewer: Viewer, { now, page }: Scene): ViewData {
  const { schools, hubs, hubName } = list;
  const pages = Math.max(Math.ceil(schools.length / ON_A_PAGE), 1);
  const at = Math.min(page, pages);
  const shown = schools.slice((at - 1) * ON_A_PAGE, at * ON_A_PAGE);
  const choices = shown.map(({ urn, name }) => ({ title: asWords(name, 60), value: asWords(urn) }));
  return {
    title: asPlain(headline(list), 120),
    why: why(list),
    rows: new Room(ROWS_BYTES).take(shown.map(school => rowOf(school, now))),
    ...{ turnsPages: pages > 1, hasMore: at < pages, nextPage: at + 1, paged: at > 1 },
    moreTitle: asWords(`and ${countInWords(schools.length - at * ON_A_PAGE, 'more school')}`),
    asAt: plainText`As at ${momentInWords(list.asAt, now)}`,
    ...{ hasSchools: choices.length > 0, schools: choices, school: choices[0]?.value ?? asWords('') },
    ...hubChoices(hubs, hubName),
  };
}

function why({ schools, isSorted }: PlansList): Plain {
  const all = schools.flatMap(({ plans }) => plans);
  const running = all.filter(({ state }) => state === 'agreed');
  const late = running.filter(({ checkIn }) => checkIn?.isLate).length;
  const order = isSorted ? 'What needs somebody stands first.' : 'Schools stand by name.';
  const drafts = all.length - running.length;
  const said = [
    `${countInWords(running.length, 'plan')} running`,
    drafts > 0 ? countInWords(drafts, 'draft') : '',
    late > 0 ? countInWords(late, 'check-in late', 'check-ins late') : '',
  ].filter(Boolean);
  return asPlain(
    `${listInWords(said)}, at ${countInWords(schools.length, 'school')}.${schools.length > 1 ? ` ${order}` : ''}`,
    300,
  );
}

function rowOf({ name, hubName, plans, missing }: SchoolPlansRow, now: string) {
  const lines = plans.map(plan => lineOf(plan, now));
  if (missing.length > 0)
    lines.push({ text: asPlain(`○ No agreed plan: ${someInWords(missing, NAMED)}`, 300) });
  if (lines.length === 0) lines.push({ text: asPlain('No plan is under way here.') });
  const left = lines.length - LINES;
  // What is missing, or the plans that are left out, are the last to be said.
  const shown = left > 0 ? [...lines.slice(0, LINES - 1), { text: plainText`and ${left + 1} more` }] : lines;
  return {
    name: asWords(name, 80),
    ...{ hub: asWords(hubName ?? '', 60), hasHub: hubName !== null, lines: shown },
  };
}

function lineOf(plan: PlanLine, now: string): { text: Plain } {
  const { kindName, of, counts, overdue, waitsFor, checkIn, lastSentOn } = plan;
  if (!counts) {
    const waits = waitsFor.length > 0 ? `; waits for ${listInWords(waitsFor)}` : '';
    return {
      text: asPlain(
        of === 0 ? `${kindName}: a draft with nothing in it yet` : `${kindName}: a draft${waits}`,
        260,
      ),
    };
  }
  const said = [
    `${counts.done} of ${of} done`,
    ragCountsInWords(counts),
    overdue > 0 ? `${overdue} overdue` : '',
  ].filter(Boolean);
  const asked = checkIn
    ? checkIn.isLate
      ? `Check-in late, due ${dayInWords(checkIn.dueOn, now)}.`
      : `Check-in due ${dayInWords(checkIn.dueOn, now)}.`
    : '';
  const last =
    lastSentOn === null
      ? checkIn
        ? ''
        : 'No check-in yet.'
      : `Last check-in ${dayInWords(lastSentOn, now)}.`;
  return { text: asPlain([`${kindName}: ${said.join(', ')}.`, asked, last].filter(Boolean).join(' '), 300) };
}
