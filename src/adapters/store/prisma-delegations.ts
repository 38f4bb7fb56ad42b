import { DelegateKind, type Delegation } from '#domain/delegation/delegation.ts';
import type { DelegationWrites } from '#ports/delegation-store.ts';
import type { Prisma } from './generated/client.ts';
import { identityOf, NAMED } from './person-rows.ts';
import { fromDay, fromMoment, orNull, toDay, toMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

const include = {
  person: { select: NAMED },
  namedBy: { select: { ...NAMED, appointments: { where: { role: 'head' }, select: { urn: true } } } },
} satisfies Prisma.DelegationInclude;
type Row = Prisma.DelegationGetPayload<{ include: typeof include }>;

export function prismaDelegations(db: Db, trustId: string): DelegationWrites {
  const rows = (where: Prisma.DelegationWhereInput) =>
    db.delegation.findMany({
      where: { ...where, trustId },
      include,
      orderBy: [{ from: 'asc' }, { id: 'asc' }],
    });
  const list = async (where: Prisma.DelegationWhereInput) => (await rows(where)).map(toDelegation);
  return {
    find: async id => (await list({ id }))[0] ?? null,
    ofSchool: urn => list({ urn }),
    ofPerson: personId => list({ personId }),
    async holding(day, urn) {
      const at = fromDay(day);
      const found = await rows({
        ...(urn !== undefined && { urn }),
        ...{ endedAt: null, from: { lte: at }, to: { gte: at } },
      });
      return found.filter(isStillHead).map(toDelegation);
    },
    over: day => list({ endedAt: null, to: { lt: fromDay(day) } }),
    async add({ from, to, namedAt, ...delegation }) {
      await db.delegation.create({
        data: {
          ...{ ...delegation, trustId },
          ...{ from: fromDay(from), to: fromDay(to), namedAt: fromMoment(namedAt) },
        },
      });
    },
    async end(id, at) {
      const { count } = await db.delegation.updateMany({
        where: { trustId, id, endedAt: null },
        data: { endedAt: fromMoment(at) },
      });
      return count > 0;
    },
    async hold(urn) {
      const { count } = await db.school.updateMany({
        where: { trustId, urn },
        data: { owedVersion: { increment: 0 } },
      });
      return count > 0;
    },
  };
}

const isStillHead = ({ urn, namedBy }: Row) => namedBy.appointments.some(each => each.urn === urn);

function toDelegation({ person, namedBy, kind, from, to, namedAt, endedAt, ...row }: Row): Delegation {
  const { id, urn, personId, namedById } = row;
  return {
    ...{ id, urn, personId, personName: identityOf(person).name },
    ...{ namedById, namedByName: identityOf(namedBy).name, kind: DelegateKind.parse(kind) },
    ...{ from: toDay(from), to: toDay(to), namedAt: toMoment(namedAt), endedAt: orNull(toMoment)(endedAt) },
  };
}
