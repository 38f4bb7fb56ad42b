import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { dayOf } from '#domain/time/iso.ts';
import { dayInWords, listInWords, momentInWords } from '#domain/time/words.ts';
import type { ReviewView } from '#workflows/categories/review-view.ts';
import { formsOf } from './form-view.ts';
import { linksOf, sectionsOf } from './sections.ts';
import { titleOf } from './title.ts';
import { whyNow } from './why.ts';

export function view(subject: ReviewView, _viewer: Viewer, scene: Scene): ViewData {
  const { now } = scene;
  const links = linksOf(subject);
  const notes = notesOf(subject);
  return {
    title: asPlain(titleOf(subject), 200),
    why: whyNow(subject, now),
    facts: factsOf(subject, now),
    sections: sectionsOf(subject, now),
    hasLinks: links.length > 0,
    opened: links,
    notes: notes.map(text => ({ text: asPlain(text, 500) })),
    ...formsOf(subject, scene),
    asAt: plainText`As at ${momentInWords(now, now)}`,
  };
}

function factsOf(
  { current, proposal, meaning, word, settled, decider, state, sees }: ReviewView,
  now: string,
) {
  const today = dayOf(now);
  const facts: [string, string][] = [
    ['Now', current ? `${current.name}, since ${dayInWords(current.since, now)}` : `No ${word} yet`],
  ];
  if (proposal && meaning && state !== 'settled' && state !== 'differing')
    facts.push(['Proposed', meaning.name]);
  if (proposal && !settled && state !== 'differing' && proposal.from > today)
    facts.push(['From', dayInWords(proposal.from, now)]);
  if (sees === 'school' && state === 'with-head' && decider.names.length > 0)
    facts.push(['If you do not agree', `${listInWords(decider.names)} (${decider.word}) decides`]);
  return facts.map(([title, value]) => ({ title: asPlain(title), value: asPlain(value, 200) }));
}

/** What the reader must know beside what is written. */
function notesOf({ state, sees, may, decider, headWord }: ReviewView): string[] {
  if (sees === 'school' && state === 'with-head')
    return [
      `If no answer comes it is not taken as a yes: ${decider.word} decides, and the record says that it was not answered.`,
      'Until it holds, nobody else at your school sees this.',
    ];
  if (may.propose && state === 'open')
    return [`Please talk about it with the ${headWord} in person first; then put it to them here.`];
  if (may.rule)
    return ['You may decide for what is proposed, for what the school holds to be right, or for another.'];
  if (state === 'settled')
    return [
      'If things change it can be looked at again. What is on the record stays, and a mistake is corrected by a new entry.',
    ];
  return [];
}
