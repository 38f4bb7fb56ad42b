import { planGrid } from '#domain/plan/plan-grid.ts';
import { dayOf } from '#domain/time/iso.ts';
import type { DocumentFile } from '#ports/documents.ts';
import type { PlanFiles } from '#ports/plan-files.ts';
import type { TrustReads } from '#ports/store.ts';
import { modelInUse } from '../models/model-in-use.ts';
import type { PlanAskedFor } from './read-plan.ts';
import { schoolsToPlan } from './schools-to-plan.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** An empty plan to be filled in, of a kind by the model's id, or of none; null: whoever asks works on no school's plan. */
export async function planTemplate(
  trust: TrustReads,
  kindId: string,
  asked: PlanAskedFor,
  planFiles: PlanFiles,
): Promise<DocumentFile | null> {
  if ((await schoolsToPlan(trust, asked)).length === 0) return null;
  const model = (await modelInUse(trust, asked.modelFiles, dayOf(asked.now)))?.model ?? null;
  const title = model?.plans.find(({ id }) => id === kindId)?.name ?? 'Action plan';
  const tags = (model?.tags ?? []).flatMap(({ values }) => values);
  const sheets = planGrid({ priorities: [] }, { title, tags });
  return { name: 'Plan template.xlsx', mediaType: XLSX, bytes: await planFiles.write(sheets, 'xlsx') };
}
