import { NOTHING_SAID, type PlanUpload, type SaidOfUpload, sheetsAsText } from '#domain/plan/plan-upload.ts';
import type { Sheet } from '#domain/plan/sheet/sheet.ts';
import type { TrustWrites } from '#ports/store.ts';
import type { PlanningBy } from './plan-facts.ts';
import { keepAsDraft } from './plan-file-import.ts';
import { readUploadRef } from './plan-refs.ts';
import type { PlanAskedFor } from './read-plan.ts';
import { draftOfUpload } from './read-upload.ts';

/** Keeps what was read of a file until whoever sent it says what becomes of it. Throws ImportRefused where it is too much. */
export async function keepUpload(
  trust: TrustWrites,
  { fileName, sheets, urn }: { fileName: string; sheets: readonly Sheet[]; urn: string | null },
  { byId: personId, now: at, newId }: Pick<PlanningBy, 'byId' | 'now' | 'newId'>,
): Promise<string> {
  const id = newId();
  const content = sheetsAsText(fileName, sheets);
  await trust.planUploads.add({ id, personId, fileName, content, said: { ...NOTHING_SAID, urn }, at });
  await trust.audit.append({
    at,
    actorId: personId,
    entrance: 'text',
    verb: 'plan-import.sent',
    subject: id,
  });
  return id;
}

/** Says more of a file. The caller holds it. */
export async function sayOfUpload(
  trust: TrustWrites,
  ref: string,
  change: Partial<SaidOfUpload>,
): Promise<void> {
  const { id, said } = await uploadThere(trust, ref);
  const columns = { ...said.columns, ...change.columns };
  await trust.planUploads.say(id, { ...said, ...change, columns });
}

/** Makes a file a draft, which whoever agrees such a plan is asked about. The caller holds it. Throws ImportRefused. */
export async function makeDraft(
  trust: TrustWrites,
  ref: string,
  of: {
    readonly urn: string;
    readonly kind: { readonly id: string; readonly name: string };
    readonly year: number;
  },
  asking: PlanAskedFor & PlanningBy,
): Promise<string> {
  const upload = await uploadThere(trust, ref);
  const reading = await draftOfUpload(trust, of, upload, { ...asking, opensDocuments: false });
  const planId = await keepAsDraft(trust, of, { ...of, reading }, asking);
  await trust.planUploads.made(upload.id, planId);
  return planId;
}

export async function dropUpload(trust: TrustWrites, ref: string): Promise<void> {
  await trust.planUploads.drop((await uploadThere(trust, ref)).id);
}

async function uploadThere(trust: TrustWrites, ref: string): Promise<PlanUpload> {
  const upload = await trust.planUploads.find(readUploadRef(ref) ?? '');
  if (!upload) throw new Error('an upload that `allow` has found');
  return upload;
}
