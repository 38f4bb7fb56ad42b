import type { KeyObject } from 'node:crypto';
import { generateKeyPairSync } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';

export type KeyPair = Readonly<Record<'publicKey' | 'privateKey', KeyObject>>;

export const newKeyPair = (): KeyPair => generateKeyPairSync('rsa', { modulusLength: 2048 });

interface Key {
  readonly kid: string;
  readonly private: KeyObject;
  readonly public: KeyObject;
  /** `undefined`: the published key has no such field at all. */
  readonly endorsements: readonly string[] | undefined;
}

/** What to change in an otherwise good token; `undefined` leaves the claim out. */
export interface TokenOverrides {
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Changes to the protected header. */
  readonly header?: Readonly<Record<string, unknown>>;
  /** Sign with this private key instead of the published one. */
  readonly signWith?: KeyObject;
}

/**
 * A stand-in for the Bot Framework's OpenID issuer: a real server on loopback with real RSA keys. Its clock is fixed
 * at `now`.
 */
export class Issuer {
  static readonly appId = '5a0d2f7e-8f2b-4c1d-9b6e-3f4a5b6c7d8e';
  /** How often the configuration and the keys were asked for. */
  requests = 0;
  /** The key server answers 500 while this is on. */
  outage = false;
  /** Published in place of the real documents when set. */
  nonsense: unknown = undefined;
  readonly now: string;
  readonly #server = createServer((request, response) => this.#answer(request.url ?? '', response));
  #keys: Key[] = [];

  private constructor(now: string, pair?: KeyPair) {
    this.now = now;
    this.addKey({ endorsements: ['msteams', 'webchat'], pair });
  }

  /** Its first key is `pair` where that is given: to make one takes as long as many presses. */
  static async start(now = '2026-11-03T09:30:00.000Z', pair?: KeyPair): Promise<Issuer> {
    const issuer = new Issuer(now, pair);
    await new Promise<void>(resolve => issuer.#server.listen(0, '127.0.0.1', resolve));
    return issuer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get metadataUrl(): string {
    return `${this.url}/v1/.well-known/openidconfiguration`;
  }

  /** The key tokens are signed with unless told otherwise: the newest. */
  get key(): Key {
    const key = this.#keys.at(-1);
    if (!key) throw new Error('The issuer has no key.');
    return key;
  }

  addKey(options: { endorsements: readonly string[] | undefined; pair?: KeyPair | undefined }): Key {
    const { endorsements, pair = newKeyPair() } = options;
    const key = {
      kid: `key-${this.#keys.length + 1}`,
      private: pair.privateKey,
      public: pair.publicKey,
      endorsements,
    };
    this.#keys.push(key);
    return key;
  }

  /** Stops publishing a key. */
  withdraw(kid: string): void {
    this.#keys = this.#keys.filter(key => key.kid !== kid);
  }

  /** A token the bot must accept for activities of `serviceUrl`, except for what `overrides` changes. */
  async token(serviceUrl: string, overrides: TokenOverrides = {}): Promise<string> {
    const seconds = Date.parse(this.now) / 1000;
    const claims = {
      iss: this.url,
      aud: Issuer.appId,
      nbf: seconds - 60,
      exp: seconds + 3600,
      serviceurl: serviceUrl,
      ...overrides.claims,
    };
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: this.key.kid, ...overrides.header })
      .sign(overrides.signWith ?? this.key.private);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  #answer(path: string, response: ServerResponse): void {
    this.requests += 1;
    response.setHeader('content-type', 'application/json');
    if (this.outage) response.writeHead(500).end('{}');
    else if (this.nonsense !== undefined) response.end(JSON.stringify(this.nonsense));
    else if (path === '/v1/.well-known/openidconfiguration')
      response.end(JSON.stringify(this.#configuration()));
    else if (path === '/v1/.well-known/keys')
      response.end(JSON.stringify({ keys: this.#keys.map(published) }));
    else response.writeHead(404).end('{}');
  }

  #configuration(): object {
    return {
      issuer: this.url,
      jwks_uri: `${this.url}/v1/.well-known/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
    };
  }
}

function published({ kid, public: key, endorsements }: Key): object {
  return { ...key.export({ format: 'jwk' }), use: 'sig', kid, endorsements };
}
