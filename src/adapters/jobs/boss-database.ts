import type { PoolConfig } from 'pg';
import type { Db as BossDatabase } from 'pg-boss';
import type { SqlRunner } from '#ports/jobs.ts';

/** Where pg-boss connects to, and what it is called there. */
export function bossOptions({ connectionString, host, port, user, password, database, options }: PoolConfig) {
  const where = { connectionString, host, port, user, password, database, options };
  const given = Object.fromEntries(Object.entries(where).filter(([, value]) => value !== undefined));
  return { ...given, application_name: 'fortnight', max: 4 };
}

/** pg-boss inside the caller's transaction. */
export function asDatabase(within: SqlRunner): BossDatabase {
  return { executeSql: async (text, values = []) => ({ rows: [...(await within.run(text, values))] }) };
}
