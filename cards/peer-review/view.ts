import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asPlain, asWords, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { LONGEST_FOCUS } from '#domain/coaching/write-up.ts';
import { dayInWords, listInWords, momentInWords, someInWords } from '#domain/time/words.ts';
import type { PeerReviewSubject } from '#workflows/coaching/peer-review-view.ts';
import { entriesOf, formOf } from './form-view.ts';
import { maySettle, mayWrite } from './may-settle.ts';
import { readersInWords, whyClosed } from './readers.ts';
import { givenOf, shareForm } from './share-view.ts';
import { titleOf } from './title.ts';
import { whyNow } from './why-now.ts';

const NAMES = 6;
const MISSES = 3;

/** What everybody of the group has before it, beside the focus. */
const PROMPTS = [
  'Before: what would the host like to know, and what would show it?',
  'There: what do you see and hear, and what do pupils and staff say about it?',
  'Together, before you part: what was learned, and what will the host do about it?',
];

export function view(subject: PeerReviewSubject, _viewer: Viewer, scene: Scene): ViewData {
  const { kind, stage, part, cannotSeal } = subject;
  const { now, kept } = scene;
  const isMain = kind === 'peer-review';
  const asksFocus = isMain && part === 'host' && (stage === 'ahead' || stage === 'unplanned');
  const writes = mayWrite(subject).ok;
  const isBefore = stage === 'ahead' && isMain;
  const tells = kind === 'write' || (isMain && part !== 'team' && (stage === 'held' || isBefore));
  const closed = (kind === 'write' || (isMain && stage === 'held' && writes)) && cannotSeal !== null;
  return {
    title: asPlain(titleOf(subject, now), 200),
    why: whyNow(subject, now),
    ...{ hasReaders: tells, readers: tells ? readersInWords(subject) : asPlain('') },
    ...{ hasClosed: closed, closed: closed ? whyClosed(cannotSeal, 'write') : asPlain('') },
    hasFacts: kind !== 'share',
    facts: factsOf(subject, now),
    notes: isMain ? notesOf(subject, now).map(text => ({ text })) : [],
    hasPrompts: isBefore && part !== 'team',
    prompts: PROMPTS.map(text => ({ text: asPlain(text) })),
    asksFocus,
    focusLabel: asWords('What is it to look at? A heading: the trust sees it.'),
    focus: kept.focus ?? asWords(subject.focus, LONGEST_FOCUS),
    asksHeld: isMain && maySettle(subject).ok,
    notHeldWhy: kept.notHeldWhy ?? asWords(''),
    ...entriesOf(subject, scene),
    ...formOf(subject, scene),
    ...shareForm(subject, scene),
    ...givenOf(subject, now),
    mayWrite: isMain && writes,
    writeTitle: asWords(subject.writers.length > 0 ? 'Write' : 'Write it up'),
    mayRead: isMain && subject.mayRead && subject.writers.length > 0,
    readTitle: asWords(`Read what was written (${subject.writers.length})`),
    mayShare: isMain && writes,
    mayRebook: isMain && stage === 'not-held' && (part === 'host' || part === 'visitor'),
    mayGoBack: !isMain,
    asAt: plainText`As at ${momentInWords(now, now)}`,
  };
}

function factsOf(subject: PeerReviewSubject, now: string) {
  const { kind, groupName, host, visitors, startsAt, period, focus, part } = subject;
  const facts: [string, string][] = [['When', startsAt === null ? period : momentInWords(startsAt, now)]];
  if (kind === 'peer-review' || kind === 'write') {
    facts.push(['Host', host]);
    if (visitors.length > 0) facts.push(['Visitors', someInWords(visitors, NAMES)]);
    facts.push(['Group', groupName]);
  }
  facts.push([
    'Focus',
    focus === '' ? (part === 'host' ? 'For you to say' : 'The host has not said yet') : focus,
  ]);
  return facts.map(([title, value]) => ({ title: asPlain(title), value: asPlain(value, 300) }));
}

/** What became of it before, and who has written. */
function notesOf(subject: PeerReviewSubject, now: string): Plain[] {
  const { stage, reason, reasonByName, misses, writers, part } = subject;
  const notes: Plain[] = [];
  if (stage === 'not-held' && reason !== null)
    notes.push(plainText`■ Not held: ${reason} (${reasonByName ?? 'the group'})`);
  if (stage === 'off' && reason !== null) notes.push(plainText`Called off: ${reason}`);
  const earlier = stage === 'not-held' ? misses.slice(0, -1) : misses;
  for (const { on, reason: why } of earlier.slice(-MISSES))
    notes.push(plainText`■ It was to be on ${dayInWords(on, now)} and was not held: ${why}`);
  if (stage === 'held' && part !== 'team')
    notes.push(
      writers.length > 0
        ? plainText`${listInWords(writers)} ${writers.length === 1 ? 'has' : 'have'} written.`
        : subject.isKeptFromThem
          ? plainText`What was written is for those who were of the group then.`
          : plainText`Nobody has written yet.`,
    );
  return notes;
}
