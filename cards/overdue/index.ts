import { defineCard } from '#cards-kit/define-card.ts';
import { more } from '#cards-kit/looking.ts';
import { asWords } from '#cards-kit/text.ts';
import { hubAsked } from '#workflows/owed/find-owed-list.ts';
import { listOverdue, OverdueList } from '#workflows/plans/list-overdue.ts';
import { hub } from './actions/hub.ts';
import { open } from './actions/open.ts';
import template from './template.json' with { type: 'json' };
import { headline, view } from './view.ts';

const BY_HUB = /^hub:(.{1,100})$/;

/** What is past its day: actions of plans, check-ins, and what is owed. The reference is "trust" or "hub:ID". */
export default defineCard<OverdueList>({
  name: 'overdue',
  label: 'what is overdue',
  audience: 'person',
  subject: OverdueList,
  template,
  actions: [open, hub, more],
  commands: [
    {
      pattern: /^(?:what(?:'s|’s| is) )?over-?due()[\s?!.]*$/i,
      usage: 'overdue',
      about:
        'What is past its day at your schools: actions of plans, check-ins, visits and what is to be sent',
      topic: 'schools',
      for: ['school.read-plan', 'school.read-owed'],
      find: (trust, _argument, { actor }) => hubAsked(trust, '', actor),
    },
  ],
  async load(trust, ref, { now, viewer: { actor }, bankHolidays, modelFiles }) {
    const hubId = BY_HUB.exec(ref)?.[1] ?? null;
    if (!actor || (hubId === null && ref !== 'trust')) return null;
    return listOverdue(trust, { actor, now, hubId, bankHolidays, modelFiles });
  },
  // `load` has limited the subject to the schools whose plans this person may read.
  mayRead: () => true,
  version: () => 0,
  view,
  summary: list => asWords(headline(list), 200),
});
