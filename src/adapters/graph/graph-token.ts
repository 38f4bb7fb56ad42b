import type { TokenCredential } from '@azure/identity';
import { CalendarRefused, CalendarUnavailable } from '#ports/calendar.ts';

/** How the bot signs in to read calendars. Secrets and certificates serve every tenant that has consented. */
export type GraphSignIn = { readonly clientId: string } & (
  | { readonly kind: 'secret'; readonly secret: string; readonly loginUrl: string }
  | { readonly kind: 'certificate'; readonly certificatePath: string; readonly loginUrl: string }
  | { readonly kind: 'workload-identity'; readonly tokenFile: string; readonly loginUrl: string }
  | { readonly kind: 'managed-identity'; readonly tenantId: string }
);

export interface GraphTokenOptions {
  readonly signIn: GraphSignIn | null;
  /** The token is for this one: GRAPH_BASE_URL. */
  readonly graphBaseUrl: string;
  /** PEM of an authority the machine does not trust by itself; for tests. */
  readonly trusted?: string;
}

/**
 * Tokens for Graph by tenant, kept until they end by Microsoft's own library; null where nothing is connected. Throws
 * CalendarRefused 'not-signed-in' where Entra says no, CalendarUnavailable where it says nothing.
 */
export function graphToken({
  signIn,
  graphBaseUrl,
  trusted,
}: GraphTokenOptions): ((tenantId: string) => Promise<string>) | null {
  if (!signIn) return null;
  const scope = `${graphBaseUrl}/.default`;
  const credentials = new Map<string, Promise<TokenCredential>>();
  return async tenantId => {
    if (signIn.kind === 'managed-identity' && signIn.tenantId.toLowerCase() !== tenantId.toLowerCase())
      throw new CalendarRefused('not-signed-in', {
        cause: new Error('A managed identity reads the calendars of its own tenant alone.'),
      });
    const known = credentials.get(tenantId) ?? credentialFor(signIn, tenantId, trusted);
    credentials.set(tenantId, known);
    try {
      const granted = await (await known).getToken(scope);
      if (granted) return granted.token;
    } catch (error) {
      throw asCalendarFailure(error);
    }
    throw new CalendarUnavailable(null);
  };
}

/** Microsoft's library takes most of a second to load, so nobody loads it who is not connected. */
async function credentialFor(
  signIn: GraphSignIn,
  tenantId: string,
  trusted: string | undefined,
): Promise<TokenCredential> {
  const identity = await import('@azure/identity');
  const { clientId } = signIn;
  if (signIn.kind === 'managed-identity') return new identity.ManagedIdentityCredential({ clientId });
  const options = {
    authorityHost: signIn.loginUrl,
    // Else it first asks the public cloud whether ours is one of Microsoft's.
    disableInstanceDiscovery: signIn.loginUrl !== 'https://login.microsoftonline.com',
    ...(trusted !== undefined && { tlsOptions: { ca: trusted } }),
  };
  switch (signIn.kind) {
    case 'secret':
      return new identity.ClientSecretCredential(tenantId, clientId, signIn.secret, options);
    case 'certificate':
      return new identity.ClientCertificateCredential(
        tenantId,
        clientId,
        { certificatePath: signIn.certificatePath },
        options,
      );
    case 'workload-identity':
      return new identity.WorkloadIdentityCredential({
        ...options,
        tenantId,
        clientId,
        tokenFilePath: signIn.tokenFile,
      });
  }
}

/** The words with which the library says that nobody answered, or that Entra is not well. */
const PASSING = new Set([
  'network_error',
  'endpoints_resolution_error',
  'temporarily_unavailable',
  'server_error',
  'request_timeout',
]);

/** Only OAuth's own code ("invalid_client") is repeated: descriptions name applications and tenants. */
function asCalendarFailure(error: unknown): CalendarRefused | CalendarUnavailable {
  const said = error instanceof Error ? error.message : '';
  const code = /^(\w{1,60}):/.exec(said)?.[1] ?? (error instanceof Error ? error.name : 'unknown');
  const cause = new Error(`The bot could not get its token for Graph: ${code}.`);
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 0;
  return PASSING.has(code) || status === 429 || status >= 500
    ? new CalendarUnavailable(null, { cause })
    : new CalendarRefused('not-signed-in', { cause });
}
