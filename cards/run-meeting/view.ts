import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asPlain, asWords, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { addDays, dayOf, type IsoInstant } from '#domain/time/iso.ts';
import { countInWords, dayInWords, listInWords, momentInWords } from '#domain/time/words.ts';
import type { ChairView } from '#workflows/meeting/read-chair-view.ts';
import { NONE } from './inputs.ts';
import { lineView } from './line-view.ts';
import { listsOf } from './lists.ts';

/** What a chair most often gives people. */
const USUAL_DAYS = 14;
const CONFIDENTIAL_SHOWN = 6;
const APOLOGIES_SHOWN = 8;

export function view(meeting: ChairView, _viewer: Viewer, scene: Scene): ViewData {
  const { kept, now } = scene;
  const { state, runs, current, left, confidential } = meeting;
  const isRunning = runs && state === 'running';
  const isPlanned = runs && state === 'planned';
  const line = lineView(current, scene);
  const lists = listsOf(meeting, Buffer.byteLength(JSON.stringify(line.recorded)), scene);
  const isBetween = isRunning && current === null;
  const astray = typedElsewhere(meeting, scene);
  const keptNote = astray ? inWords(scene) : whereKept(scene);
  return {
    ...line,
    ...lists,
    title: title(meeting, scene),
    titleSize: asWords(isRunning ? 'Medium' : 'Large'),
    why: why(meeting, scene),
    hasKeptNote: keptNote !== '',
    keptNote,
    isPlanned,
    showsConfidential: isPlanned && confidential.length > 0,
    confidential: confidential.slice(0, CONFIDENTIAL_SHOWN).map(each => ({
      text: asWords(each.text),
      by: asWords([each.schoolName, each.addedByName].filter(Boolean).join(', '), 120),
      hasBy: each.schoolName !== null || each.addedByName !== null,
    })),
    confidentialMore: asPlain(
      confidential.length > CONFIDENTIAL_SHOWN
        ? `and ${confidential.length - CONFIDENTIAL_SHOWN} more. Nobody but you, their writers and their readers sees these.`
        : 'Nobody but you, their writers and their readers sees these.',
    ),
    showsApologies: (isPlanned || isBetween) && meeting.apologies.length > 0,
    apologies: asPlain(`Apologies: ${apologiesInWords(meeting)}`, 1000),
    isOnLine: isRunning && current !== null,
    isBetween,
    hasOthers: isRunning && current !== null && lists.goToLines.length > 0,
    hasLines: isBetween && lists.goToLines.length > 0,
    hasLeft: isBetween && left.length > 0,
    line: asWords(current?.line.id ?? ''),
    closeTitle: asWords(left.length > 0 ? `Close and carry ${left.length} forward` : 'Close the meeting'),
    keptDecision: (!astray && kept.decision) || asWords(''),
    keptAction: (!astray && kept.action) || asWords(''),
    keptOwner: kept.owner || asWords(NONE),
    keptDue: kept.due || asWords(addDays(meeting.today, USUAL_DAYS)),
    keptDropReason: kept.dropReason ?? asWords(''),
    keptReopenReason: kept.reopenReason ?? asWords(''),
    today: asWords(meeting.today),
    mayReopen: runs && state === 'closed' && meeting.mayReopen,
    mayTakeOver: meeting.takesOver && (state === 'planned' || state === 'running'),
    asAt: plainText`As at ${momentInWords(now, now)}`,
  };
}

export const summary = ({ seriesName, startsAt }: ChairView, { now }: Pick<Scene, 'now'>) =>
  asWords(`For the chair: ${seriesName}, ${momentInWords(startsAt, now)}`);

function title({ seriesName, startsAt, state, runs, position, lineCount }: ChairView, { now }: Scene): Plain {
  if (runs && state === 'running')
    return position
      ? plainText`${seriesName}: ${position} of ${lineCount}`
      : plainText`${seriesName}: closing`;
  const when = momentInWords(startsAt, now);
  return state === 'closed' || state === 'cancelled'
    ? plainText`${seriesName}, ${when}`
    : plainText`Chair ${seriesName}, ${when}`;
}

