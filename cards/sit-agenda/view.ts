import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asPlain, asWords, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { can } from '#domain/access/can.ts';
import type { Agenda, ReadLine } from '#domain/meeting/agenda.ts';
import { SECTION_WORDS } from '#domain/meeting/agenda-line.ts';
import type { Apology } from '#domain/meeting/meeting.ts';
import { dayOf } from '#domain/time/iso.ts';
import { countInWords, dayInWords, momentInWords } from '#domain/time/words.ts';
import { NO_SCHOOL } from './actions/add-item.ts';
import { mayContribute, meetingOf } from './meeting-of.ts';
import { type Page, pagesOf } from './pages.ts';

const APOLOGIES_SHOWN = 12;
/** With longer notes than this only the names are shown. */
const APOLOGIES_LENGTH = 1200;
/** More would not fit into a card; in a bigger trust the school is named in the text. */
const CHOICES = 100;

/** Everything here is safe for whoever reads: the agenda was made for this reader and holds nothing that is not. */
export function view(agenda: Agenda, { actor, surface }: Viewer, scene: Scene): ViewData {
  const { now, kept } = scene;
  // In front of a channel the forms are for whoever may use them; to one person who may not, they would be dead.
  const mayAdd = agenda.open && (actor === null || mayContribute(actor, agenda).ok);
  const isOn = agenda.state === 'planned' || agenda.state === 'running';
  const mayChair =
    isOn && (surface !== 'personal' || !actor || can(actor, 'meeting.take-over', meetingOf(agenda)));
  const apologies = asWords(inOneLine(agenda.apologies), APOLOGIES_LENGTH);
  const choices = mayAdd ? agenda.choices.slice(0, CHOICES) : [];
  const offered = choices.map(({ urn, name }) => ({ title: asWords(name, 80), value: asWords(urn) }));
  const pages = pagesOf(agenda, Buffer.byteLength(JSON.stringify([offered, apologies, agenda.reason])));
  const at = Math.min(scene.page, pages.length);
  const page = pages[at - 1] ?? [];
  return {
    title: plainText`${agenda.seriesName} agenda, ${momentInWords(agenda.startsAt, now)}`,
    why: why(agenda, scene, mayAdd),
    hasNews: agenda.movedFrom !== null || agenda.reason !== null || agenda.state === 'cancelled',
    news: news(agenda, scene),
    mayAdd,
    mayChair,
    isEmpty: agenda.sections.length === 0,
    sections: page.map(({ section, schools, lines }) => ({
      heading: asPlain(`${SECTION_WORDS[section]} (${countOf(agenda, section)})`),
      schools: schools.map(({ urn, name, continued, lines: its }) => ({
        name: continued ? plainText`${name} (continued)` : asPlain(name),
        urn: asWords(urn),
        lines: its.map(line => shownLine(line, agenda)),
      })),
      lines: lines.map(line => ({
        ...shownLine(line, agenda),
        school: asWords(line.schoolName ? `${line.schoolName}:` : '', 120),
        hasSchool: line.schoolName !== null,
      })),
    })),
    hasNote: agenda.withheld + agenda.elsewhere > 0,
    note: note(agenda, surface),
    turnsPages: pages.length > 1,
    hasMore: at < pages.length,
    moreTitle: asWords(whatIsLeft(pages.slice(at), page)),
    nextPage: at + 1,
    paged: at > 1,
    pageNote: asPlain(pages.length > 1 ? `Page ${at} of ${pages.length}` : ''),
    showsApologies: agenda.apologies.length > 0,
    apologies,
    choices: [{ title: asWords('No school in particular'), value: asWords(NO_SCHOOL) }, ...offered],
    keptText: kept.text ?? asWords(''),
    keptUrn: kept.urn || asWords(NO_SCHOOL),
    keptNote: kept.note ?? asWords(''),
    asAt: plainText`As at ${momentInWords(now, now)}`,
  };
}

