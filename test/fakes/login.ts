import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request for a token, as Entra or a managed identity endpoint would see it. */
export interface TokenRequest {
  readonly path: string;
  readonly form: URLSearchParams;
}

/** A stand-in for Entra's token endpoint and for the managed identity endpoint of an Azure machine, on loopback. */
export class Login {
  readonly requests: TokenRequest[] = [];
  /** Seconds the next tokens last. */
  lifetime = 3600;
  /** Answered instead of a token while set. */
  refusal: { readonly status: number; readonly body: object } | null = null;
  readonly #server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    this.requests.push({
      path: request.url ?? '',
      form: new URLSearchParams(Buffer.concat(chunks).toString()),
    });
    const { status, body } = this.refusal ?? { status: 200, body: this.#grant() };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });

  static async start(): Promise<Login> {
    const login = new Login();
    await new Promise<void>(resolve => login.#server.listen(0, '127.0.0.1', resolve));
    return login;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  /** Entra counts from now, a managed identity names the moment. */
  #grant(): object {
    return {
      token_type: 'Bearer',
      access_token: `token-${this.requests.length}`,
      expires_in: this.lifetime,
      expires_on: Math.floor(Date.now() / 1000) + this.lifetime,
      resource: 'https://api.botframework.com',
    };
  }
}
