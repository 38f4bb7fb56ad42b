import { defineCard } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { EscalationView } from '#workflows/escalation/escalation-view.ts';
import { readEscalation } from '#workflows/escalation/read-escalation.ts';
import { add } from './actions/add.ts';
import { agenda } from './actions/agenda.ts';
import { giveTime } from './actions/give-time.ts';
import { leave } from './actions/leave.ts';
import { open } from './actions/open.ts';
import { speak } from './actions/speak.ts';
import { takeOn } from './actions/take-on.ts';
import { asks } from './asks.ts';
import template from './template.json' with { type: 'json' };
import { titleOf } from './title.ts';
import { view } from './view.ts';

/**
 * Something late, or of concern, at a school: the officer says whether it goes on, then whoever decides, and the school reads the line as
 * it will stand on the agenda and may add to it. The reference is the escalation's id. What it is about is its reader's to say
 * (workflows/escalation/registry.ts).
 */
export default defineCard<EscalationView>({
  name: 'escalation',
  label: 'something that waits at a school',
  audience: 'person',
  subject: EscalationView,
  template,
  actions: [giveTime, leave, takeOn, speak, agenda, add, open],
  load: async (trust, id, { now, viewer: { actor }, bankHolidays, modelFiles }) =>
    actor && readEscalation(trust, id, { actor, now, bankHolidays, modelFiles }),
  async hold(trust, id) {
    await trust.escalations.hold(id);
  },
  // `load` has limited the subject to what this person may see.
  mayRead: () => true,
  lapsed: ({ isOver }) => isOver !== 'no',
  asks,
  version: ({ version }) => version,
  facts: ({ audited }) => audited,
  view,
  summary: subject => asWords(titleOf(subject), 200),
});