function why(meeting: ChairView, { now }: Scene): Plain {
  const { runs, state, chairName, current, reopenedFor } = meeting;
  if (state === 'cancelled') return plainText`Cancelled: ${meeting.reason ?? 'no reason given'}.`;
  if (state === 'closed') return runs ? closedInWords(meeting, now) : plainText`The meeting is over.`;
  if (!runs)
    return chairName
      ? plainText`${chairName} chairs it. If that cannot be, take the chair: you will then see what is confidential, too.`
      : plainText`Nobody chairs it. Take the chair to run it.`;
  if (state === 'planned') return plannedInWords(meeting, now);
  if (current)
    return current.line.audience === 'channel'
      ? plainText`What you record here goes into the minutes in the channel.`
      : plainText`What you record here is left out of the minutes in the channel.`;
  if (reopenedFor)
    return plainText`Opened again to put right: ${reopenedFor.replace(/\.$/, '')}. Go back to a line to add to it, then close.`;
  return leftInWords(meeting);
}

function plannedInWords({ lineCount, confidential, startsAt, today }: ChairView, now: IsoInstant): Plain {
  const lines = countInWords(lineCount, 'line');
  const those = confidential.length > 0 ? `, ${confidential.length} of them confidential` : '';
  const day = dayOf(startsAt);
  const then =
    day > today ? `It can be started on ${dayInWords(day, now)}.` : 'Start it when the team has met.';
  return plainText`${lines} on the agenda${those}. ${then}`;
}

function leftInWords({ left, lineCount }: ChairView): Plain {
  if (lineCount === 0) return plainText`Nothing is on the agenda. Say who was here, and close.`;
  return left.length > 0
    ? plainText`${countInWords(left.length, 'line was', 'lines were')} not talked about. Drop what is not needed any more; the rest is carried forward.`
    : plainText`Every line has been dealt with. Say who was here, and close.`;
}

function closedInWords(
  { closedAt, decisionCount, actionCount, reopenedFor }: ChairView,
  now: IsoInstant,
): Plain {
  const recorded = listInWords([
    countInWords(decisionCount, 'decision'),
    countInWords(actionCount, 'action'),
  ]);
  const when = closedAt ? ` ${momentInWords(closedAt, now)}` : '';
  const again = reopenedFor ? ` It was opened again: ${reopenedFor}` : '';
  return asPlain(`Closed${when} with ${recorded}. The minutes are in the channel.${again}`, 400);
}

function apologiesInWords({ apologies }: ChairView): string {
  const rest = apologies.length - APOLOGIES_SHOWN;
  return [...apologies.slice(0, APOLOGIES_SHOWN), ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ');
}

/** Forms are folded away when a card is drawn: where what was typed can be found. */
function whereKept({ kept }: Scene): Plain {
  if (kept.dropReason) return plainText`What you typed is kept: press “Drop a line” to change it.`;
  if (kept.reopenReason) return plainText`What you typed is kept: press “Open it again” to change it.`;
  return asPlain('');
}

/**
 * Whether the meeting has been turned to another line since: from a second device, or by a deputy. What was typed on a
 * confidential line must not stand ready to be recorded on one the channel reads.
 * Every button says its line, and the input of that name, which nobody sees, has it kept with what was typed.
 */
const typedElsewhere = ({ current }: ChairView, { kept }: Scene): boolean =>
  Boolean(kept.line && (kept.decision || kept.action)) && kept.line !== current?.line.id;

function inWords({ kept }: Scene): Plain {
  const typed = [kept.decision, kept.action].filter(Boolean).join('; ');
  return asPlain(`The meeting has moved on. What you typed was about another line: “${typed}”`, 900);
}
