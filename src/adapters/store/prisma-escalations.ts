import { afterEscalationStep, begun, escalationOf } from '#domain/escalation/after-escalation-step.ts';
import { type Escalation, UNDER_WAY } from '#domain/escalation/escalation.ts';
import { EscalationStep } from '#domain/escalation/escalation-step.ts';
import type { EscalationWrites } from '#ports/escalation-store.ts';
import type { Prisma } from './generated/client.ts';
import { fromDay, fromMoment, toDay, toMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

const include = { steps: { orderBy: { n: 'asc' } } } satisfies Prisma.EscalationInclude;
type Row = Prisma.EscalationGetPayload<{ include: typeof include }>;

export function prismaEscalations(db: Db, trustId: string): EscalationWrites {
  const find = async (id: string) => {
    const row = await db.escalation.findUnique({ where: { trustId_id: { trustId, id } }, include });
    return row && toEscalation(row);
  };
  const list = async (where: Prisma.EscalationWhereInput) => {
    const orderBy = [{ openedAt: 'asc' as const }, { id: 'asc' as const }];
    return (await db.escalation.findMany({ where: { ...where, trustId }, include, orderBy })).map(
      toEscalation,
    );
  };
  const write = async (escalationId: string, n: number, { kind, at, byId, ...data }: EscalationStep) => {
    await db.escalationStep.create({
      data: { trustId, escalationId, n, kind, byId, at: fromMoment(at), data },
    });
  };
  return {
    find,
    async stepsOf(escalationId) {
      const rows = await db.escalationStep.findMany({
        where: { trustId, escalationId },
        orderBy: { n: 'asc' },
      });
      return rows.map(toStep);
    },
    about: (kind, thingId) => list({ kind, thingId }),
    open: () => list({ state: { in: [...UNDER_WAY, 'on-agenda'] } }),
    async begin(of, step) {
      const escalation = begun(of, step);
      const { id, state, version } = escalation;
      const { kind, thingId, urn, dueOn } = of;
      const at = fromMoment(step.at);
      const { count } = await db.escalation.createMany({
        data: [
          {
            ...{ trustId, id, kind, thingId, urn, dueOn: fromDay(dueOn), state, version },
            ...{ openedAt: at, changedAt: at },
          },
        ],
        skipDuplicates: true,
      });
      if (count === 0) return null;
      await write(id, version, step);
      return escalation;
    },
    async add(id, step) {
      const before = await find(id);
      if (!before) throw new Error('there is no such escalation');
      const escalation = afterEscalationStep(before, step);
      const { state, version } = escalation;
      // Two who have both read the same version cannot both write the next step.
      await write(id, version, step);
      await db.escalation.update({
        where: { trustId_id: { trustId, id } },
        data: { state, version, changedAt: fromMoment(step.at) },
      });
      return escalation;
    },
    async hold(id) {
      const { count } = await db.escalation.updateMany({
        where: { trustId, id },
        data: { version: { increment: 0 } },
      });
      return count > 0;
    },
  };
}

const toStep = ({ kind, at, byId, data }: Row['steps'][number]): EscalationStep =>
  EscalationStep.parse({ ...(data as object), kind, byId, at: toMoment(at) });

function toEscalation({ kind, thingId, urn, dueOn, steps }: Row): Escalation {
  const escalation = escalationOf({ kind, thingId, urn, dueOn: toDay(dueOn) }, steps.map(toStep));
  if (!escalation) throw new Error('an escalation without a step');
  return escalation;
}
