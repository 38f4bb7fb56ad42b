import { z } from 'zod/v4';
import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import type { Permission } from '#domain/access/permission.ts';
import { inForce } from '#domain/entitlement/standing-entry.ts';
import type { School } from '#domain/school/school.ts';
import { OnBehalfOf, roadOf, StatusRecord, waysToSet } from '#domain/special-road/status-record.ts';
import { dayOf, IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { modelInUse } from '../models/model-in-use.ts';
import type { OwedSources } from '../owed/read-owed.ts';
import { mayBook } from '../visits/booking-asked.ts';
import { deciderInWords, peopleAmong } from './people-of-school.ts';
import { WhichSchool, whichSchool } from './which-school.ts';

const Named = z.object({ id: z.string(), name: z.string() });

const StatusOfSchool = z.object({
  standingId: z.string(),
  name: z.string(),
  about: z.string(),
  brings: z.array(z.string()),
  from: IsoDate,
  to: IsoDate.nullable(),
  isOver: z.boolean(),
  why: z.string().nullable(),
  /** Whoever recorded it, as their role; null: it was imported. */
  setBy: z.string().nullable(),
  record: StatusRecord.nullable(),
  hasBoard: z.boolean(),
  plan: Named.nullable(),
  meetings: z.array(Named),
});
export type StatusOfSchool = z.infer<typeof StatusOfSchool>;

/** A school's special statuses and what follows from them, as far as whoever asks may see; or which school is meant. */
export const ConcernAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('school'),
    urn: z.string(),
    hubId: z.string().nullable(),
    schoolName: z.string(),
    modelName: z.string(),
    /** The newest first; those that are over too. */
    statuses: z.array(StatusOfSchool),
    officers: z.array(z.string()),
    /** What this person may set, and on whose behalf. */
    settable: z.array(Named.extend({ behalf: OnBehalfOf })),
    maySet: z.boolean(),
    mayBook: z.boolean(),
    maySendPlan: z.boolean(),
    today: IsoDate,
    version: z.int(),
  }),
  WhichSchool,
]);
export type ConcernAnswer = z.infer<typeof ConcernAnswer>;

interface Asking extends OwedSources {
  readonly actor: Extract<Actor, { kind: 'person' }>;
  readonly now: IsoInstant;
}

/** null: there is nothing of that reference for this person. */
export async function readConcern(
  trust: TrustReads,
  ref: string,
  asking: Asking,
): Promise<ConcernAnswer | null> {
  const urn = /^urn:(\d{6})$/.exec(ref)?.[1];
  const found = urn
    ? await trust.schools.find(urn)
    : await whichSchool(trust, ref.replace(/^ask:/, ''), asking.actor, 'school.read-status');
  if (found === null || 'kind' in found) return found;
  return ofSchool(trust, found, asking);
}

async function ofSchool(
  trust: TrustReads,
  school: School,
  { actor, now, modelFiles }: Asking,
): Promise<ConcernAnswer | null> {
  const { urn, hubId, name } = school;
  const may = (permission: Permission) => can(actor, permission, { kind: 'school', urn, hubId });
  const today = dayOf(now);
  const model = (await modelInUse(trust, modelFiles, today))?.model;
  if (!model || !may('school.read-status')) return null;
  const entries = (await trust.owed.entriesOf([urn])).get(urn) ?? [];
  const records = await trust.roads.statusesOf(urn);
  const people = await trust.people.list();
  const shown = inForce(entries)
    .filter(({ kind, from }) => kind === 'status' && (from <= today || may('school.read-coming-category')))
    .toSorted((one, other) => other.from.localeCompare(one.from));
  const statuses = shown.flatMap((entry): StatusOfSchool[] => {
    const status = model.statuses.find(({ id }) => id === entry.name);
    if (!status) return [];
    const { hasBoard, plan, meetings } = roadOf(model, status.id);
    return [
      {
        ...{ standingId: entry.id, name: status.name, about: status.about, brings: [...status.brings] },
        ...{ from: entry.from, to: entry.to, isOver: entry.to !== null && entry.to < today, why: entry.why },
        setBy: deciderInWords(entry.byId, people),
        record: records.find(({ standingId }) => standingId === entry.id) ?? null,
        ...{ hasBoard, plan: plan && { ...plan }, meetings: [...meetings] },
      },
    ];
  });
  const maySet = may('school.set-status');
  const roles = actor.appointments.map(({ role }) => role);
  const isOn = (id: string) => shown.some(each => each.name === id && (each.to === null || each.to >= today));
  return {
    ...{ kind: 'school', urn, hubId, schoolName: name, modelName: model.name, statuses, maySet, today },
    officers: peopleAmong(people, school).officers.map(each => each.name),
    settable: maySet
      ? model.statuses
          .filter(({ id }) => !isOn(id))
          .flatMap(status =>
            waysToSet(status, roles).map(behalf => ({ id: status.id, name: status.name, behalf })),
          )
      : [],
    mayBook: mayBook(actor, school),
    maySendPlan: may('school.send-plan'),
    version: await trust.owed.versionOf(urn),
  };
}
