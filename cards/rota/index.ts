import { defineCard } from '#cards-kit/define-card.ts';
import { more } from '#cards-kit/looking.ts';
import { asWords } from '#cards-kit/text.ts';
import { can } from '#domain/access/can.ts';
import { holdGroups } from '#workflows/coaching/agree-rota.ts';
import { ROTA_REF } from '#workflows/coaching/coaching-refs.ts';
import { RotaAnswer, rotaAnswer } from '#workflows/coaching/rota-answer.ts';
import { readRotaFacts } from '#workflows/coaching/rota-problem.ts';
import { agree } from './actions/agree.ts';
import { bar } from './actions/bar.ts';
import { propose } from './actions/propose.ts';
import { takeBack } from './actions/take-back.ts';
import { turnPage } from './actions/turn-page.ts';
import template from './template.json' with { type: 'json' };
import { headline, view } from './view.ts';

/** Who hosts whom in which week of the year, what of it does not fit any more, and the weeks in which schools do not host. */
export default defineCard<RotaAnswer>({
  name: 'rota',
  label: 'the peer review rota',
  audience: 'person',
  subject: RotaAnswer,
  template,
  actions: [propose, turnPage, agree, bar, takeBack, more],
  commands: [
    {
      pattern: /^(?:(?:our|the) )?(?:peer[- ]reviews? )?rota()[\s?!.]*$/i,
      usage: 'rota',
      about:
        'Who hosts which coaching group in which week; make it, mend it, and say when a school cannot host',
      topic: 'schools',
      for: ['trust.work-groups'],
      find: async () => ROTA_REF,
    },
  ],
  load: async (trust, ref, { now, viewer: { actor }, bankHolidays, modelFiles }) =>
    ref === ROTA_REF && actor && can(actor, 'trust.work-groups', { kind: 'trust' })
      ? rotaAnswer(await readRotaFacts(trust, { now, bankHolidays, modelFiles }))
      : null,
  hold: holdGroups,
  mayRead: actor => can(actor, 'trust.work-groups', { kind: 'trust' }),
  // What is agreed carries what it was made from, and is compared with what is so then.
  version: () => 0,
  facts: answer =>
    answer.kind === 'rota'
      ? {
          turns: answer.groups.map(({ id, turns }) => `${id} ${turns.map(({ week }) => week).join(' ')}`),
          blackouts: answer.blackouts.map(({ id }) => id),
        }
      : {},
  view,
  summary: answer => asWords(headline(answer), 200),
});
