import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asPlain, asWords, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import type { Agenda } from '#domain/meeting/agenda.ts';
import type { AgendaItem, Apology } from '#domain/meeting/meeting.ts';
import { countInWords, momentInWords } from '#domain/time/words.ts';
import { NO_SCHOOL } from './actions/add-item.ts';
import { mayContribute } from './meeting-of.ts';
import { pagesOf } from './pages.ts';

const APOLOGIES_SHOWN = 12;
/** More would not fit into a card; in a bigger trust the school is named in the text. */
const CHOICES = 100;

/** Everything here is safe for the whole channel: the agenda holds nothing that is not. */
export function view(agenda: Agenda, { actor }: Viewer, scene: Scene): ViewData {
  const { now, kept } = scene;
  // In front of a channel the forms are for whoever may use them; to one person who may not, they would be dead.
  const mayAdd = agenda.open && (actor === null || mayContribute(actor, agenda).ok);
  const pages = pagesOf(agenda);
  const at = Math.min(scene.page, pages.length);
  const { schools = [], items = [] } = pages[at - 1] ?? {};
  const ofPages = pages.length > 1 ? `, page ${at} of ${pages.length}` : '';
  const noSchools = agenda.schools.length === 0;
  return {
    title: plainText`${agenda.seriesName} agenda, ${momentInWords(agenda.startsAt, now)}`,
    why: why(agenda, scene, mayAdd),
    mayAdd,
    showsSchools: noSchools || schools.length > 0,
    schoolsHeading: asPlain(`Schools to discuss (${agenda.schools.length})${ofPages}`),
    noSchools,
    schools: schools.map(({ name, continued, lines }) => ({
      name: continued ? plainText`${name} (continued)` : asPlain(name),
      lines: lines.map(line),
    })),
    showsItems: items.length > 0,
    itemsHeading: asPlain(`Other items (${agenda.items.length})${schools.length > 0 ? '' : ofPages}`),
    items: items.map(line),
    turnsPages: pages.length > 1,
    hasMore: at < pages.length,
    moreTitle: asWords(whatIsLeft(pages.slice(at), schools.at(-1)?.urn)),
    nextPage: at + 1,
    paged: at > 1,
    showsApologies: agenda.apologies.length > 0,
    apologies: asWords(inOneLine(agenda.apologies), 3000),
    choices: [
      { title: asWords('No school in particular'), value: asWords(NO_SCHOOL) },
      ...agenda.choices
        .slice(0, CHOICES)
        .map(({ urn, name }) => ({ title: asWords(name, 80), value: asWords(urn) })),
    ],
    keptText: kept.text ?? asWords(''),
    keptUrn: kept.urn || asWords(NO_SCHOOL),
    keptNote: kept.note ?? asWords(''),
    asAt: plainText`As at ${momentInWords(now, now)}`,
  };
}

function why({ open }: Agenda, { kept }: Scene, mayAdd: boolean) {
  if (!open) return plainText`The meeting has begun. The agenda is kept as it was.`;
  if (!mayAdd) return plainText`What the team means to talk about.`;
  // The forms are folded away when a card is drawn: what was typed is there, and must be seen to be.
  if (kept.text) return plainText`What you typed is kept: press “Add an item” to change it.`;
  if (kept.note) return plainText`What you typed is kept: press “Send apologies” to change it.`;
  // Nothing here goes out of date while the card hangs in the channel.
  return plainText`Until the meeting begins you can add what the team should talk about, or send apologies.`;
}

function line({ text, addedByName }: AgendaItem) {
  return {
    text: asWords(text),
    by: asWords(addedByName ?? '', 80),
    hasBy: addedByName !== null,
  };
}

/** "and 12 more schools"; once the schools are through, what else is left. */
function whatIsLeft(rest: ReturnType<typeof pagesOf>, lastUrn: string | undefined): string {
  const urns = new Set(rest.flatMap(page => page.schools.map(school => school.urn)));
  if (lastUrn) urns.delete(lastUrn);
  if (urns.size > 0) return `and ${countInWords(urns.size, 'more school')}`;
  const items = rest.flatMap(page => page.items).length;
  if (items > 0) return `and ${countInWords(items, 'more item')}`;
  const lines = rest.flatMap(page => page.schools.flatMap(school => school.lines)).length;
  return `and ${countInWords(lines, 'more line')}`;
}

function inOneLine(apologies: readonly Apology[]): string {
  const shown = apologies
    .slice(0, APOLOGIES_SHOWN)
    .map(({ name, note }) => (note ? `${name}: ${note}` : name));
  const rest = apologies.length - shown.length;
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ');
}
