import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asPlain, asWords, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { dayOf } from '#domain/time/iso.ts';
import { countInWords, dayInWords, momentInWords, timeInWords } from '#domain/time/words.ts';
import type { VisitRow, VisitsAnswer } from '#workflows/visits/list-visits.ts';

const ON_A_PAGE = 12;

export function view(answer: VisitsAnswer, _viewer: Viewer, { now, page }: Scene): ViewData {
  const rows = answer.kind === 'visits' ? answer.rows : [];
  const pages = Math.max(Math.ceil(rows.length / ON_A_PAGE), 1);
  const at = Math.min(page, pages);
  const shown = rows.slice((at - 1) * ON_A_PAGE, at * ON_A_PAGE);
  const left = rows.length - at * ON_A_PAGE;
  const schools = answer.kind === 'choose' ? answer.schools : answer.kind === 'none' ? answer.nearest : [];
  const choices = shown.flatMap(({ visitId, schoolName, what, on }) =>
    visitId === null
      ? []
      : [{ title: asWords(`${schoolName}: ${what}, ${dayInWords(on, now)}`, 110), value: asWords(visitId) }],
  );
  // The title names it.
  const isOfOneSchool = answer.kind === 'visits' && rows.every(row => answer.title.endsWith(row.schoolName));
  const next = shown.find(({ visitId, on }) => visitId !== null && on >= dayOf(now));
  return {
    title: titleOf(answer),
    why: whyNow(answer, now),
    days: [...Map.groupBy(shown, ({ on }) => on)].map(([on, ofDay]) => ({
      heading: asPlain(dayInWords(on, now)),
      visits: ofDay.map(row => shownRow(row, isOfOneSchool)),
    })),
    canOpen: choices.length > 0,
    choices,
    // The next one is what most people look for.
    chosen: asWords((next ?? shown.find(({ visitId }) => visitId !== null))?.visitId ?? ''),
    hasMore: left > 0,
    moreTitle: asWords(`and ${countInWords(left, 'more visit')}`),
    nextPage: at + 1,
    paged: at > 1,
    offers: schools.length > 0,
    offered: schools.map(({ urn, name }) => ({ urn: asWords(urn), name: asWords(name, 80) })),
    asAt: plainText`As at ${momentInWords(now, now)}`,
  };
}

function titleOf(answer: VisitsAnswer): Plain {
  if (answer.kind === 'visits') return asPlain(answer.title, 150);
  return answer.kind === 'choose' ? plainText`Which school do you mean?` : plainText`No school by that name`;
}

function whyNow(answer: VisitsAnswer, now: string): Plain {
  if (answer.kind === 'choose') return plainText`More than one fits “${answer.asked}”.`;
  if (answer.kind === 'none')
    return answer.nearest.length > 0
      ? plainText`There is no school called “${answer.asked}” that you can see. Did you mean one of these?`
      : plainText`There is no school called “${answer.asked}” that you can see. Please check the spelling.`;
  const span = `${dayInWords(answer.from, now)} to ${dayInWords(answer.to, now)}`;
  return answer.rows.length === 0
    ? plainText`No visit that you can see, ${span}.`
    : plainText`${countInWords(answer.rows.length, 'visit')}, ${span}.`;
}

const STATES: Readonly<Record<VisitRow['state'], string>> = {
  booked: '',
  offered: 'offered, not booked yet',
  held: 'took place',
  'not-held': 'did not take place',
};

function shownRow({ startsAt, schoolName, what, leadName, state }: VisitRow, isOfOneSchool: boolean) {
  const when = startsAt === null ? '' : `${timeInWords(startsAt)} `;
  const named = what ?? 'visit';
  const rest = [leadName, STATES[state]].filter(Boolean).join(', ');
  return {
    school: asWords(`${when}${isOfOneSchool ? named : schoolName}`, 150),
    rest: asWords(isOfOneSchool ? rest : `${named}, ${rest}`, 200),
  };
}
