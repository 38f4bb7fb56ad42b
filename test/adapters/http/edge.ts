import { buildServer, type Server, type ServerDeps } from '#adapters/http/server.ts';
import { tokenCheck } from '#adapters/http/token-check.ts';
import type { ActivityEnvelope } from '#bot/activity.ts';
import { TENANT } from '#test/builders/activity.ts';
import { Issuer } from '#test/fakes/issuer.ts';
import { type CapturedLogs, captureLogs } from '#test/fakes/logs.ts';

export interface Edge extends Server {
  /** Activities that reached the handler. */
  readonly handled: ActivityEnvelope[];
  /** Tenants that were asked about. */
  readonly asked: string[];
  readonly logs: CapturedLogs;
}

/** The real server with a handler that only remembers; checks tokens of `issuer`, or none at all as in the demo. */
export function edge(
  issuer: Issuer | null,
  overrides: Partial<ServerDeps> & { clock?: { now(): string } } = {},
): Edge {
  const logs = captureLogs();
  const clock = overrides.clock ?? { now: () => issuer?.now ?? '' };
  const handled: ActivityEnvelope[] = [];
  const asked: string[] = [];
  const server = buildServer({
    logger: logs.pino,
    probes: {},
    tokenCheck:
      issuer && tokenCheck({ appId: Issuer.appId, openIdMetadata: issuer.metadataUrl, clock, log: logs.log }),
    isTenantAllowed: async tenantId => {
      asked.push(tenantId);
      return tenantId === TENANT;
    },
    onActivity: async activity => {
      handled.push(activity);
      return { status: 200, body: { done: true } };
    },
    ...overrides,
  });
  return { ...server, handled, asked, logs };
}

/** Posts a body to the way in. A string goes as it is. */
export function post(server: Server, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  return server.app.inject({
    method: 'POST',
    url: '/api/messages',
    headers: { 'content-type': 'application/json', ...headers },
    payload: typeof body === 'string' ? body : JSON.stringify(body),
  });
}
