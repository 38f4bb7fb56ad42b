import { defineCard } from '#cards-kit/define-card.ts';
import { refresh } from '#cards-kit/looking.ts';
import { ChairView, readChairView } from '#workflows/meeting/read-chair-view.ts';
import { attend } from './actions/attend.ts';
import { close } from './actions/close.ts';
import { drop } from './actions/drop.ts';
import { goTo } from './actions/go-to.ts';
import { next } from './actions/next.ts';
import { open } from './actions/open.ts';
import { park } from './actions/park.ts';
import { record } from './actions/record.ts';
import { reopen } from './actions/reopen.ts';
import { settle } from './actions/settle.ts';
import { start } from './actions/start.ts';
import { takeBack } from './actions/take-back.ts';
import { takeOver } from './actions/take-over.ts';
import { wrapUp } from './actions/wrap-up.ts';
import { chair } from './commands.ts';
import { facts } from './facts.ts';
import template from './template.json' with { type: 'json' };
import { summary, view } from './view.ts';

/** The chair's own card of one meeting, from its agenda to its closing. The reference is the meeting's id. */
export default defineCard<ChairView>({
  name: 'run-meeting',
  audience: 'person',
  subject: ChairView,
  template,
  actions: [
    start,
    next,
    record,
    park,
    goTo,
    open,
    settle,
    takeBack,
    attend,
    wrapUp,
    drop,
    close,
    reopen,
    takeOver,
    refresh,
  ],
  commands: [chair],
  load: (trust, meetingId, { now, viewer }) => readChairView(trust, meetingId, { now, viewer }),
  async hold(trust, meetingId) {
    await trust.meetings.hold(meetingId);
  },
  // `load` gives nothing to whoever neither runs it nor may take it over.
  mayRead: (_actor, { runs, takesOver }) => runs || takesOver,
  workedOn: ({ state }) => state === 'running',
  lapsed: ({ state }) => state === 'closed' || state === 'cancelled',
  version: ({ version }) => version,
  facts,
  view,
  summary,
});
