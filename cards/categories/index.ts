import { defineCard } from '#cards-kit/define-card.ts';
import { more } from '#cards-kit/looking.ts';
import { asWords } from '#cards-kit/text.ts';
import { can } from '#domain/access/can.ts';
import { LADDER_REF } from '#workflows/standing/category-refs.ts';
import { LadderAnswer, readLadder } from '#workflows/standing/read-ladder.ts';
import { open } from './actions/open.ts';
import template from './template.json' with { type: 'json' };
import { headline, view } from './view.ts';

/** Every school's category in one list; a trust without a ladder ranks nobody, and sees special statuses alone. */
export default defineCard<LadderAnswer>({
  name: 'categories',
  label: 'where the trust’s schools stand',
  audience: 'person',
  subject: LadderAnswer,
  template,
  actions: [open, more],
  commands: [
    {
      pattern: /^(?:categories|phases|ladder|heat ?map)()[\s?!.]*$/i,
      usage: 'categories',
      about: 'Where every school stands, what changed this year, and which targets are near or have passed',
      topic: 'schools',
      for: ['trust.read-ladder'],
      find: async () => LADDER_REF,
    },
  ],
  load: async (trust, ref, { now, bankHolidays, modelFiles }) =>
    ref === LADDER_REF ? readLadder(trust, { now, bankHolidays, modelFiles }) : null,
  mayRead: actor => can(actor, 'trust.read-ladder', { kind: 'trust' }),
  version: () => 0,
  view,
  summary: answer => asWords(headline(answer), 200),
});
