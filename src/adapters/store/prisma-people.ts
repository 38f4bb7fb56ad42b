import { randomUUID } from 'node:crypto';
import { Appointment, type Person, Role } from '#domain/access/role.ts';
import type { PeopleWrites } from '#ports/people-store.ts';
import type { Prisma } from './generated/client.ts';
import { byName, type Identity, identityOf, NAMED, sealedColumns } from './person-rows.ts';
import { lookUpHash, newPersonKey } from './person-seal.ts';
import { fromMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

const select = {
  ...NAMED,
  appointments: { orderBy: [{ role: 'asc' }, { urn: 'asc' }, { hubId: 'asc' }] },
} satisfies Prisma.PersonSelect;
type Row = Prisma.PersonGetPayload<{ select: typeof select }>;

export function prismaPeople(db: Db, trustId: string): PeopleWrites {
  const one = async (where: Prisma.PersonWhereUniqueInput) => {
    const row = await db.person.findUnique({ where, select });
    return row && toPerson(row);
  };
  const many = async (where: Prisma.PersonWhereInput) => {
    const rows = await db.person.findMany({ where: { ...where, trustId }, select });
    return rows.map(toPerson).sort(byName);
  };
  const name = async (id: string, identity: Identity) => {
    const owner = { trustId, personId: id };
    const known = await db.personKey.findUnique({ where: { trustId_personId: owner } });
    const key = known?.key ?? newPersonKey();
    const columns = sealedColumns(owner, key, identity);
    await db.person.upsert({
      where: { trustId_id: { trustId, id } },
      create: { trustId, id, ...columns },
      update: columns,
    });
    // Made once: of two made at the same moment the second would leave its name under a key that is not kept.
    if (!known) await db.personKey.create({ data: { ...owner, key } });
  };
  /** Held until the transaction ends, so that nobody is forgotten meanwhile; `false`: they are already. */
  const hold = async (id: string) => {
    const rows = await db.person.updateManyAndReturn({
      where: { trustId, id },
      data: { id },
      select: { sealed: true },
    });
    return rows.every(({ sealed }) => sealed !== null);
  };
  const appoint = async (personId: string, appointments: readonly Appointment[]) => {
    await db.appointment.deleteMany({ where: { trustId, personId } });
    const data = appointments.map(({ role, scope }) => ({
      trustId,
      id: randomUUID(),
      personId,
      role,
      hubId: scope.kind === 'hub' ? scope.hubId : null,
      urn: scope.kind === 'school' ? scope.urn : null,
    }));
    if (data.length > 0) await db.appointment.createMany({ data });
  };
  return {
    find: id => one({ trustId_id: { trustId, id } }),
    byObjectId: objectId =>
      one({
        trustId_objectIdHash: { trustId, objectIdHash: lookUpHash(trustId, 'object-id', objectId) },
      }),
    byUpn: upn => one({ trustId_upnHash: { trustId, upnHash: lookUpHash(trustId, 'upn', upn) } }),
    list: () => many({}),
    withRole: role => many({ appointments: { some: { role } } }),
    async save({ id, appointments, isForgotten: _, ...identity }) {
      // Whoever read them before they were forgotten does not bring them back.
      if (!(await hold(id))) return;
      await name(id, identity);
      await appoint(id, appointments);
    },
    async linkObjectId(id, objectId) {
      const row = await db.person.findUnique({ where: { trustId_id: { trustId, id } }, select });
      if (!row?.key) return false;
      const { isForgotten: _, ...identity } = identityOf(row);
      const data = sealedColumns({ trustId, personId: id }, row.key.key, { ...identity, objectId });
      // Of two at the same moment the second finds that there is one.
      const { count } = await db.person.updateMany({
        where: { trustId, id, objectIdHash: null, sealed: row.sealed },
        data,
      });
      return count === 1;
    },
    async noteLeavers(at) {
      const none = { appointments: { none: {} } };
      await db.person.updateMany({
        where: { trustId, leftAt: null, ...none },
        data: { leftAt: fromMoment(at) },
      });
      await db.person.updateMany({
        where: { trustId, NOT: [none, { leftAt: null }] },
        data: { leftAt: null },
      });
    },
    async leftBefore(before) {
      const where = { leftAt: { lt: fromMoment(before) }, key: { isNot: null } };
      return (await many(where)).map(({ id }) => id);
    },
    async forget(id) {
      await hold(id);
      await appoint(id, []);
      await db.seriesMember.deleteMany({ where: { trustId, personId: id } });
      await db.personKey.deleteMany({ where: { trustId, personId: id } });
      const none = { sealed: null, objectIdHash: null, upnHash: null };
      await db.person.update({ where: { trustId_id: { trustId, id } }, data: none });
    },
    async appoint(id, appointments) {
      if (await hold(id)) await appoint(id, appointments);
    },
  };
}

function toPerson({ appointments, ...row }: Row): Person {
  return { id: row.id, ...identityOf(row), appointments: appointments.map(toAppointment) };
}

function toAppointment({ role, hubId, urn }: Row['appointments'][number]): Appointment {
  const scope = hubId ? { kind: 'hub', hubId } : urn ? { kind: 'school', urn } : { kind: 'trust' };
  return Appointment.parse({ role: Role.parse(role), scope });
}
