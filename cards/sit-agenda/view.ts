import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asPlain, asWords, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import type { Agenda } from '#domain/meeting/agenda.ts';
import type { AgendaItem } from '#domain/meeting/meeting.ts';
import { dayOf, daysBetween, type IsoInstant } from '#domain/time/iso.ts';
import { countInWords, dayInWords, momentInWords } from '#domain/time/words.ts';

const SCHOOLS_SHOWN = 6;
const LINES_SHOWN = 3;
const ITEMS_SHOWN = 6;
const CHOICES = 200;

/** Everything here is safe for the whole channel: the agenda holds nothing that is not. */
export function view(agenda: Agenda, _viewer: Viewer, { now, page, kept }: Scene): ViewData {
  const pages = Math.max(1, Math.ceil(agenda.schools.length / SCHOOLS_SHOWN));
  const at = Math.min(page, pages);
  const shown = agenda.schools.slice((at - 1) * SCHOOLS_SHOWN, at * SCHOOLS_SHOWN);
  const rest = agenda.schools.length - at * SCHOOLS_SHOWN;
  return {
    title: plainText`${agenda.seriesName} agenda, ${momentInWords(agenda.startsAt, now)}`,
    why: agenda.open
      ? plainText`The meeting is ${howSoon(agenda.startsAt, now)}. Add what the team should talk about, or send apologies.`
      : plainText`This meeting has started. The agenda is kept as it was.`,
    open: agenda.open,
    schoolsHeading: plainText`Schools to discuss (${agenda.schools.length})`,
    noSchools: agenda.schools.length === 0,
    schools: shown.map(school => ({
      name: asPlain(school.name, 100),
      lines: school.lines.slice(0, LINES_SHOWN).map(line),
      hidden: school.lines.length > LINES_SHOWN,
      hiddenText: plainText`and ${countInWords(school.lines.length - LINES_SHOWN, 'more line')}`,
    })),
    hasMore: rest > 0,
    moreTitle: asWords(`and ${countInWords(Math.max(rest, 0), 'more school')}`),
    nextPage: at + 1,
    paged: at > 1,
    hasItems: agenda.items.length > 0,
    items: agenda.items.slice(0, ITEMS_SHOWN).map(line),
    itemsHidden: agenda.items.length > ITEMS_SHOWN,
    itemsHiddenText: plainText`and ${countInWords(Math.max(agenda.items.length - ITEMS_SHOWN, 0), 'more item')}`,
    hasApologies: agenda.apologies.length > 0,
    apologies: agenda.apologies
      .slice(0, 12)
      .map(({ name, note }) => ({ text: asWords(note ? `${name}: ${note}` : name, 260) })),
    choices: [
      { title: asWords('No school in particular'), value: asWords('') },
      ...agenda.choices
        .slice(0, CHOICES)
        .map(({ urn, name }) => ({ title: asWords(name, 100), value: asWords(urn) })),
    ],
    keptText: kept.text ?? asWords(''),
    keptUrn: kept.urn ?? asWords(''),
    keptNote: kept.note ?? asWords(''),
    asAt: plainText`As at ${momentInWords(now, now)}`,
  };
}

function line({ text, addedByName }: AgendaItem) {
  return {
    text: asWords(text),
    by: asWords(addedByName ? `  ${addedByName}` : '', 80),
    hasBy: addedByName !== null,
  };
}

function howSoon(startsAt: IsoInstant, now: IsoInstant): string {
  const days = daysBetween(dayOf(now), dayOf(startsAt));
  if (days <= 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${days} days, on ${dayInWords(dayOf(startsAt), now)}`;
}
