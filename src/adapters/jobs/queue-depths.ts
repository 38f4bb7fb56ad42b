import type { Db } from 'pg-boss';
import type { JobKind, QueueDepth } from '#ports/jobs.ts';

const LIVE = `'created', 'retry', 'active'`;
const DEPTHS = `
  select name as kind,
    count(*) filter (where state = 'created')::int as waiting,
    count(*) filter (where state = 'retry')::int as retry,
    count(*) filter (where state = 'active')::int as active,
    count(*) filter (where state = 'failed')::int as failed,
    coalesce(extract(epoch from now() - min(created_on) filter (where state in (${LIVE}))), 0)::float as "oldestSeconds"
  from pgboss.job where name = any($1) and state in (${LIVE}, 'failed') group by name`;

/** What pg-boss holds, one entry a kind. */
export async function queueDepths(database: Db, kinds: readonly JobKind[]): Promise<QueueDepth[]> {
  const { rows } = await database.executeSql(DEPTHS, [kinds]);
  const found = rows as QueueDepth[];
  const nothing = { waiting: 0, retry: 0, active: 0, failed: 0, oldestSeconds: 0 };
  return kinds.map(kind => found.find(row => row.kind === kind) ?? { kind, ...nothing });
}
