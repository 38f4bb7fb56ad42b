import { defineCard } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { holdRange } from '#workflows/visits/move-range.ts';
import { readMovesRef } from '#workflows/visits/moves-ref.ts';
import { findMoves, MovesAnswer, movesToChoose, readMoves } from '#workflows/visits/read-moves.ts';
import { choose } from './actions/choose.ts';
import { look } from './actions/look.ts';
import { move } from './actions/move.ts';
import template from './template.json' with { type: 'json' };
import { headline, view } from './view.ts';

const ASKED = /^ask (.{0,120})$/s;

/** All of a school's visits in a range of days are moved at once. The reference is "urn:123456 FROM TO BY", or "ask WORDS". */
export default defineCard<MovesAnswer>({
  name: 'move-visits',
  label: 'moving a school’s visits',
  audience: 'person',
  subject: MovesAnswer,
  template,
  actions: [choose, look, move],
  commands: [
    {
      pattern:
        /^(?:move|shift|postpone)\s+(?:(?:all|the|of)\s+)*visits\b\s*(?:(?:at|of|to|for|in)\s+)?(.*?)[\s?!.]*$/i,
      usage: 'move visits SCHOOL',
      about:
        'All of a school’s visits in some days at once: move visits oakwood from 9 nov to 13 nov by 1 week',
      topic: 'schools',
      for: ['visit.book'],
      find: (trust, typed, { actor, now }) => findMoves(trust, typed, { actor, now }),
    },
  ],
  async load(trust, ref, { viewer: { actor }, now, modelFiles }) {
    if (!actor) return null;
    const words = ASKED.exec(ref)?.[1];
    if (words !== undefined) return movesToChoose(trust, words, { actor, now });
    const asked = readMovesRef(ref);
    return asked && readMoves(trust, asked, { actor, now, modelFiles });
  },
  async hold(trust, ref) {
    const asked = readMovesRef(ref);
    if (asked) await holdRange(trust, asked);
  },
  // `load` gives nothing to those who may not book there.
  mayRead: () => true,
  // What is pressed carries the whole plan, and is compared with a fresh one.
  version: () => 0,
  facts: answer =>
    answer.kind === 'moves'
      ? Object.fromEntries(
          [...answer.visits, ...answer.moved].map(({ id, startsAt }) => [`visit ${id}`, startsAt]),
        )
      : {},
  view,
  summary: (answer, { now }) => asWords(headline(answer, now), 200),
});
