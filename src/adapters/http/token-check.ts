import { decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { ActivityEnvelope } from '#bot/activity.ts';
import { sameServiceUrl } from '#bot/service-url.ts';
import type { Clock } from '#ports/clock.ts';
import type { Log } from '#ports/log.ts';
import { KeysUnavailable, signingKeys } from './signing-keys.ts';

/** What a good token vouches for; compared with the activity once that has been read. */
export interface VerifiedToken {
  readonly serviceUrl: string;
  readonly endorsements: readonly string[];
}

/** Why a token was refused: for the log and never for the caller, who would learn what to mend. */
export type Refusal =
  | 'missing'
  | 'malformed'
  | 'oversized'
  | 'algorithm'
  | 'unknown-key'
  | 'signature'
  | 'expired'
  | 'not-yet-valid'
  | 'audience'
  | 'issuer'
  | 'no-expiry'
  | 'service-url'
  | 'endorsements'
  | 'other';

type TokenVerdict =
  | { readonly kind: 'good'; readonly token: VerifiedToken }
  | { readonly kind: 'refused'; readonly why: Refusal }
  | { readonly kind: 'no-keys' };

export interface TokenCheck {
  /** Judges an Authorization header. Never throws, whatever the header holds. */
  verify(authorization: string | undefined): Promise<TokenVerdict>;
}

/** Real ones are under 2,000 characters. */
const LONGEST = 8_192;
/** "Authenticate requests from the Bot Connector": the industry's five minutes of clock skew. */
const SKEW_SECONDS = 300;

/**
 * Checks the Bot Framework's bearer token: RS256 by a published key, the published issuer, our app id as audience,
 * exp and nbf within five minutes, and a `serviceurl` claim. What depends on the activity is `misfit`.
 */
export function tokenCheck(options: {
  appId: string;
  /** Where the issuer and its keys are published. */
  openIdMetadata: string;
  log: Log;
  /** Real time unless a test says otherwise: tokens do not follow a clock that is moved. */
  clock?: Clock;
}): TokenCheck {
  const { appId, openIdMetadata, log, clock = { now: () => new Date().toISOString() } } = options;
  const keys = signingKeys({ metadataUrl: openIdMetadata, clock, log });

  async function judge(jwt: string): Promise<TokenVerdict> {
    const header = decodeProtectedHeader(jwt);
    // Looked at before any key: "none" and the HMAC family must never meet a public key.
    if (header.alg !== 'RS256') return refused('algorithm');
    if (typeof header.kid !== 'string') return refused('unknown-key');
    const { issuer, key } = await keys.find(header.kid);
    if (!key) return refused('unknown-key');
    const { payload } = await jwtVerify(jwt, key.key, {
      algorithms: ['RS256'],
      issuer,
      audience: appId,
      clockTolerance: SKEW_SECONDS,
      requiredClaims: ['exp'],
      currentDate: new Date(clock.now()),
    });
    const serviceUrl = payload.serviceurl;
    if (typeof serviceUrl !== 'string') return refused('service-url');
    return { kind: 'good', token: { serviceUrl, endorsements: key.endorsements } };
  }

  return {
    async verify(authorization) {
      if (!authorization) return refused('missing');
      if (authorization.length > LONGEST) return refused('oversized');
      const jwt = /^Bearer +([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(authorization)?.[1];
      if (!jwt) return refused('malformed');
      try {
        return await judge(jwt);
      } catch (error) {
        return error instanceof KeysUnavailable ? { kind: 'no-keys' } : refused(reasonOf(error));
      }
    },
  };
}

/**
 * Why the token was not given for this activity; `null` when it was: its service URL is the signed one, and its channel
 * is among its key's endorsements. (The SDK accepts a key without any; the documentation does not.)
 */
export function misfit(token: VerifiedToken, activity: ActivityEnvelope): Refusal | null {
  if (!sameServiceUrl(token.serviceUrl, activity.serviceUrl)) return 'service-url';
  return token.endorsements.includes(activity.channelId) ? null : 'endorsements';
}

function refused(why: Refusal): TokenVerdict {
  return { kind: 'refused', why };
}

function reasonOf(error: unknown): Refusal {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'nbf') return 'not-yet-valid';
    if (error.claim === 'aud') return 'audience';
    if (error.claim === 'iss') return 'issuer';
    if (error.claim === 'exp') return 'no-expiry';
  }
  // jose's own refusals and the plain TypeErrors of a header that is not JSON, a critical extension, and the like.
  return error instanceof errors.JOSEError || error instanceof TypeError ? 'malformed' : 'other';
}
