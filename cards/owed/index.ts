import { defineCard } from '#cards-kit/define-card.ts';
import { more } from '#cards-kit/looking.ts';
import { asWords } from '#cards-kit/text.ts';
import { hubAsked, noHub } from '#workflows/owed/find-owed-list.ts';
import { OwedList, readOwedList } from '#workflows/owed/read-owed-list.ts';
import { book } from './actions/book.ts';
import { hub } from './actions/hub.ts';
import { open } from './actions/open.ts';
import template from './template.json' with { type: 'json' };
import { view } from './view.ts';

const BY_HUB = /^hub:(.{1,100})$/;
const BY_URN = /^urn:(\d{6})$/;
const NONE_BY = /^no-hub:(.{0,80})$/;

/** What is owed and not booked, late first. The reference is "trust", "hub:ID", "urn:123456", or "no-hub:" and the words. */
export default defineCard<OwedList>({
  name: 'owed',
  label: 'what is owed and not booked',
  audience: 'person',
  subject: OwedList,
  template,
  actions: [book, hub, open, more],
  commands: [
    {
      pattern: /^(?:what(?:'s|’s| is) )?owed\b\s*(?:(?:by|to|in|for)\s+)?(.*?)[\s?!.]*$/i,
      usage: 'owed',
      about: 'What your schools are owed that is not booked, late first, or of one hub: owed north',
      topic: 'schools',
      for: ['school.read-owed'],
      find: (trust, argument, { actor }) => hubAsked(trust, argument, actor),
    },
  ],
  async load(trust, ref, { now, viewer, bankHolidays, modelFiles }) {
    const { actor } = viewer;
    if (!actor) return null;
    const none = NONE_BY.exec(ref)?.[1];
    if (none !== undefined) return noHub(trust, none, actor);
    const hubId = BY_HUB.exec(ref)?.[1] ?? null;
    const urn = BY_URN.exec(ref)?.[1];
    return readOwedList(trust, { actor, now, hubId, ...(urn && { urn }), bankHolidays, modelFiles });
  },
  // `load` has limited the subject to the schools whose needs this person may read.
  mayRead: () => true,
  version: () => 0,
  view,
  summary(list) {
    if (list.kind === 'owed') return asWords(`Owed and not booked: ${list.late} late, ${list.due} due`);
    return asWords(list.kind === 'no-hub' ? 'No hub by that name' : 'What is owed cannot be worked out yet');
  },
});
