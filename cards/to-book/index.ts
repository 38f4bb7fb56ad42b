import { defineCard } from '#cards-kit/define-card.ts';
import { more } from '#cards-kit/looking.ts';
import { asWords } from '#cards-kit/text.ts';
import { hubAsked } from '#workflows/owed/find-owed-list.ts';
import { readToBook, ToBook } from '#workflows/visits/read-to-book.ts';
import { book } from './actions/book.ts';
import template from './template.json' with { type: 'json' };
import { view } from './view.ts';

/** An officer's list of what is owed this half term and has no time. The reference is "trust" or "hub:ID". */
export default defineCard<ToBook>({
  name: 'to-book',
  label: 'what is to be booked',
  audience: 'person',
  subject: ToBook,
  template,
  actions: [book, more],
  commands: [
    {
      pattern:
        /^(?:book (?:for )?this|what (?:is|do i have) to book(?: this)?)(?: half[- ]?term)?()[\s?!.]*$/i,
      usage: 'book this half term',
      about: 'What your schools are owed this half term that has no time yet, each with a button to book it',
      topic: 'schools',
      for: ['visit.book'],
      find: (trust, _argument, { actor }) => hubAsked(trust, '', actor),
    },
  ],
  async load(trust, ref, { now, viewer: { actor }, bankHolidays, modelFiles }) {
    const hubId = /^hub:(.{1,100})$/.exec(ref)?.[1] ?? null;
    return actor && readToBook(trust, { actor, now, hubId, bankHolidays, modelFiles });
  },
  // `load` has limited the subject to the schools for which this person may book.
  mayRead: () => true,
  version: () => 0,
  view,
  summary: ({ rows }) => asWords(`To book this half term: ${rows.length}`),
});
