import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asPlain, asWords, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { ROLE_WORDS } from '#domain/access/role.ts';
import { dayOf } from '#domain/time/iso.ts';
import { dayInWords, momentInWords } from '#domain/time/words.ts';
import type { LetterView } from '#workflows/letters/read-letter.ts';

const LINE = 500;
/** Of one part, so many lines stand by themselves; the rest follow on the last. */
const LINES = 5;
/** What the document has beside, where the card is about a category. */
const IN_DOCUMENT = ['Visits and meetings to expect', 'What the school sends us'];

export function view(letter: LetterView, _viewer: Viewer, { now, link, kept }: Scene): ViewData {
  const { standing, sees, stage, isShared, today, opensDocuments, from } = letter;
  const isHead = sees === 'head';
  const shown = letter.sections.filter(({ heading }) => standing === null || !IN_DOCUMENT.includes(heading));
  return {
    title: titleOf(letter),
    why: whyNow(letter, now),
    hasFacts: factsOf(letter, now).length > 0,
    facts: factsOf(letter, now),
    hasStanding: standing !== null,
    standing: asPlain(standing ?? '', 200),
    opening: letter.opening.map(text => ({ text: asWords(text, LINE) })),
    sections: shown.map(({ heading, paragraphs, bullets }) => ({
      heading: asWords(heading, 160),
      lines: linesOf(paragraphs, bullets),
    })),
    hasMore: shown.length < letter.sections.length,
    confirms: isHead && stage === 'new',
    shares: isHead && stage === 'received' && isShared,
    sharedOn: kept.sharedOn ?? asWords(today),
    earliest: asWords(from),
    today: asWords(today),
    hasLink: link !== '',
    link,
    offersDocument: opensDocuments && link === '',
    asAt: plainText`As at ${momentInWords(now, now)}`,
  };
}

function linesOf(paragraphs: readonly string[], bullets: readonly string[]) {
  const marked = bullets.map(line => `• ${line}`);
  const lines = [...(paragraphs.length > 0 ? [paragraphs.join(' ')] : []), ...marked];
  const shown =
    lines.length > LINES
      ? [
          ...lines.slice(0, LINES - 1),
          lines
            .slice(LINES - 1)
            .join('; ')
            .replaceAll('; • ', '; '),
        ]
      : lines;
  return shown.map(line => ({ text: asWords(line, LINE) }));
}

function titleOf({ sees, stage, isShared, schoolName, categoryWord, title }: LetterView): Plain {
  if (sees === 'head' && stage === 'new')
    return plainText`Confirm that you have the letter about ${schoolName}`;
  if (sees === 'head' && stage === 'received' && isShared)
    return plainText`Share the ${categoryWord} with governors and staff`;
  return sees === 'head' ? asPlain(title, 200) : plainText`Letter to ${schoolName}`;
}

function whyNow(letter: LetterView, now: string): Plain {
  const { sees, stage, isShared, from, headWord } = letter;
  const title = sees === 'trust' ? letter.title.replace(/^Your school’s/, 'The school’s') : letter.title;
  const since = dayInWords(from, now);
  if (stage === 'coming')
    return plainText`${title}. The school has it from ${since}; until then nobody there sees it.`;
  if (stage === 'replaced') return plainText`${title}. A later letter has taken the place of this one.`;
  if (sees !== 'head') return plainText`${title}, from ${since}.`;
  if (stage === 'new')
    return plainText`${title}. Please read it here or as a document, then press the button.`;
  if (stage === 'received' && isShared)
    return plainText`You have the letter. When all governors and staff know what it says and what it means, give the day.`;
  return plainText`From ${since}. Nothing is left to be done by the ${headWord.toLowerCase()}.`;
}

function factsOf(letter: LetterView, now: string) {
  const { acknowledgedAt, acknowledgedBy, sharedOn, sharedBy, stage, sees, isShared, copies } = letter;
  const facts: [string, string][] = [];
  if (acknowledgedAt !== null)
    facts.push(['Received', `${dayInWords(dayOf(acknowledgedAt), now)}, by ${acknowledgedBy}`]);
  else if (sees === 'trust' && stage === 'new') facts.push(['Received', 'Not confirmed yet']);
  if (sharedOn !== null)
    facts.push(['Shared', `With governors and staff on ${dayInWords(sharedOn, now)}, as ${sharedBy} says`]);
  else if (sees === 'trust' && isShared && stage === 'received') facts.push(['Shared', 'Not yet']);
  for (const copy of copies) facts.push([roleOf(copy), `${copy.name}, ${copyInWords(copy, now)}`]);
  return facts.map(([title, value]) => ({ title: asPlain(title, 60), value: asPlain(value, 200) }));
}

const roleOf = ({ role }: LetterView['copies'][number]) =>
  `${ROLE_WORDS[role].charAt(0).toUpperCase()}${ROLE_WORDS[role].slice(1)}`;

function copyInWords({ way, state, changedAt }: LetterView['copies'][number], now: string): string {
  const by = `by ${way}`;
  const on = dayInWords(dayOf(changedAt), now);
  switch (state) {
    case 'sent':
      return `${by}, ${on}`;
    case 'failed':
      return `${by}: it could not be sent`;
    case 'unknown':
      return `${by}: nobody knows whether it arrived`;
    case 'no-address':
      return 'no address is known: please print it';
    default:
      return way === 'card' ? 'by card: waits until their chat is open' : `${by}: waits to be sent`;
  }
}
