import { importJWK } from 'jose';
import { z } from 'zod/v4';
import { isLoopback } from '#bot/service-url.ts';
import type { Clock } from '#ports/clock.ts';
import type { Log } from '#ports/log.ts';

interface SigningKey {
  readonly key: Awaited<ReturnType<typeof importJWK>>;
  /** The channels this key may speak for. */
  readonly endorsements: readonly string[];
}

/** The keys the Bot Framework signs with, as its OpenID configuration publishes them. */
export interface SigningKeys {
  /**
   * The issuer, and the key of that id: `null` when there is none, after looking again where that is due.
   * Throws `KeysUnavailable` only when no keys were ever loaded.
   */
  find(kid: string): Promise<{ issuer: string; key: SigningKey | null }>;
}

/** The key server has never answered, so no token can be judged. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

/** Keys are read again at least daily: a withdrawn key must stop working without a restart. */
const OLDEST_MS = 24 * 60 * 60_000;
/** With keys in hand, one look a minute at most: anybody can send an unknown key id. */
const WAIT_MS = 60_000;
/** Without any, sooner: nothing works until they are there. */
const WAIT_WITHOUT_KEYS_MS = 5_000;

const Metadata = z.object({ issuer: z.string().min(1), jwks_uri: z.url() });
const KeySet = z.object({ keys: z.array(z.unknown()) });
const RsaKey = z.object({
  kty: z.literal('RSA'),
  kid: z.string().min(1),
  n: z.string(),
  e: z.string(),
  endorsements: z.array(z.string()).default([]),
});

interface Loaded {
  readonly issuer: string;
  readonly keys: ReadonlyMap<string, SigningKey>;
  readonly at: number;
}

/**
 * Caches the keys of `metadataUrl`. Requests that need a refresh share one; those whose key is known do not wait for
 * somebody else's. When the key server is out, the keys read before go on working, however old: an outage there must
 * not become an outage here.
 */
export function signingKeys(options: {
  metadataUrl: string;
  clock: Clock;
  log: Log;
  timeoutMs?: number;
}): SigningKeys {
  const { metadataUrl, clock, log, timeoutMs = 3_000 } = options;
  let loaded: Loaded | null = null;
  let lastTry: number | null = null;
  let refreshing: Promise<void> | null = null;

  const now = () => Date.parse(clock.now());
  /** A clock that went backwards counts as "long ago": one look too many is the safe side. */
  const within = (since: number, ms: number) => now() >= since && now() - since < ms;

  async function load(): Promise<void> {
    try {
      const metadata = Metadata.parse(await getJson(metadataUrl, timeoutMs));
      const keys = await importKeys(await getJson(metadata.jwks_uri, timeoutMs));
      loaded = { issuer: metadata.issuer, keys, at: now() };
    } catch (error) {
      const reason = error instanceof Error ? error.name : 'unknown';
      log.warn({ reason, haveKeys: loaded !== null }, 'the signing keys could not be read');
    }
  }

  function refresh(): Promise<void> {
    lastTry = now();
    refreshing ??= load().finally(() => {
      refreshing = null;
    });
    return refreshing;
  }

  function due(kid: string): boolean {
    if (refreshing) return !loaded?.keys.has(kid);
    if (lastTry !== null && within(lastTry, loaded ? WAIT_MS : WAIT_WITHOUT_KEYS_MS)) return false;
    return !loaded || !within(loaded.at, OLDEST_MS) || !loaded.keys.has(kid);
  }

  return {
    async find(kid) {
      if (due(kid)) await refresh();
      if (!loaded) throw new KeysUnavailable('No signing keys have been read yet.');
      return { issuer: loaded.issuer, key: loaded.keys.get(kid) ?? null };
    },
  };
}

async function getJson(address: string, timeoutMs: number): Promise<unknown> {
  const url = new URL(address);
  if (url.protocol !== 'https:' && !isLoopback(url)) throw new TypeError('Keys are read over https only.');
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok) {
    await response.body?.cancel();
    throw new TypeError(`The key server answered ${response.status}.`);
  }
  return response.json();
}

/** Keys that cannot be used are left out; a set without one usable key is a fault of the key server, not news. */
async function importKeys(set: unknown): Promise<Map<string, SigningKey>> {
  const keys = new Map<string, SigningKey>();
  for (const candidate of KeySet.parse(set).keys) {
    const jwk = RsaKey.safeParse(candidate);
    if (!jwk.success) continue;
    const { kty, n, e, kid, endorsements } = jwk.data;
    const key = await importJWK({ kty, n, e }, 'RS256').catch(() => null);
    if (key) keys.set(kid, { key, endorsements });
  }
  if (keys.size === 0) throw new TypeError('The key server published no RSA key.');
  return keys;
}
