import type { IncomingMessage, ServerResponse } from 'node:http';
import { readAddress } from './batch.ts';
import type { Fault, GraphRequest } from './faults.ts';
import type { Answer } from './routes.ts';

/** A request as it came over the wire, without "/v1.0"; a path of another version leads nowhere. */
export async function readRequest(message: IncomingMessage): Promise<GraphRequest> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of message) chunks.push(chunk);
  const { path, query } = readAddress(message.url ?? '/');
  const headers = Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
  return {
    method: message.method ?? '',
    path: path[0] === 'v1.0' ? path.slice(1) : [],
    query,
    headers,
    body: parsed(Buffer.concat(chunks).toString('utf8')),
    inBatch: false,
  };
}

function parsed(text: string): unknown {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return text;
  }
}

export function writeAnswer(
  response: ServerResponse,
  { status, headers, body }: Answer,
  fault: Fault | null,
): void {
  if (fault?.kind === 'garbage') {
    response.writeHead(fault.status, { 'content-type': fault.type ?? 'text/html' }).end(fault.text);
    return;
  }
  if (!body) response.writeHead(status, headers).end();
  else
    response
      .writeHead(status, {
        ...headers,
        'content-type': 'application/json; odata.metadata=minimal; charset=utf-8',
      })
      .end(JSON.stringify(body));
}

export function breakOff(response: ServerResponse): void {
  response.socket?.destroy();
}
