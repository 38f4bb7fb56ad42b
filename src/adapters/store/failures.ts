import { NotSaved, OutcomeUnknown, StoreConflict } from '#ports/store.ts';
import { Prisma } from './generated/client.ts';

/** Prisma's codes for a transaction that the database or Prisma itself rolled back: nothing of it was saved. */
const ROLLED_BACK = new Set(['P2028', 'P2034', 'P2002', 'P2003']);

/** What an error inside the work means. Errors that are not the store's pass as they are. */
export function duringWork(error: unknown): unknown {
  if (!isStoreError(error)) return error;
  if (codeOf(error) === 'P2002') return new StoreConflict('That value is already taken.', { cause: error });
  if (error instanceof Prisma.PrismaClientValidationError) return error;
  return new NotSaved('The store did not answer; nothing was saved.', { cause: error });
}

/** What an error after the work was done, at the commit, means: nothing but the store can have thrown it. */
export function atCommit(error: unknown): unknown {
  if (error instanceof Error && ROLLED_BACK.has(codeOf(error) ?? '')) return duringWork(error);
  return new OutcomeUnknown('The store did not say whether the commit was done.', { cause: error });
}

function isStoreError(error: unknown): error is Error {
  return (
    error instanceof Error &&
    (error.name.startsWith('PrismaClient') || error.name === 'DriverAdapterError' || isNetworkError(error))
  );
}

/** node-postgres says of a connection it lost, or could not get, in words alone: a plain Error without a code. */
const LOST_CONNECTION =
  /^(Connection terminated|Client (has encountered a connection error|was closed)|timeout (exceeded|expired)|Cannot use a pool after)/;

function isNetworkError(error: Error): boolean {
  const code = codeOf(error);
  return code === null
    ? LOST_CONNECTION.test(error.message)
    : /^(ECONN|EPIPE|ETIMEDOUT|ENOENT$|57P0)/.test(code);
}

function codeOf(error: Error): string | null {
  return 'code' in error && typeof error.code === 'string' ? error.code : null;
}
