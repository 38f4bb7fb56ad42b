import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod/v4';
import type { GraphSignIn } from '#adapters/graph/graph-token.ts';
import type { WriteUpKeys } from '#adapters/store/group-key.ts';
import { isKey } from '#adapters/store/seal.ts';
import { Explained } from '#domain/explained.ts';
import { faultsInGraph, GRAPH_AUTHS, graphSignIn } from './graph-settings.ts';

/** Every setting, checked. This file is the only reader of process.env. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** A PostgreSQL server; null for the embedded store in `dataDir`. */
  readonly databaseUrl: string | null;
  /** Who makes the tables there, when that is another login than the bot's. */
  readonly databaseOwnerUrl: string | null;
  /** The demo has another by default: it shares its folder with nobody. */
  readonly dataDir: string;
  readonly bot: {
    /** null only in the demo: without an app id nothing can be authenticated. */
    readonly appId: string | null;
    readonly appPassword: string | null;
    readonly appType: (typeof BOT_TYPES)[number];
    readonly tenantId: string | null;
    /** Where the Bot Framework publishes the keys it signs with. */
    readonly openIdMetadata: string;
    /** Where the bot gets its own token. */
    readonly loginUrl: string;
  };
  /** Entra tenants whose activities are accepted. Empty: those of the imported trusts. */
  readonly allowedTenants: readonly string[];
  readonly graphBaseUrl: string;
  /** How the bot signs in to calendars; null where none is connected. */
  readonly graphSignIn: GraphSignIn | null;
  /** The mailbox letters are e-mailed from; null where none are. */
  readonly mailSender: string | null;
  /** What coaching groups' own keys are wrapped under; it is in no database. */
  readonly writeUpKeys: WriteUpKeys;
  readonly publicUrl: string | null;
  /** How much one person may press and type in ten seconds; six times as much in five minutes. */
  readonly asksInTenSeconds: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Opens /metrics to whoever shows it; null leaves it to this machine. */
  readonly metricsToken: string | null;
  /** Started by an npm script, which does not hand on signals. */
  readonly startedByNpm: boolean;
}

const BOT_TYPES = ['SingleTenant', 'MultiTenant', 'UserAssignedMSI'] as const;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const uuid = z
  .string()
  .regex(
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    'must be a GUID such as 00000000-0000-0000-0000-000000000000',
  );
const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/;
const secureUrl = z
  .url({ error: 'must be a URL', abort: true })
  .refine(
    u => u.startsWith('https://') || LOOPBACK.test(u),
    'must start with https:// (http:// is allowed for this machine only)',
  );

const databaseUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\//, 'must start with postgresql://')
  .refine(
    url => URL.canParse(url),
    'is not a URL such as postgresql://user:password@host/database (characters such as # / ? @ in a password are written %23 %2F %3F %40)',
  );

const writeUpsKey = z
  .string()
  .refine(isKey, 'must be 32 bytes in base64, as "npm run fortnight -- write-ups new-key" makes them')
  .optional();
/** The demo's people and words are made up: its key need not be a secret, and is the same each time it is started. */
const DEMO_KEY = Buffer.from('fortnight demo, nothing of it real').subarray(0, 32).toString('base64');

const Environment = z.object({
  PORT: z.coerce
    .number('must be a number from 0 to 65535')
    .int()
    .min(0, 'must be a number from 0 to 65535')
    .max(65_535, 'must be a number from 0 to 65535')
    .default(3978),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_OWNER_URL: databaseUrl.optional(),
  DATA_DIR: z.string().optional(),
  BOT_APP_ID: uuid.optional(),
  BOT_APP_PASSWORD: z.string().optional(),
  BOT_APP_TYPE: z
    .enum(BOT_TYPES, 'must be SingleTenant, UserAssignedMSI or MultiTenant')
    .default('SingleTenant'),
  BOT_TENANT_ID: uuid.optional(),
  ALLOWED_TENANTS: z
    .string()
    .transform(s => s.split(/[\s,;]+/).filter(Boolean))
    .pipe(z.array(uuid))
    .default([]),
  BOT_OPENID_METADATA: secureUrl.default('https://login.botframework.com/v1/.well-known/openidconfiguration'),
  BOT_LOGIN_URL: secureUrl.default('https://login.microsoftonline.com'),
  GRAPH_BASE_URL: secureUrl.default('https://graph.microsoft.com'),
  GRAPH_AUTH: z.enum(GRAPH_AUTHS, `must be one of ${GRAPH_AUTHS.join(', ')}`).default('none'),
  GRAPH_CLIENT_ID: uuid.optional(),
  GRAPH_CLIENT_SECRET: z.string().optional(),
  GRAPH_CERTIFICATE_PATH: z.string().optional(),
  GRAPH_TOKEN_FILE: z.string().optional(),
  GRAPH_LOGIN_URL: secureUrl.optional(),
  // Set by Azure itself where a workload has an identity.
  AZURE_FEDERATED_TOKEN_FILE: z.string().optional(),
  MAIL_SENDER: z
    .string()
    .regex(/^[^@\s]+@[^@\s]+\.[^@\s]+$/, 'must be an e-mail address')
    .optional(),
  WRITE_UPS_KEY: writeUpsKey,
  WRITE_UPS_KEY_BEFORE: writeUpsKey,
  PUBLIC_URL: secureUrl.optional(),
  ASKS_IN_TEN_SECONDS: z.coerce
    .number('must be a number from 1')
    .int('must be a whole number')
    .min(1, 'must be a number from 1')
    .default(20),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  METRICS_TOKEN: z
    .string()
    .regex(/^[!-~]{16,}$/, 'must be 16 or more letters, digits and signs, without spaces')
    .optional(),
});

