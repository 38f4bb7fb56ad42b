import type { PrismaClient } from './generated/client.ts';

/** A query that does not say which trust it is about, or names another one: a fault of ours, never run. */
export class CrossTrustQuery extends Error {
  override readonly name = 'CrossTrustQuery';
}

/**
 * The client of one trust. Every query must name that trust in what it looks for and in what it writes; one that
 * does not is refused before it reaches the database. Of the list of trusts only its own row is in reach.
 */
export function inTrustOnly(client: PrismaClient, trustId: string) {
  return client.$extends({
    query: {
      $allModels: {
        $allOperations({ model, operation, args, query }) {
          const fits = model === 'Trust' ? isItself : names;
          if (!fits(args as Arguments, trustId)) {
            throw new CrossTrustQuery(`${model}.${operation} must name its trust`);
          }
          return query(args);
        },
      },
    },
  });
}

/** Prisma within one trust, in a transaction or not. */
export type Db = Omit<
  ReturnType<typeof inTrustOnly>,
  '$transaction' | '$extends' | '$connect' | '$disconnect' | '$on'
>;

type Row = Readonly<Record<string, unknown>>;
interface Arguments {
  readonly where?: Row;
  readonly data?: Row | readonly Row[];
  readonly create?: Row;
}

/** Whether the arguments are about this trust's own row. */
function isItself({ where, data }: Arguments, trustId: string): boolean {
  const row = data && !Array.isArray(data) ? (data as Row) : null;
  return where ? where.id === trustId && (!row || !('id' in row)) : row?.id === trustId;
}

/** Whether the arguments name this trust, and no other, wherever Prisma takes a condition or a new row. */
function names({ where, data, create }: Arguments, trustId: string): boolean {
  const rows = [...(Array.isArray(data) ? data : data ? [data] : []), ...(create ? [create] : [])] as Row[];
  if (rows.some(row => 'trustId' in row && row.trustId !== trustId)) return false;
  if (where) return inWhere(where, trustId);
  return rows.length > 0 && rows.every(row => row.trustId === trustId);
}

/** `{ trustId }` or a compound key such as `{ trustId_urn: { trustId, urn } }`. An `OR` beside it cannot widen it. */
function inWhere(where: Row, trustId: string): boolean {
  if ('trustId' in where) return where.trustId === trustId;
  return Object.entries(where).some(
    ([key, value]) =>
      key.startsWith('trustId_') &&
      typeof value === 'object' &&
      value !== null &&
      'trustId' in value &&
      value.trustId === trustId,
  );
}