function why(agenda: Agenda, { kept, now }: Scene, mayAdd: boolean): Plain {
  if (agenda.state === 'cancelled') return plainText`What people put here goes on the next agenda.`;
  if (agenda.state === 'closed') return plainText`The meeting is over, and its minutes are in the channel.`;
  if (agenda.state === 'running') return whereItIs(agenda);
  if (!agenda.open) return plainText`The meeting has begun. The agenda is kept as it was.`;
  const comesOut = agenda.comesOutAt && dayInWords(dayOf(agenda.comesOutAt), now);
  if (!mayAdd)
    return comesOut
      ? plainText`What is on it so far: it comes out on ${comesOut}.`
      : plainText`What the team means to talk about.`;
  // The forms are folded away when a card is drawn: what was typed is there, and must be seen to be.
  if (kept.text) return plainText`What you typed is kept: press “Add an item” to change it.`;
  if (kept.note) return plainText`What you typed is kept: press “Send apologies” to change it.`;
  if (comesOut)
    return plainText`What is on it so far: it comes out on ${comesOut}. Until ${momentInWords(agenda.startsAt, now)} you can add to it, or send apologies.`;
  // Nothing here goes out of date while the card hangs in the channel.
  return plainText`Until ${momentInWords(agenda.startsAt, now)} you can add what the team should talk about, or send apologies.`;
}

function whereItIs({ at, sections, elsewhere, chairName }: Agenda): Plain {
  const line = sections.flatMap(({ lines }) => lines).find(({ id }) => id === at?.lineId);
  // What is not shown is confidential, or about a school that is not everybody's here to read about.
  const hidden = elsewhere === 0 ? 'a confidential item' : 'an item that is not shown here';
  const where = at ? `: ${at.position} of ${at.of}, ${line?.schoolName ?? line?.text ?? hidden}` : '';
  const chair = chairName ? `${chairName} is in the chair.` : 'Nobody is in the chair.';
  return plainText`The meeting is on${where}. ${chair}`;
}

function news({ state, movedFrom, reason }: Agenda, { now }: Scene): Plain {
  const because = reason ? `: ${reason}` : '';
  if (state === 'cancelled') return plainText`Cancelled${because}`;
  if (movedFrom) return plainText`Moved from ${momentInWords(movedFrom, now)}${because}`;
  return plainText`Called extra${because}`;
}

const MARKS = {
  open: '',
  discussed: '✓ ',
  parked: 'Parked: ',
  carried: 'Carried forward: ',
  dropped: 'Dropped: ',
};

function shownLine(line: ReadLine, { at }: Agenda) {
  // The section of that name says it for its own lines.
  const confidential = line.audience !== 'channel' && line.section !== 'confidential' ? 'Confidential' : '';
  const by = [confidential, line.addedByName, line.now, line.reason, line.outcomeReason]
    .filter(Boolean)
    .join('. ');
  return {
    mark: asWords(at?.lineId === line.id ? 'Now:' : MARKS[line.outcome].trim()),
    hasMark: at?.lineId === line.id || line.outcome !== 'open',
    text: asWords(line.text),
    by: asWords(by, 200),
    hasBy: by !== '',
  };
}

function note({ withheld, elsewhere }: Agenda, surface: Viewer['surface']): Plain {
  const confidential =
    withheld === 0
      ? ''
      : withheld === 1
        ? 'One confidential item, which the chair has.'
        : `${withheld} confidential items, which the chair has.`;
  const lines = countInWords(elsewhere, 'line');
  const others =
    elsewhere === 0
      ? ''
      : surface === 'personal'
        ? `${lines} about schools that are not yours to see.`
        : `${lines} about schools: type “agenda” in your own chat for those you may see.`;
  return asPlain([confidential, others].filter(Boolean).join(' '));
}

const countOf = ({ sections }: Agenda, section: string): number => {
  const lines = sections.find(each => each.section === section)?.lines ?? [];
  return section === 'schools' ? new Set(lines.map(({ urn, id }) => urn ?? id)).size : lines.length;
};

/** "and 12 more schools"; once the schools are through, what else is left. */
function whatIsLeft(rest: readonly Page[], here: Page): string {
  const parts = rest.flat();
  const urns = new Set(parts.flatMap(({ schools }) => schools.map(({ urn }) => urn)));
  const last = here.at(-1)?.schools.at(-1)?.urn;
  if (last) urns.delete(last);
  if (urns.size > 0) return `and ${countInWords(urns.size, 'more school')}`;
  const lines = parts.flatMap(({ lines: alone, schools }) => [
    ...alone,
    ...schools.flatMap(school => school.lines),
  ]);
  return `and ${countInWords(lines.length, 'more line')}`;
}

function inOneLine(apologies: readonly Apology[]): string {
  const shown = apologies.slice(0, APOLOGIES_SHOWN);
  const rest = apologies.length > shown.length ? [`and ${apologies.length - shown.length} more`] : [];
  const said = shown.map(({ name, note: why }) => (why ? `${name}: ${why}` : name));
  const all = [...said, ...rest].join('; ');
  return all.length <= APOLOGIES_LENGTH ? all : [...shown.map(({ name }) => name), ...rest].join('; ');
}
