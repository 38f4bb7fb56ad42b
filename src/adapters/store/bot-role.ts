import { Client, type PoolConfig } from 'pg';
import { Explained } from '#domain/explained.ts';

/** What the bot and the command line are on a server: they may add to the audit, and never change or remove an entry. */
export const BOT_ROLE = 'fortnight_bot';

/** The role cannot be made or given with the rights the owner has; the message says what to run instead. */
export class RoleNotMade extends Explained {
  override readonly name = 'RoleNotMade';
}

const AS_BOT = `-c role=${BOT_ROLE}`;

/** Whether what connects so is held back by row-level security: the embedded database has one user, who is not. */
export const isHeldBack = ({ options }: PoolConfig): boolean => options === AS_BOT;

/** The connection, acting as the bot's role from its first statement on, whoever it logs in as. */
export const asBot = (databaseUrl: string): PoolConfig =>
  withOption({ connectionString: databaseUrl, options: '' }, AS_BOT);

/** The same connection for one trust alone: whoever has it sees no row of another, and adds none. */
export const keptToTrust = (connection: PoolConfig, trust: string): PoolConfig =>
  withOption(connection, `-c ${TRUST_SETTING}=${trust.replace(/[\\\s]/g, '\\$&')}`);

function withOption(connection: PoolConfig, option: string): PoolConfig {
  const { connectionString = '', options } = connection;
  const url = new URL(connectionString);
  const own = url.searchParams.get('options');
  // Options in the address would be taken instead of ours.
  if (own !== null) url.searchParams.set('options', `${own} ${option}`);
  return {
    ...connection,
    connectionString: own === null ? connectionString : url.href,
    options: `${options} ${option}`.trim(),
  };
}

const RIGHTS = `
  grant usage on schema public, pgboss to ${BOT_ROLE};
  grant select, insert, update, delete on all tables in schema public, pgboss to ${BOT_ROLE};
  grant usage, select on all sequences in schema public, pgboss to ${BOT_ROLE};
  grant execute on all functions in schema pgboss to ${BOT_ROLE};
  revoke update, delete on "AuditEntry" from ${BOT_ROLE};
  revoke delete on "AuditHead" from ${BOT_ROLE};
  revoke insert, update, delete on "_prisma_migrations" from ${BOT_ROLE};`;

/** Of the connection: the trust it is about. One that has not said so sees no row and adds none. */
const TRUST_SETTING = 'fortnight.trust';
/** What is said instead to look at the list of trusts and to count what waits on the way out; it opens nothing else. */
export const ALL_TRUSTS = '*';
/** To see whether what is said arrives. */
const NO_TRUST = 'no trust';
const OVER_ALL = ['Trust', 'Post', 'Delivery'];

/**
 * The second wall between trusts: the server itself keeps the bot's role to the rows of one trust, should a query of
 * ours ever name another or none. The owner, who migrates, is not held back.
 */
const WALLS = `
  do $walls$
  declare
    ours text;
    it record;
  begin
    for it in
      select c.oid::regclass as name, c.relname, c.relrowsecurity as walled, case c.relname when 'Trust' then 'id' else 'trustId' end as key
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and (c.relname = 'Trust' or exists (
        select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'trustId' and not a.attisdropped))
    loop
      ours := format('%I = current_setting(''${TRUST_SETTING}'', true)', it.key);
      if not it.walled then
        execute format('alter table %s enable row level security', it.name);
      end if;
      execute format('drop policy if exists one_trust on %s', it.name);
      execute format('create policy one_trust on %s to ${BOT_ROLE} using (%s) with check (%s)', it.name, ours, ours);
      if it.relname in (${OVER_ALL.map(table => `'${table}'`).join()}) then
        execute format('drop policy if exists all_trusts on %s', it.name);
        execute format('create policy all_trusts on %s for select to ${BOT_ROLE} using (current_setting(''${TRUST_SETTING}'', true) = ''${ALL_TRUSTS}'')', it.name);
      end if;
    end loop;
  end $walls$;`;

/**
 * Makes the bot's role, gives it its rights in this database, and makes the login of `botUrl` a member, itself made
 * with the password there when it is missing. Safe to call again, and needed after every migration.
 */
export async function prepareBotRole(ownerUrl: string, botUrl: string): Promise<void> {
  const { username, password } = new URL(botUrl);
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    // Roles belong to the whole server: two databases may be prepared at once.
    await client.query('select pg_advisory_xact_lock(7340022)');
    const has = async (role: string) =>
      ((await client.query('select 1 from pg_roles where rolname = $1', [role])).rowCount ?? 0) > 0;
    if (!(await has(BOT_ROLE))) await client.query(`create role ${BOT_ROLE} nologin`);
    const login = decodeURIComponent(username) || String(client.user);
    if (!(await has(login)))
      await client.query(
        `create role ${client.escapeIdentifier(login)} login password ${client.escapeLiteral(decodeURIComponent(password))}`,
      );
    await client.query(`grant ${BOT_ROLE} to ${client.escapeIdentifier(login)}`);
    await client.query(RIGHTS);
    await client.query(WALLS);
    await client.query('commit');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '42501') throw notMade(error);
    throw error;
  } finally {
    await client.end();
  }
}

/**
 * Whether whoever logs in with `url` may act as the bot's role, and that role may read every table there is and is kept
 * to one trust in each that holds any.
 */
export async function mayActAsBot(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ may: boolean }>(
      `select pg_has_role(current_user, r.oid, 'member') and not exists (
         select 1 from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
         and (not has_table_privilege(r.oid, c.oid, 'select') or not c.relrowsecurity and exists (
           select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'trustId' and not a.attisdropped))) as may
       from pg_roles r where r.rolname = $1`,
      [BOT_ROLE],
    );
    return (rows[0]?.may ?? false) && (await isBotWhenConnected(url));
  } finally {
    await client.end();
  }
}

/** A server or a pooler in between may leave the options out that make us the bot and keep us to one trust. */
async function isBotWhenConnected(url: string): Promise<boolean> {
  const client = new Client(keptToTrust(asBot(url), NO_TRUST));
  try {
    await client.connect();
    const { rows } = await client.query<{ is: boolean }>(
      'select current_user = $1 and current_setting($2, true) = $3 as is',
      [BOT_ROLE, TRUST_SETTING, NO_TRUST],
    );
    return rows[0]?.is ?? false;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

function notMade(cause: Error): RoleNotMade {
  return new RoleNotMade(
    `The tables are up to date, but the owner of the database may not make or give the role ${BOT_ROLE} (${cause.message}). Have an administrator of the server run: CREATE ROLE ${BOT_ROLE} NOLOGIN; GRANT ${BOT_ROLE} TO the login in DATABASE_URL; and run "db migrate" again.`,
  );
}
