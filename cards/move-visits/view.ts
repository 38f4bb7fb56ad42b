import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asPlain, asWords, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { addDays, type IsoInstant, weekdayOf } from '#domain/time/iso.ts';
import { later } from '#domain/time/order.ts';
import { countInWords, dayInWords, momentInWords } from '#domain/time/words.ts';
import { moveByInWords } from '#domain/visit/move-by.ts';
import { BYS, byInShort } from '#workflows/visits/moves-ref.ts';
import type { Moves, MovesAnswer } from '#workflows/visits/read-moves.ts';
import { mayMove } from './range-input.ts';

const MOST_ROWS = 12;

export function headline(answer: MovesAnswer, now: IsoInstant): string {
  if (answer.kind === 'choose') return 'Which school do you mean?';
  if (answer.kind === 'none') return 'No school by that name';
  const { schoolName, from, to } = answer;
  if (from === null || to === null) return `Move the visits at ${schoolName}`;
  return `Move the visits at ${schoolName}, ${daysInWords({ from, to }, now)}`;
}

const daysInWords = ({ from, to }: { from: string; to: string }, now: IsoInstant): string =>
  from === to ? dayInWords(from, now) : `${dayInWords(from, now)} to ${dayInWords(to, now)}`;

export function view(answer: MovesAnswer, { actor }: Viewer, { now, kept }: Scene): ViewData {
  const moves = answer.kind === 'moves' ? answer : null;
  const may = actor !== null && mayMove(actor, answer).ok;
  const offered = answer.kind === 'moves' ? [] : answer.schools;
  const rows = moves ? rowsOf(moves, now) : [];
  const done = (moves?.moved ?? []).slice(0, MOST_ROWS - Math.min(rows.length, MOST_ROWS)).map(row => ({
    name: asWords(row.name, 60),
    what: asWords(`: ${momentInWords(row.movedFrom, now)} → ${momentInWords(row.startsAt, now)}`),
  }));
  const monday = moves ? addDays(moves.today, 8 - weekdayOf(moves.today)) : '';
  return {
    title: asPlain(headline(answer, now), 260),
    why: whyNow(answer),
    schools: offered.map(({ urn, name }) => ({ urn: asWords(urn), name: asWords(name, 80) })),
    hasSchools: offered.length > 0,
    rows: rows.slice(0, MOST_ROWS),
    hasRows: rows.length > 0,
    done,
    hasDone: done.length > 0,
    asksDays: may,
    today: asWords(moves?.today ?? ''),
    firstDay: kept.firstDay ?? asWords(moves?.from ? later(moves.from, moves.today) : monday),
    lastDay: kept.lastDay ?? asWords(moves?.to ?? (monday && addDays(monday, 4))),
    moveBy: kept.moveBy ?? asWords(byInShort(moves?.by ?? { inWeeks: true, count: 1 })),
    bys: BYS.map(by => ({
      title: asWords(moveByInWords(by).replace(/^./, letter => letter.toUpperCase())),
      value: asWords(byInShort(by)),
    })),
    moveReason: kept.moveReason ?? asWords(moves?.reason ?? ''),
    mayMove: may && (moves?.plan ?? []).some(({ to }) => to !== null),
    plan: asWords(moves?.key ?? '', 4000),
    asAt: plainText`As at ${momentInWords(now, now)}`,
  };
}

/** Each visit of the days, and where it would go once somebody has looked. */
function rowsOf({ visits, plan }: Moves, now: IsoInstant) {
  const planned = new Map((plan ?? []).map(each => [each.id, each]));
  return visits.map(({ id, name, startsAt }) => {
    const at = momentInWords(startsAt, now);
    const move = planned.get(id);
    const because = move?.because ? ` (${move.because})` : '';
    if (!move) return { name: asWords(name, 60), what: asWords(`: ${at}`) };
    if (move.to === null)
      return { name: asWords('Stays', 60), what: asWords(`: ${name}, ${at}${because}`, 280) };
    const note = move.note ? `. Please note: ${move.note}` : '';
    return {
      name: asWords(name, 60),
      what: asWords(`: ${at} → ${momentInWords(move.to, now)}${because}${note}`, 280),
    };
  });
}

function whyNow(answer: MovesAnswer): Plain {
  if (answer.kind === 'choose') return plainText`Several schools fit “${answer.asked}”.`;
  if (answer.kind === 'none')
    return answer.asked === ''
      ? plainText`Please type the school after it, for example: move visits oakwood.`
      : plainText`There is no school you can book for called “${answer.asked}”. Please check the spelling.`;
  const { visits, moved, plan, from, to, schoolName, by } = answer;
  if (from === null || to === null)
    return plainText`Say which days, and how much later. You see where each visit would go before anything moves.`;
  if (visits.length === 0)
    return moved.length > 0
      ? plainText`Nothing is left in these days.`
      : plainText`No visit is booked at ${schoolName} in these days, so there is nothing to move.`;
  if (plan === null)
    return plainText`${countInWords(visits.length, 'visit')} booked in these days. Nothing moves before you have seen where to.`;
  const going = plan.filter(each => each.to !== null).length;
  return going === 0
    ? plainText`None of them can be moved ${moveByInWords(by)}, or in the ten school days after that.`
    : plainText`${going} of ${countInWords(plan.length, 'visit')} would move, to ${moveByInWords(by)} or the nearest time after it. Nobody is told yet.`;
}
