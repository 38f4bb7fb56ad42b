import { existsSync } from 'node:fs';
import type { GraphSignIn } from '#adapters/graph/graph-token.ts';

export const GRAPH_AUTHS = [
  'none',
  'secret',
  'certificate',
  'managed-identity',
  'workload-identity',
] as const;
type GraphAuth = (typeof GRAPH_AUTHS)[number];

/** The environment's values that say how calendars are signed in to. */
export interface GraphSettings {
  readonly GRAPH_AUTH?: string | undefined;
  readonly GRAPH_CLIENT_ID?: string | undefined;
  readonly GRAPH_CLIENT_SECRET?: string | undefined;
  readonly GRAPH_CERTIFICATE_PATH?: string | undefined;
  readonly GRAPH_TOKEN_FILE?: string | undefined;
  readonly GRAPH_LOGIN_URL?: string | undefined;
  readonly AZURE_FEDERATED_TOKEN_FILE?: string | undefined;
  readonly MAIL_SENDER?: string | undefined;
  readonly BOT_APP_ID?: string | undefined;
  readonly BOT_APP_PASSWORD?: string | undefined;
  readonly BOT_TENANT_ID?: string | undefined;
  readonly BOT_LOGIN_URL?: string | undefined;
}

const PUBLIC_CLOUD = 'https://login.microsoftonline.com';

const clientIdIn = (given: GraphSettings) => given.GRAPH_CLIENT_ID ?? given.BOT_APP_ID;
const tokenFileIn = (given: GraphSettings) => given.GRAPH_TOKEN_FILE ?? given.AZURE_FEDERATED_TOKEN_FILE;
const loginUrlIn = (given: GraphSettings) => given.GRAPH_LOGIN_URL ?? given.BOT_LOGIN_URL ?? PUBLIC_CLOUD;

/** The bot's own password is good for the bot's own registration alone. */
function secretIn(given: GraphSettings): string | undefined {
  const isBots = given.GRAPH_CLIENT_ID?.toLowerCase() === given.BOT_APP_ID?.toLowerCase();
  const inherits = given.GRAPH_CLIENT_ID === undefined || isBots;
  return given.GRAPH_CLIENT_SECRET ?? (inherits ? given.BOT_APP_PASSWORD : undefined);
}

/** What the way of signing in that was chosen cannot be without; a sentence each. */
export function faultsInGraph(given: GraphSettings): string[] {
  const auth = GRAPH_AUTHS.find(known => known === given.GRAPH_AUTH) ?? 'none';
  if (auth === 'none')
    return given.MAIL_SENDER
      ? ['MAIL_SENDER is set and GRAPH_AUTH is none: nothing signs in to send from it']
      : [];
  const needed = `is not set: GRAPH_AUTH=${auth} needs it`;
  const path = given.GRAPH_CERTIFICATE_PATH;
  const checks: readonly [fault: string, only: readonly GraphAuth[], isGood: boolean][] = [
    [`GRAPH_CLIENT_ID ${needed}, or BOT_APP_ID`, GRAPH_AUTHS, clientIdIn(given) !== undefined],
    [`GRAPH_CLIENT_SECRET ${needed}`, ['secret'], secretIn(given) !== undefined],
    [`GRAPH_CERTIFICATE_PATH ${needed}`, ['certificate'], path !== undefined],
    ['GRAPH_CERTIFICATE_PATH names no file', ['certificate'], path === undefined || existsSync(path)],
    [`GRAPH_TOKEN_FILE ${needed}`, ['workload-identity'], tokenFileIn(given) !== undefined],
    [`BOT_TENANT_ID ${needed}`, ['managed-identity'], given.BOT_TENANT_ID !== undefined],
    [
      'GRAPH_LOGIN_URL must start with https:// (it is BOT_LOGIN_URL where it is not set)',
      ['secret', 'certificate', 'workload-identity'],
      loginUrlIn(given).startsWith('https://'),
    ],
  ];
  return checks.filter(([, only, isGood]) => only.includes(auth) && !isGood).map(([fault]) => fault);
}

/** How calendars are signed in to; null where none is to be. Only for settings without faults. */
export function graphSignIn(given: GraphSettings): GraphSignIn | null {
  const clientId = (clientIdIn(given) ?? '').toLowerCase();
  const loginUrl = loginUrlIn(given).replace(/\/+$/, '');
  switch (given.GRAPH_AUTH) {
    case 'secret':
      return { kind: 'secret', clientId, secret: secretIn(given) ?? '', loginUrl };
    case 'certificate':
      return {
        kind: 'certificate',
        clientId,
        certificatePath: given.GRAPH_CERTIFICATE_PATH ?? '',
        loginUrl,
      };
    case 'workload-identity':
      return { kind: 'workload-identity', clientId, tokenFile: tokenFileIn(given) ?? '', loginUrl };
    case 'managed-identity':
      return { kind: 'managed-identity', clientId, tenantId: (given.BOT_TENANT_ID ?? '').toLowerCase() };
    default:
      return null;
  }
}
