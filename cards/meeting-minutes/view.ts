import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asPlain, asWords, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import type { MinutedLine, Minutes } from '#domain/meeting/minutes.ts';
import { countInWords, dayInWords, momentInWords } from '#domain/time/words.ts';
import type { MinutesCard } from './index.ts';
import { type MinutedPart, pagesOf } from './pages.ts';

/** The Word document has every name. */
const NAMES_SHOWN = 20;

export function view(
  { minutes, opensDocuments }: MinutesCard,
  { actor, surface }: Viewer,
  scene: Scene,
): ViewData {
  const { now, link } = scene;
  const pages = pagesOf(minutes);
  const at = Math.min(scene.page, pages.length);
  const own = actor !== null && surface === 'personal';
  const facts = [
    ['In the chair', minutes.chairName ?? 'Nobody'],
    ['Present', minutes.present.length > 0 ? inShort(minutes.present) : 'Not recorded'],
    ...(minutes.apologies.length > 0
      ? [['Apologies', inShort(minutes.apologies.map(({ name }) => name))]]
      : []),
    ...(minutes.nextAt ? [['Next meeting', momentInWords(minutes.nextAt, now)]] : []),
  ];
  return {
    title: plainText`Minutes of ${minutes.seriesName}, ${momentInWords(minutes.startsAt, now)}`,
    why: why(minutes, now),
    showsFacts: at === 1 && minutes.state !== 'cancelled',
    facts: facts.map(([title = '', value = '']) => ({ title: asPlain(title), value: asPlain(value, 700) })),
    isEmpty:
      minutes.sections.length === 0 &&
      minutes.withheld + minutes.elsewhere === 0 &&
      minutes.state !== 'cancelled',
    sections: (pages[at - 1] ?? []).map(({ title, continued, parts }) => ({
      heading: asPlain(continued ? `${title} (continued)` : title),
      lines: parts.map(part => shownPart(part, now)),
    })),
    hasWithheld: minutes.withheld + minutes.elsewhere > 0,
    withheld: leftOut(minutes),
    turnsPages: pages.length > 1,
    pageNote: asPlain(pages.length > 1 ? `Page ${at} of ${pages.length}` : ''),
    hasMore: at < pages.length,
    moreTitle: asWords(`and ${countInWords(linesOn(pages.slice(at)), 'more line')}`),
    nextPage: at + 1,
    paged: at > 1,
    hasLink: link !== '',
    link,
    offersDocument: own && opensDocuments && link === '' && minutes.state === 'closed',
    offersCopy: !own,
    asAt: plainText`As at ${momentInWords(now, now)}`,
  };
}

/** What this copy leaves out: said, and no more. */
function leftOut({ withheld, elsewhere }: Minutes): Plain {
  const confidential =
    withheld === 1
      ? 'One confidential item is left out of this copy.'
      : withheld > 1
        ? `${withheld} confidential items are left out of this copy.`
        : '';
  const others = elsewhere > 0 ? `${countInWords(elsewhere, 'line')} about other schools left out.` : '';
  return asPlain([confidential, others].filter(Boolean).join(' '));
}

const linesOn = (pages: ReturnType<typeof pagesOf>) =>
  pages.flat().reduce((sum, { parts }) => sum + parts.length, 0);

function why({ state, closedAt, reopenedFor }: Minutes, now: string): Plain {
  if (state === 'running')
    return reopenedFor
      ? plainText`Opened again to put right: ${reopenedFor}`
      : plainText`A draft: the meeting is still on.`;
  if (state === 'cancelled') return plainText`The meeting was cancelled: there are no minutes.`;
  if (state !== 'closed' || !closedAt)
    return plainText`The meeting has not been closed: there are no minutes yet.`;
  return reopenedFor
    ? plainText`Corrected ${momentInWords(closedAt, now)}: ${reopenedFor}`
    : plainText`Closed ${momentInWords(closedAt, now)}.`;
}

const OUTCOMES: Record<MinutedLine['outcome'], string> = {
  open: '',
  discussed: '',
  parked: 'parked',
  carried: 'carried forward',
  dropped: 'dropped',
};

function shownPart({ line, continued, decisions, actions }: MinutedPart, now: string) {
  const { outcomeReason, schoolName } = line;
  const outcome = outcomeReason ? `${OUTCOMES[line.outcome]}: ${outcomeReason}` : OUTCOMES[line.outcome];
  const reason = continued
    ? 'continued'
    : [line.confidential ? 'Confidential' : '', line.reason ?? ''].filter(Boolean).join('; ');
  return {
    school: asWords(schoolName ? `${schoolName}:` : '', 120),
    hasSchool: schoolName !== null,
    text: asWords(line.text),
    reason: asWords(reason, 250),
    hasReason: reason !== '',
    outcome: asWords(outcome, 250),
    hasOutcome: outcome !== '' && !continued,
    recorded: [
      ...decisions.map(text => ({ mark: asWords('Decided:'), text: asWords(text, 500) })),
      ...actions.map(({ text, ownerName, dueOn, state }) => ({
        mark: asWords('Action:'),
        text: asWords(
          `${text} (${ownerName}, ${state === 'open' ? `by ${dayInWords(dueOn, now)}` : state})`,
          450,
        ),
      })),
    ],
  };
}

function inShort(names: readonly string[]): string {
  const rest = names.length - NAMES_SHOWN;
  return [...names.slice(0, NAMES_SHOWN), ...(rest > 0 ? [`and ${rest} more`] : [])].join(', ');
}
