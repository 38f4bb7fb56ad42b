import type { Granted } from './bot-token.ts';

const RESOURCE = 'https://api.botframework.com';

/**
 * A token by the identity Azure gives the machine, for bots registered without a secret. MSAL's own cache is passed
 * over: the token is kept by whoever asks, and a refused one must not come back.
 */
export function managedIdentity(appId: string): () => Promise<Granted> {
  return async () => {
    const { ManagedIdentityApplication } = await import('@azure/msal-node');
    const identity = new ManagedIdentityApplication({
      managedIdentityIdParams: { userAssignedClientId: appId },
    });
    const { accessToken, expiresOn } = await identity.acquireToken({
      resource: RESOURCE,
      forceRefresh: true,
    });
    const expiresInSeconds = expiresOn ? (expiresOn.getTime() - Date.now()) / 1000 : 0;
    return { token: accessToken, expiresInSeconds };
  };
}