/** The configuration cannot be used; the message names every fault. */
export class ConfigurationError extends Explained {
  override readonly name = 'ConfigurationError';
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the process' environment, with `.env` beside package.json filling in what is not set.
 * `purpose` 'bot' also demands what a bot on the network cannot be without; throws ConfigurationError.
 */
export function loadConfig(purpose: 'bot' | 'command-line' | 'demo'): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return readConfig(process.env, purpose);
}

/** The same from a given environment; empty values count as not set. Throws ConfigurationError. */
export function readConfig(environment: Environment, purpose: 'bot' | 'command-line' | 'demo'): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const read = Environment.safeParse(given);
  const wrong = read.success ? [] : read.error.issues.map(i => `${String(i.path[0])} ${i.message}`);
  const faults = [...new Set(wrong), ...missing(given, purpose), ...faultsInGraph(given)];
  if (!read.success || faults.length > 0) {
    throw new ConfigurationError(
      `The configuration cannot be used:\n${faults.map(f => `  - ${f}`).join('\n')}\nSet these in the environment or in .env (see .env.example).`,
    );
  }
  const e = read.data;
  return {
    port: e.PORT,
    host: e.HOST,
    databaseUrl: e.DATABASE_URL ?? null,
    databaseOwnerUrl: e.DATABASE_OWNER_URL ?? null,
    dataDir: resolve(e.DATA_DIR ?? (purpose === 'demo' ? './data-demo' : './data')),
    bot: {
      appId: e.BOT_APP_ID?.toLowerCase() ?? null,
      appPassword: e.BOT_APP_PASSWORD ?? null,
      appType: e.BOT_APP_TYPE,
      tenantId: e.BOT_TENANT_ID?.toLowerCase() ?? null,
      openIdMetadata: e.BOT_OPENID_METADATA,
      loginUrl: e.BOT_LOGIN_URL.replace(/\/+$/, ''),
    },
    allowedTenants: e.ALLOWED_TENANTS.map(t => t.toLowerCase()),
    graphBaseUrl: e.GRAPH_BASE_URL.replace(/\/+$/, ''),
    graphSignIn: graphSignIn(e),
    mailSender: e.MAIL_SENDER?.toLowerCase() ?? null,
    writeUpKeys: {
      current: e.WRITE_UPS_KEY ?? (purpose === 'demo' ? DEMO_KEY : null),
      before: e.WRITE_UPS_KEY_BEFORE ?? null,
    },
    publicUrl: e.PUBLIC_URL ?? null,
    asksInTenSeconds: e.ASKS_IN_TEN_SECONDS,
    logLevel: e.LOG_LEVEL,
    metricsToken: e.METRICS_TOKEN ?? null,
    startedByNpm: given.npm_lifecycle_event !== undefined,
  };
}

/** What a bot on the network cannot be without. */
function missing(given: Environment, purpose: 'bot' | 'command-line' | 'demo'): string[] {
  if (purpose !== 'bot') return [];
  const type = BOT_TYPES.find(known => known === given.BOT_APP_TYPE) ?? 'SingleTenant';
  const needed = [
    [
      'BOT_APP_ID',
      true,
      'without it nothing that reaches the bot can be authenticated (to look around: npm run demo)',
    ],
    ['BOT_APP_PASSWORD', type !== 'UserAssignedMSI', `a ${type} bot needs it`],
    ['BOT_TENANT_ID', type !== 'MultiTenant', `a ${type} bot needs it`],
  ] as const;
  return needed
    .filter(([name, isNeeded]) => isNeeded && !given[name])
    .map(([name, , why]) => `${name} is not set: ${why}`);
}
