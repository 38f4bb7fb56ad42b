import { defineCard } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { ReportView, readReport } from '#workflows/visits/read-report.ts';
import { accurate } from './actions/accurate.ts';
import { document } from './actions/document.ts';
import { held } from './actions/held.ts';
import { inaccurate } from './actions/inaccurate.ts';
import { notHeld } from './actions/not-held.ts';
import { release } from './actions/release.ts';
import { save } from './actions/save.ts';
import { send } from './actions/send.ts';
import { asks } from './asks.ts';
import { FORM_BYTES } from './form-input.ts';
import template from './template.json' with { type: 'json' };
import { view } from './view.ts';

/** After a visit: whether it was held, its report, the head's look at the draft, and what went out. The reference is the visit's id. */
export default defineCard<ReportView>({
  name: 'visit-report',
  label: 'the report of a visit',
  audience: 'person',
  subject: ReportView,
  template,
  keptBytes: FORM_BYTES,
  actions: [held, notHeld, save, send, release, accurate, inaccurate, document],
  async load(trust, visitId, { now, viewer: { actor }, bankHolidays, modelFiles, opensDocuments }) {
    return actor && readReport(trust, visitId, { actor, now, bankHolidays, modelFiles, opensDocuments });
  },
  async hold(trust, visitId) {
    await trust.visits.hold(visitId);
  },
  // `load` has limited the subject to what this person may see, and gives nothing when that is nothing.
  mayRead: () => true,
  workedOn: ({ sees, stage }) => sees === 'lead' && (stage === 'writing' || stage === 'checked'),
  // What its lead has released themselves is no news to them; that the head's word has sent it out is.
  lapsed: ({ sees, stage, report }) =>
    stage === 'early' ||
    stage === 'off' ||
    (stage === 'released' && sees === 'lead' && report?.headAnswer !== 'accurate'),
  asks,
  version: ({ version }) => version,
  facts: ({ stage, report }) => ({
    stage,
    dueOn: report?.dueOn ?? null,
    checkBy: report?.checkBy ?? null,
    headAnswer: report?.headAnswer ?? null,
    releasedAt: report?.releasedAt ?? null,
  }),
  view,
  summary({ name, schoolName, stage, sees }) {
    if (stage === 'ask') return asWords(`Did the ${name} at ${schoolName} happen?`, 200);
    if (sees === 'head') return asWords(`Please check the draft report: ${name} at ${schoolName}`, 200);
    if (stage === 'released' && sees === 'lead')
      return asWords(`The head finds it accurate: your report of the ${name} at ${schoolName} is out`, 200);
    return asWords(`Report: ${name} at ${schoolName}`, 200);
  },
});
