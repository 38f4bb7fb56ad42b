import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { Room } from '#cards-kit/room.ts';
import { asLines, asPlain, asWords, plainText, type Words } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { dayOf } from '#domain/time/iso.ts';
import { dayInWords, listInWords, momentInWords, timeInWords } from '#domain/time/words.ts';
import { linesOf } from '#domain/visit/evidence-links.ts';
import type { VisitBrief } from '#workflows/visits/read-brief.ts';
import { LONGEST } from './actions/add.ts';

/** Of one part, so many lines stand by themselves; the rest follow on the last. */
const LINES = 3;
const TEXT_BYTES = 13_000;

export function view(brief: VisitBrief, _viewer: Viewer, { now, kept }: Scene): ViewData {
  const { kind, schoolName, about, mayAdd, last } = brief;
  const room = new Room(TEXT_BYTES);
  const part = (heading: string, lines: readonly string[]) => sectionOf(heading, lines, room);
  const parts = [
    part('Focus', linesOf(brief.focus)),
    part('What it is for', brief.isFor.map(inWords)),
    part(
      last
        ? `Agreed at the last visit, ${last.name}, ${dayInWords(last.heldOn, now)}`
        : 'Agreed at the last visit',
      last
        ? last.actions.length > 0
          ? last.actions
          : ['No actions were agreed.']
        : ['Nothing is on record yet.'],
    ),
    part('People to meet', linesOf(brief.meet)),
    part('Documents wanted', linesOf(brief.documents)),
    part('Agenda', brief.agenda),
  ];
  return {
    title: plainText`Brief: ${kind} at ${schoolName}`,
    why: asPlain(whyNow(brief, now)),
    about: asPlain(about),
    hasAbout: about !== '',
    facts: factsOf(brief, now),
    sections: parts.filter(({ lines }) => lines.length > 0),
    mayAdd,
    focus: kept.focus ?? asLines(brief.focus, LONGEST),
    meet: kept.meet ?? asLines(brief.meet, LONGEST),
    wanted: kept.wanted ?? asLines(brief.documents, LONGEST),
    asAt: plainText`As at ${momentInWords(now, now)}`,
  };
}

function whyNow({ isOver, isDue, mayAdd, focus }: VisitBrief, now: string): string {
  if (isOver) return 'The visit is over.';
  if (!isDue) return `The visit is not booked for this time any more, as at ${momentInWords(now, now)}.`;
  return mayAdd && focus === ''
    ? 'Everybody of the visit has this. You can still say what the focus is.'
    : 'Everybody of the visit has this.';
}

function factsOf(
  { startsAt, endsAt, isOnline, schoolName, town, leadName, with: others }: VisitBrief,
  now: string,
) {
  const end = dayOf(startsAt) === dayOf(endsAt) ? timeInWords(endsAt) : momentInWords(endsAt, now);
  const place = isOnline ? 'Online' : [schoolName, town].filter(Boolean).join(', ');
  const names = others.map(
    ({ name, as, hasDeclined }) => `${name} (${as}${hasDeclined ? ', has declined' : ''})`,
  );
  return [
    ['When', `${momentInWords(startsAt, now)} to ${end}`],
    ['Where', place],
    ['Led by', leadName],
    ...(names.length > 0 ? [['With', listInWords(names)]] : []),
  ].map(([title = '', value = '']) => ({ title: asPlain(title), value: asPlain(value, 500) }));
}

const inWords = ({ name, rule }: VisitBrief['isFor'][number]) => (rule ? `${name}: ${rule}` : name);

function sectionOf(heading: string, lines: readonly string[], room: Room): Section {
  const shown =
    lines.length > LINES ? [...lines.slice(0, LINES - 1), lines.slice(LINES - 1).join('; ')] : lines;
  return {
    heading: asWords(heading, 150),
    lines: room.take(shown.map(line => ({ text: asWords(line, 600) }))),
  };
}

type Section = { heading: Words; lines: { text: Words }[] };
