import type { Scene } from '#cards-kit/define-card.ts';
import { Room } from '#cards-kit/room.ts';
import { asWords } from '#cards-kit/text.ts';
import type { SchoolNeeds } from '#workflows/owed/read-school-needs.ts';
import { decisionId, decisionInWords, recentInWords } from './decision-words.ts';

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
      value: asWords(decisionId(each)),
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
    recent,
    recordDay: kept.recordDay || asWords(subject.today),
    recordWhat: kept.recordWhat ?? asWords(''),
    decideWhat: decisions.find(({ value }) => value === kept.decideWhat)?.value ?? asWords(''),
    decideWhy: kept.decideWhy ?? asWords(''),
    takeBackWhat: recent[0]?.value ?? asWords(''),
  };
}
