import { actorId, OPERATOR } from '#domain/access/actor.ts';
import {
  type CoachingGroup,
  elsewhere,
  faultsOf,
  type Member,
  type Membership,
  memberKey,
} from '#domain/coaching/group.ts';
import { type GroupRow, mapGroupColumns, readGroupRow } from '#domain/coaching/groups-file.ts';
import { type RowFault, refuseFaults } from '#domain/import/import-refused.ts';
import { addDays, dayOf, type IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import type { Clock } from '#ports/clock.ts';
import type { NewId } from '#ports/ids.ts';
import type { Store, TrustWrites } from '#ports/store.ts';
import type { Table } from '#ports/table.ts';
import { readRows } from '../read-rows.ts';
import { type Against, againstPast, againstWords, faultInWords } from './change-groups.ts';
import { redrawGroups } from './coaching-refs.ts';
import { groupsNow, nameOfMember } from './groups-as-they-are.ts';
import { nameFacilitator, nameMember } from './name-members.ts';

export interface GroupsImported {
  readonly made: readonly string[];
  readonly changed: readonly string[];
  readonly added: number;
  readonly ended: number;
  readonly unchanged: number;
}

class DryRun extends Error {
  readonly result: GroupsImported;
  constructor(result: GroupsImported) {
    super('dry run');
    this.result = result;
  }
}

/**
 * Makes the groups that a file names and adds their members: all of it or, by ImportRefused, nothing. Who is of a group already and
 * is not in the file stays; a member that is, and has a last day there, leaves then. `dryRun`: nothing is kept.
 */
export async function importGroups(
  { store, clock, newId }: { store: Store; clock: Clock; newId: NewId },
  { table, trustId, dryRun }: { table: Table; trustId: string; dryRun: boolean },
): Promise<GroupsImported> {
  const columns = mapGroupColumns(table.headings);
  const file = await readRows<GroupRow>(table, (line, fields) => readGroupRow(columns, line, fields));
  const work = async (trust: TrustWrites) => {
    const result = await take(trust, file, { now: clock.now(), newId, name: table.name });
    if (dryRun) throw new DryRun(result);
    await trust.audit.append({
      ...{ at: clock.now(), actorId: actorId(OPERATOR), entrance: OPERATOR.entrance },
      ...{ verb: 'coaching.import', subject: 'groups' },
      after: { ...result, made: result.made.length, changed: result.changed.length },
    });
    return result;
  };
  try {
    return await store.transaction(trustId, work, { seconds: 120 });
  } catch (error) {
    if (error instanceof DryRun) return error.result;
    throw error;
  }
}

interface Taking {
  readonly now: IsoInstant;
  readonly newId: NewId;
  readonly name: string;
}

async function take(
  trust: TrustWrites,
  { rows, faults: bad }: { rows: readonly GroupRow[]; faults: readonly RowFault[] },
  { now, newId, name }: Taking,
): Promise<GroupsImported> {
  const faults = [...bad];
  const today = dayOf(now);
  const named = new Map<GroupRow, Awaited<ReturnType<typeof nameMember>>>();
  for (const row of rows) named.set(row, await nameMember(trust, row.member));
  await holdAll(
    trust,
    [...named.values()].flatMap(each => (each.ok ? [each.member] : [])),
  );
  const open = (await trust.coaching.groups()).filter(({ to }) => to === null || to >= today);
  const plain = (text: string) => text.toLowerCase();
  const byName = new Map<string, CoachingGroup>(open.map(group => [plain(group.name), group]));
  const lineOf = new Map<string, number>();
  const counts = { added: 0, ended: 0, unchanged: 0 };
  const touched = new Set<string>();
  for (const row of rows) {
    const found = named.get(row);
    if (!found?.ok) {
      if (found) faults.push({ line: row.line, reason: found.because });
      continue;
    }
    const { member } = found;
    const from = row.from ?? today;
    const key = plain(row.group);
    const group = byName.get(key) ?? newGroup(row.group, from, { now, newId });
    lineOf.set(group.id, lineOf.get(group.id) ?? row.line);
    const facilitator = row.facilitator === '' ? null : await nameFacilitator(trust, row.facilitator);
    if (facilitator && !facilitator.ok) faults.push({ line: row.line, reason: facilitator.because });
    const facilitatorId = facilitator?.ok ? facilitator.personId : group.facilitatorId;
    const known = group.members.find(
      each => memberKey(each.member) === memberKey(member) && (each.to === null || each.to >= from),
    );
    const against = group.version > 0 ? againstRow(row, known, now) : null;
    if (against !== null) faults.push({ line: row.line, reason: `group ${group.name}: ${against}` });
    const added: Membership = { id: newId(), member, from, to: row.to };
    if (known && (row.to === null || row.to === known.to) && facilitatorId === group.facilitatorId)
      counts.unchanged += 1;
    else touched.add(group.id);
    if (known && row.to !== null && row.to !== known.to) counts.ended += 1;
    if (!known) counts.added += 1;
    byName.set(key, {
      ...{ ...group, facilitatorId, from: group.version === 0 && from < group.from ? from : group.from },
      members: known
        ? group.members.map(each => (each === known && row.to !== null ? { ...each, to: row.to } : each))
        : [...group.members, added],
    });
  }
  const groups = [...byName.values()];
  const of = groups.filter(({ id }) => touched.has(id));
  faults.push(...(await faultsIn(trust, { of, groups, lineOf }, { today, now })));
  refuseFaults(faults, name);
  for (const { version, ...group } of of) {
    if (version === 0) await trust.coaching.add(group);
    else {
      await trust.coaching.hold(group.id);
      await trust.coaching.change(group.id, { facilitatorId: group.facilitatorId });
      await trust.coaching.setMembers(group.id, group.members);
    }
    await redrawGroups(trust, group.id);
  }
  const names = (isNew: boolean) => of.flatMap(each => ((each.version === 0) === isNew ? [each.name] : []));
  return { made: names(true), changed: names(false), ...counts };
}

/**
 * Every school is held, and each person named, before the groups are looked at: of two imports at once, or of one and a card by which
 * somebody makes a group, the later sees what the earlier has made, even where they name other schools for a group of one name.
 */
async function holdAll(trust: TrustWrites, named: readonly Member[]): Promise<void> {
  const schools = (await trust.schools.list()).map(({ urn }): Member => ({ kind: 'school', urn }));
  await trust.coaching.holdMembers([...schools, ...named]);
}

/**
 * Of a group that is there already nobody becomes one from a day that is over, or was one no more: whoever was of it on a day reads
 * what was written then.
 */
function againstRow({ from, to }: GroupRow, known: Membership | undefined, now: IsoInstant): Against {
  if (!known) return from === null ? null : againstPast(from, now);
  if (to === null || to === known.to) return null;
  const first = known.to !== null && known.to < to ? known.to : to;
  return againstPast(addDays(first, 1), now);
}

/** A group's fault stands at the first line that names it. */
async function faultsIn(
  trust: TrustWrites,
  {
    of,
    groups,
    lineOf,
  }: {
    of: readonly CoachingGroup[];
    groups: readonly CoachingGroup[];
    lineOf: ReadonlyMap<string, number>;
  },
  { today, now }: { today: IsoDate; now: IsoInstant },
): Promise<RowFault[]> {
  const known = await groupsNow(trust);
  const turnedAway = new Map<string, Against>();
  for (const group of of) turnedAway.set(group.id, await againstWords(trust, group));
  // What is turned away is not said again, of another group either.
  const sayable = groups.filter(({ id }) => !turnedAway.get(id));
  return of.flatMap(group => {
    const line = lineOf.get(group.id) ?? 1;
    const wrong = faultsOf(group, group.version === 0 ? group.from : today).map(fault =>
      faultInWords(fault, known, now),
    );
    const taken = elsewhere(group, sayable).map(
      each => `${nameOfMember(each.member, known)} is of ${each.group.name} at the same time`,
    );
    const against = turnedAway.get(group.id);
    if (against) return [{ line, reason: against }];
    return [...wrong, ...taken].map(reason => ({ line, reason: `group ${group.name}: ${reason}` }));
  });
}

const newGroup = (
  name: string,
  from: IsoDate,
  { now, newId }: Pick<Taking, 'now' | 'newId'>,
): CoachingGroup => ({
  ...{ id: newId(), name, purpose: '', facilitatorId: null, from, to: null, members: [] },
  ...{ createdById: actorId(OPERATOR), createdAt: now, version: 0 },
});
