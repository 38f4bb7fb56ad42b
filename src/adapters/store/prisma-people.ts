import { randomUUID } from 'node:crypto';
import { Appointment, type Person, Role } from '#domain/access/role.ts';
import type { PeopleWrites } from '#ports/people-store.ts';
import type { Prisma } from './generated/client.ts';
import type { Db } from './trust-guard.ts';

const include = {
  appointments: { orderBy: [{ role: 'asc' }, { urn: 'asc' }, { hubId: 'asc' }] },
} satisfies Prisma.PersonInclude;
type Row = Prisma.PersonGetPayload<{ include: typeof include }>;

export function prismaPeople(db: Db, trustId: string): PeopleWrites {
  const one = async (where: Prisma.PersonWhereUniqueInput) => {
    const row = await db.person.findUnique({ where, include });
    return row && toPerson(row);
  };
  const many = async (where: Prisma.PersonWhereInput) => {
    const rows = await db.person.findMany({
      where: { ...where, trustId },
      include,
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    });
    return rows.map(toPerson);
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
    byObjectId: objectId => one({ trustId_objectId: { trustId, objectId: objectId.toLowerCase() } }),
    byUpn: upn => one({ trustId_upn: { trustId, upn: upn.toLowerCase() } }),
    list: () => many({}),
    withRole: role => many({ appointments: { some: { role } } }),
    async save({ appointments, ...person }) {
      const row = {
        ...person,
        objectId: person.objectId?.toLowerCase() ?? null,
        upn: person.upn?.toLowerCase() ?? null,
      };
      await db.person.upsert({
        where: { trustId_id: { trustId, id: person.id } },
        create: { ...row, trustId },
        update: row,
      });
      await appoint(person.id, appointments);
    },
    async linkObjectId(id, objectId) {
      await db.person.update({
        where: { trustId_id: { trustId, id } },
        data: { objectId: objectId.toLowerCase() },
      });
    },
    appoint,
  };
}

function toPerson({ trustId: _trust, appointments, ...person }: Row): Person {
  return { ...person, appointments: appointments.map(toAppointment) };
}

function toAppointment({ role, hubId, urn }: Row['appointments'][number]): Appointment {
  const scope = hubId ? { kind: 'hub', hubId } : urn ? { kind: 'school', urn } : { kind: 'trust' };
  return Appointment.parse({ role: Role.parse(role), scope });
}
