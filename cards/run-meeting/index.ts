import { defineCard } from '#cards-kit/define-card.ts';
import { ChairView, readChairView } from '#workflows/meeting/read-chair-view.ts';
import { asks } from './asks.ts';
import { chair } from './commands.ts';
import { facts } from './facts.ts';
import template from './template.json' with { type: 'json' };
import { actions } from './verbs.ts';
import { summary, view } from './view.ts';

/** The chair's own card of one meeting, from its agenda to its closing. The reference is the meeting's id. */
export default defineCard<ChairView>({
  name: 'run-meeting',
  label: "the chair's card of a meeting",
  audience: 'person',
  subject: ChairView,
  template,
  actions,
  commands: [chair],
  load: (trust, meetingId, { now, viewer }) => readChairView(trust, meetingId, { now, viewer }),
  async hold(trust, meetingId) {
    await trust.meetings.hold(meetingId);
  },
  // `load` gives nothing to whoever neither runs it nor may take it over.
  mayRead: (_actor, { runs, takesOver }) => runs || takesOver,
  asks,
  workedOn: ({ state }) => state === 'running',
  lapsed: ({ state }) => state === 'closed' || state === 'cancelled',
  version: ({ version }) => version,
  facts,
  view,
  summary,
});
