import type { Scene } from '#cards-kit/define-card.ts';
import { Room } from '#cards-kit/room.ts';
import { asWords, type Plain, plainText } from '#cards-kit/text.ts';
import type { NeedSpan } from '#domain/entitlement/need-period.ts';
import { decisionKey } from '#workflows/owed/open-decisions.ts';
import type { SchoolNeeds } from '#workflows/owed/read-school-needs.ts';
import { decisionInWords, recentInWords } from './decision-words.ts';

const CHOICES_BYTES = 9500;
const DECISIONS_BYTES = 5500;
const RECENT_BYTES = 4000;

/** What the forms offer, and what stood in them when something was wrong. */
export function formsOf(subject: SchoolNeeds, { now, kept }: Scene) {
  const { mayMark } = subject;
  const room = new Room(CHOICES_BYTES);
  const decisions = room.take(
    subject.decisions.map(each => ({
      title: asWords(decisionInWords(each, now), 110),
      value: asWords(decisionKey(each)),
    })),
    DECISIONS_BYTES,
  );
  const recordable = room.take(
    subject.recordable.map(({ thing, name }) => ({ title: asWords(name, 80), value: asWords(thing) })),
  );
  const recent = new Room(RECENT_BYTES).take(
    subject.recent.map(row => ({
      title: asWords(recentInWords(row, now), 110),
      value: asWords(row.id),
    })),
  );
  return {
    mayMark,
    mayDecide: mayMark && decisions.length > 0,
    mayTakeBack: mayMark && recent.length > 0,
    recordable,
    decisions,
    decideLabel: decideLabel(subject.decisions.length - decisions.length, subject.span),
    recent,
    recordDay: kept.recordDay || asWords(subject.today),
    recordWhat: kept.recordWhat ?? asWords(''),
    decideWhat: decisions.find(({ value }) => value === kept.decideWhat)?.value ?? asWords(''),
    decideWhy: kept.decideWhy ?? asWords(''),
    takeBackWhat: recent[0]?.value ?? asWords(''),
  };
}

/** A list that is too long for the card says so: what it leaves out is in a shorter stretch, or comes up later. */
function decideLabel(left: number, span: NeedSpan): Plain {
  const where = span === 'half-term' ? 'once some of these are decided' : 'in the half term’s view';
  return left > 0
    ? plainText`What do you decide? (and ${left} more, ${where})`
    : plainText`What do you decide?`;
}
