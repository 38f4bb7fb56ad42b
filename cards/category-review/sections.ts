import { asWords, type Words } from '#cards-kit/text.ts';
import { dayOf } from '#domain/time/iso.ts';
import { capital, countInWords, dayInWords } from '#domain/time/words.ts';
import { linesOf, webAddress } from '#domain/visit/evidence-links.ts';
import type { ProposalView, ReviewView } from '#workflows/categories/review-view.ts';

type Section = { readonly heading: Words; readonly lines: readonly { readonly text: Words }[] };

const LINE = 900;

/** What is read: what the category means, what it rests on, what each side has said, what was decided. */
export function sectionsOf(subject: ReviewView, now: string): Section[] {
  const { meaning, proposal, other, state, sees, may } = subject;
  const isOver = state === 'settled';
  const shown = [
    // Of two proposals neither is what it comes to yet.
    meaning && state !== 'differing' && section(`What ${meaning.name} means`, meaningLines(meaning)),
    proposal &&
      section(
        isOver || sees === 'school' ? 'Why' : `${proposal.byName}: ${proposal.category.name}`,
        whyLines(proposal, now),
      ),
    other && section(`${other.byName}: ${other.category.name}`, whyLines(other, now)),
    section('Agreed among officers', chosenLines(subject)),
    section('Talked about first', talkLines(subject, now)),
    ...exchangeOf(subject, now),
    subject.settled?.reason ? section('The reason', [subject.settled.reason]) : null,
    subject.withdrawn && !may.propose ? section('Why', [subject.withdrawn.reason]) : null,
  ];
  return shown.filter((each): each is Section => each !== null && each !== false && each.lines.length > 0);
}

/** The dispute, the team's reply, and the dispute that was held to, in that order. */
function exchangeOf({ answers, reply, headWord }: ReviewView, now: string): Section[] {
  const [first, second] = answers
    .filter(({ kind }) => kind === 'disputed')
    .map(({ at, reasons, prefers, forName, byName }) =>
      section(`${capital(headWord)}, ${dayInWords(dayOf(at), now)}`, [
        reasons,
        prefers ? `Holds to be right: ${prefers}` : '',
        forName ? `${byName} answered for ${forName}` : '',
      ]),
    );
  const replied =
    reply &&
    section(`${reply.byName}, ${dayInWords(dayOf(reply.at), now)}`, [
      reply.words,
      reply.changedTo ? `Now proposes ${reply.changedTo}` : 'Proposes the same still',
    ]);
  return [first, replied, second].filter(each => each !== undefined && each !== null);
}

/** Evidence that the school points to, to be opened. */
export function linksOf({ answers }: ReviewView) {
  return answers
    .flatMap(({ links }) => links)
    .flatMap((link, at) => {
      const url = webAddress(link);
      if (url === null) return [];
      const text = asWords(link.replace(/^https:\/\//i, ''), 80);
      return [{ mark: asWords(`${at + 1}.`), text, url: asWords(url, 300) }];
    });
}

const section = (heading: string, lines: readonly string[]): Section => ({
  heading: asWords(heading, 120),
  lines: lines.filter(line => line !== '').map(line => ({ text: asWords(line, LINE) })),
});

function meaningLines({
  descriptor,
  support,
  challenge,
  autonomy,
  takesOn,
  target,
}: NonNullable<ReviewView['meaning']>) {
  return [
    descriptor,
    support.length > 0 ? `The school gets: ${support.join('; ')}` : '',
    challenge.length > 0 ? `It is asked to: ${challenge.join('; ')}` : '',
    `How far it leads itself: ${autonomy}${takesOn ? `. It takes on: ${takesOn}` : ''}`,
    target ? `Target: ${target.name}${target.by ? ` by ${dayInWords(target.by)}` : ''}` : '',
  ];
}

/** A card has room for so many lines of each; what is over stands on the last. */
const WORDS_LINES = 3;
const EVIDENCE_LINES = 2;

function whyLines({ words, evidence, factors, discussedOn }: ProposalView, now: string): string[] {
  const typed = linesOf(words);
  const more = evidence.length - EVIDENCE_LINES;
  return [
    ...typed.slice(0, WORDS_LINES - 1),
    typed.slice(WORDS_LINES - 1).join('; '),
    ...evidence.slice(0, EVIDENCE_LINES).map(line => `• ${line}`),
    more > 0 ? `and ${countInWords(more, 'more report')}` : '',
    factors.length > 0 ? `Among what the trust looks at: ${factors.join('; ')}` : '',
    `Talked about in person on ${dayInWords(discussedOn, now)}`,
  ];
}

function chosenLines({ chosen }: ReviewView): string[] {
  return chosen ? [`${chosen.byName}: ${chosen.reason}`] : [];
}

function talkLines({ talk }: ReviewView, now: string): string[] {
  if (!talk) return [];
  return [
    talk.note ? `${talk.byName}: ${talk.note}` : `${talk.byName} asked to talk first`,
    talk.on ? `Talked on ${dayInWords(talk.on, now)}${talk.outcome ? `: ${talk.outcome}` : ''}` : '',
  ];
}
