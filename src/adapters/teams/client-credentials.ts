import {
  allowInsecureRequests,
  ClientSecretPost,
  clientCredentialsGrantRequest,
  processClientCredentialsResponse,
} from 'oauth4webapi';
import { isLoopback } from '#bot/service-url.ts';
import type { BotIdentity, Granted } from './bot-token.ts';

const SCOPE = 'https://api.botframework.com/.default';
/** Multi-tenant bots ask the Bot Framework's own tenant. */
const BOT_FRAMEWORK_TENANT = 'botframework.com';
const TIMEOUT_MS = 10_000;

/** A token by the app's id and secret. Throws what went wrong, which may quote Entra's description. */
export function clientCredentials(bot: BotIdentity & { appId: string }): () => Promise<Granted> {
  const tenant = bot.appType === 'MultiTenant' ? BOT_FRAMEWORK_TENANT : bot.tenantId;
  const server = {
    issuer: `${bot.loginUrl}/${tenant}/v2.0`,
    token_endpoint: `${bot.loginUrl}/${tenant}/oauth2/v2.0/token`,
  };
  const client = { client_id: bot.appId };
  return async () => {
    const response = await clientCredentialsGrantRequest(
      server,
      client,
      ClientSecretPost(bot.appPassword ?? ''),
      { scope: SCOPE },
      {
        signal: AbortSignal.timeout(TIMEOUT_MS),
        [allowInsecureRequests]: isLoopback(new URL(server.token_endpoint)),
      },
    );
    const granted = await processClientCredentialsResponse(server, client, response);
    return { token: granted.access_token, expiresInSeconds: granted.expires_in ?? 0 };
  };
}
