import { defineCard } from '#cards-kit/define-card.ts';
import { more } from '#cards-kit/looking.ts';
import { asWords } from '#cards-kit/text.ts';
import { hubAsked } from '#workflows/owed/find-owed-list.ts';
import { listPlans, PlansList } from '#workflows/plans/list-plans.ts';
import { hub } from './actions/hub.ts';
import { open } from './actions/open.ts';
import template from './template.json' with { type: 'json' };
import { headline, view } from './view.ts';

const BY_HUB = /^hub:(.{1,100})$/;

/** Every school's plans in a line each, by hub. The reference is "trust" or "hub:ID". */
export default defineCard<PlansList>({
  name: 'plans',
  label: 'the plans of the trust’s schools',
  audience: 'person',
  subject: PlansList,
  template,
  actions: [open, hub, more],
  commands: [
    {
      pattern: /^(?:all )?(?:the |our )?(?:action |improvement )?plans()[\s?!.]*$/i,
      usage: 'plans',
      about: 'How the plans of your schools go, by hub, and where one that is expected is missing',
      topic: 'schools',
      for: ['school.read-plan'],
      find: (trust, _argument, { actor }) => hubAsked(trust, '', actor),
    },
  ],
  async load(trust, ref, { now, viewer: { actor }, bankHolidays, modelFiles }) {
    const hubId = BY_HUB.exec(ref)?.[1] ?? null;
    if (!actor || (hubId === null && ref !== 'trust')) return null;
    return listPlans(trust, { actor, now, hubId, bankHolidays, modelFiles });
  },
  // `load` has limited the subject to the schools whose plans this person may read.
  mayRead: () => true,
  version: () => 0,
  view,
  summary: list => asWords(headline(list), 200),
});
