import type { Scene } from '#cards-kit/define-card.ts';
import { asLines, asWords, type Words } from '#cards-kit/text.ts';
import { LONGEST_WRITTEN } from '#domain/coaching/write-up.ts';
import { momentInWords } from '#domain/time/words.ts';
import { linesOf } from '#domain/visit/evidence-links.ts';
import type { PeerReviewSubject } from '#workflows/coaching/peer-review-view.ts';
import { wasReadBy, whyClosed } from './readers.ts';

/** So many stand on one page: each is three texts. */
const ON_A_PAGE = 2;
/** Of one text, so many lines stand by themselves; the rest follow on the last. */
const LINES = 3;

/** One's own form: what is kept of a press that was not taken, else what one has saved. */
export function formOf(subject: PeerReviewSubject, { kept }: Scene) {
  const mine = subject.kind === 'write' ? subject.mine : null;
  const text = (id: 'seen' | 'learned' | 'willDo'): Words =>
    kept[id] ?? asLines(mine?.[id] ?? '', LONGEST_WRITTEN);
  return {
    writes: subject.kind === 'write' && subject.stage === 'held',
    ...{ seen: text('seen'), learned: text('learned'), willDo: text('willDo') },
    willDoLabel: asWords(
      subject.part === 'host' ? 'What will you do about it?' : 'What will the host do about it?',
    ),
    told: asWords(subject.readBy),
  };
}

type Entry = Extract<PeerReviewSubject, { kind: 'read' }>['entries'][number];

/** What was written, as it is read. */
export function entriesOf(subject: PeerReviewSubject, { now, page }: Scene) {
  const all = subject.kind === 'read' ? subject.entries : [];
  const pages = Math.max(Math.ceil(all.length / ON_A_PAGE), 1);
  const at = Math.min(page, pages);
  return {
    entries: all.slice((at - 1) * ON_A_PAGE, at * ON_A_PAGE).map(each => ({
      heading: asWords(headingOf(each, now), 200),
      lines: each.words === null ? closedLine(each) : writtenLines(each.words),
    })),
    ...{ hasMore: at < pages, moreTitle: asWords(`and more: page ${at + 1} of ${pages}`), nextPage: at + 1 },
  };
}

const headingOf = ({ byName, at, readBy, isEarlier }: Entry, now: string) =>
  `${byName}, ${momentInWords(at, now)}, ${wasReadBy(readBy)}${isEarlier ? ' (saved again since)' : ''}`;

const closedLine = ({ closed }: Entry) => [
  { label: asWords(''), text: asWords(String(whyClosed(closed ?? 'changed', 'read')), 300) },
];

function writtenLines({ seen, learned, willDo }: NonNullable<Entry['words']>) {
  return [
    ...linesWith('Seen', seen),
    ...linesWith('Learned', learned),
    ...linesWith('The host will', willDo),
  ];
}

function linesWith(label: string, text: string) {
  const lines = linesOf(text);
  const shown =
    lines.length > LINES ? [...lines.slice(0, LINES - 1), lines.slice(LINES - 1).join('; ')] : lines;
  return shown.map((line, at) => ({
    label: asWords(at === 0 ? `${label}:` : ''),
    text: asWords(line, LONGEST_WRITTEN),
  }));
}
