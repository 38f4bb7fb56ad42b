import { z } from 'zod/v4';
import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import type { School } from '#domain/school/school.ts';
import { Intervention } from '#domain/special-road/intervention.ts';
import { dayOf, IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import type { ModelFiles } from '#ports/model-files.ts';
import type { TrustReads, TrustWrites } from '#ports/store.ts';
import { modelInUse } from '../models/model-in-use.ts';
import { peopleOfSchool } from './people-of-school.ts';
import { wordsFault } from './reason-check.ts';
import { WhichSchool, whichSchool } from './which-school.ts';

/** A school's circumstances of direct intervention, for those who may record them; or which school is meant. */
export const InterventionAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('school'),
    urn: z.string(),
    hubId: z.string().nullable(),
    schoolName: z.string(),
    modelName: z.string(),
    /** The model's list; empty: it has none, and nothing can be recorded. */
    circumstances: z.array(z.object({ id: z.string(), text: z.string() })),
    recorded: z.array(Intervention.extend({ text: z.string(), byName: z.string() })),
    today: IsoDate,
  }),
  WhichSchool,
]);
export type InterventionAnswer = z.infer<typeof InterventionAnswer>;

export const interventionRef = (urn: string): string => `urn:${urn}`;

export const mayRecord = (actor: Actor, { urn, hubId }: Pick<School, 'urn' | 'hubId'>): boolean =>
  can(actor, 'school.record-intervention', { kind: 'school', urn, hubId });

/** null for everybody but the deputy CEO and the CEO: not even that there is something. */
export async function readInterventions(
  trust: TrustReads,
  ref: string,
  { actor, now, modelFiles }: { readonly actor: Actor; now: IsoInstant; modelFiles: ModelFiles },
): Promise<InterventionAnswer | null> {
  const urn = /^urn:(\d{6})$/.exec(ref)?.[1];
  const found = urn
    ? await trust.schools.find(urn)
    : await whichSchool(trust, ref.replace(/^ask:/, ''), actor, 'school.record-intervention');
  if (found === null || 'kind' in found) return found;
  if (!mayRecord(actor, found)) return null;
  const model = (await modelInUse(trust, modelFiles, dayOf(now)))?.model;
  const circumstances = (model?.directIntervention ?? []).map(({ id, text }) => ({ id, text }));
  const people = await trust.people.list();
  return {
    ...{ kind: 'school', urn: found.urn, hubId: found.hubId, schoolName: found.name },
    ...{ modelName: model?.name ?? 'your trust’s model', circumstances, today: dayOf(now) },
    recorded: (await trust.roads.interventionsOf(found.urn)).map(each => ({
      ...each,
      text: circumstances.find(({ id }) => id === each.circumstance)?.text ?? each.circumstance,
      byName: people.find(({ id }) => id === each.byId)?.name ?? 'somebody who has left',
    })),
  };
}

/** Records one and alerts every deputy CEO and CEO at once. What speaks against it, in a sentence; null when it was done. */
export async function recordIntervention(
  trust: TrustWrites,
  intervention: Intervention,
  school: School,
): Promise<string | null> {
  const { id, note, at } = intervention;
  const fault = note === null ? null : await wordsFault(trust, note);
  if (fault !== null) return fault;
  await trust.roads.addIntervention(intervention);
  await trust.outbox.wantUpdates(interventionRef(school.urn));
  const { deputies, ceos } = await peopleOfSchool(trust, school);
  for (const personId of new Set([...deputies, ...ceos].map(each => each.id)))
    await trust.outbox.post(
      {
        key: `intervention ${id} ${personId}`,
        ...{ card: 'intervention', subject: interventionRef(school.urn) },
        ...{ audience: { kind: 'person', personId }, urgency: 'now', dueAt: at },
      },
      at,
    );
  return null;
}
