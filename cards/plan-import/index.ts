import { defineCard } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { readUploadRef } from '#workflows/plans/plan-refs.ts';
import { readUpload } from '#workflows/plans/read-upload.ts';
import { PlanImportSubject } from '#workflows/plans/upload-view.ts';
import { document } from './actions/document.ts';
import { drop } from './actions/drop.ts';
import { make } from './actions/make.ts';
import { open } from './actions/open.ts';
import { say } from './actions/say.ts';
import template from './template.json' with { type: 'json' };
import { titleOf, view } from './view.ts';

/** A plan that somebody sent as a file: what was read of it, what is asked, and what becomes of it. It is the sender's alone. */
export default defineCard<PlanImportSubject>({
  name: 'plan-import',
  label: 'a plan that somebody sent',
  audience: 'person',
  subject: PlanImportSubject,
  template,
  actions: [say, make, drop, open, document],
  load: async (trust, ref, { now, viewer: { actor }, bankHolidays, modelFiles, opensDocuments }) =>
    actor && readUpload(trust, ref, { actor, now, bankHolidays, modelFiles, opensDocuments }),
  async hold(trust, ref) {
    await trust.planUploads.hold(readUploadRef(ref) ?? '');
  },
  // `load` gives it to whoever sent it alone.
  mayRead: () => true,
  version: ({ version }) => version,
  facts: ({ facts }) => facts,
  view,
  summary: subject => asWords(titleOf(subject), 200),
});
