import { lookup } from 'node:dns';
import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import type { LookupFunction } from 'node:net';
import { type SentFile, SentFileRefused, type SentFiles } from '#ports/sent-files.ts';
import { isFileHost, isOpenAddress } from './file-hosts.ts';

export interface FileRoad {
  readonly seconds: number;
  /** One origin beside Microsoft's own, for the demo and for tests: "http://127.0.0.1:4000"; null: none. */
  readonly alsoFrom: string | null;
  /** How a name becomes addresses. */
  readonly resolve: typeof lookup;
}
const USUAL: FileRoad = { seconds: 5, alsoFrom: null, resolve: lookup };
const ELSEWHERE =
  'could not be fetched: it is not where Teams keeps files. Please attach it from this device.';
const NOT_CAME = 'did not come. Please send it again in a minute.';

/** Fetches files from where Teams keeps them: from there alone, once, without following it anywhere else. */
export function sentFiles(road: Partial<FileRoad> = {}): SentFiles {
  const { seconds, alsoFrom, resolve } = { ...USUAL, ...road };
  return {
    async fetch({ url: given }: SentFile, mostBytes) {
      const url = URL.canParse(given) ? new URL(given) : null;
      const isExtra = url !== null && alsoFrom !== null && url.origin === alsoFrom;
      if (!url || !(isExtra || isFileHost(url))) throw new SentFileRefused(`It ${ELSEWHERE}`);
      // One limit for all of it: a server that drips keeps nobody waiting.
      const signal = AbortSignal.timeout(seconds * 1000);
      try {
        return await get(url, { signal, mostBytes, look: isExtra ? undefined : openOnly(resolve) });
      } catch (error) {
        throw error instanceof SentFileRefused ? error : new SentFileRefused(`It ${NOT_CAME}`);
      }
    },
  };
}

interface Get {
  readonly signal: AbortSignal;
  readonly mostBytes: number;
  readonly look: LookupFunction | undefined;
}

function get(url: URL, { signal, mostBytes, look }: Get): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? secure : plain;
    const asked = request(
      url,
      {
        signal,
        // A connection that is kept could have been made for another name.
        agent: false,
        headers: { accept: '*/*' },
        ...(look && { lookup: look, autoSelectFamily: true }),
      },
      response => {
        // A redirect is one of these: where it leads was looked at by nobody.
        if (response.statusCode !== 200) {
          response.destroy();
          reject(new SentFileRefused(`It ${GONE_STATUS.has(response.statusCode ?? 0) ? GONE : NOT_CAME}`));
          return;
        }
        const parts: Buffer[] = [];
        let bytes = 0;
        response.on('data', (part: Buffer) => {
          bytes += part.length;
          parts.push(part);
          if (bytes <= mostBytes) return;
          reject(
            new SentFileRefused(
              `It is bigger than ${mostBytes / 1024 ** 2} MB, which is no plan. Please copy the plan alone into a new workbook, and send that.`,
            ),
          );
          response.destroy();
        });
        response.on('end', () =>
          response.complete ? resolve(Buffer.concat(parts)) : reject(new Error('cut')),
        );
        response.on('error', reject);
        response.on('aborted', () => reject(new Error('cut')));
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}
/** An address lasts for minutes. */
const GONE_STATUS = new Set([401, 403, 404, 410]);
const GONE = 'is there no more. Please send it again.';

/** The connection is made to the addresses that were looked at here, so that a name cannot lead elsewhere in between. */
const openOnly =
  (resolve: typeof lookup): LookupFunction =>
  (hostname, options, callback) =>
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const isOpen = addresses?.length > 0 && addresses.every(({ address }) => isOpenAddress(address));
      callback(error ?? (isOpen ? null : new SentFileRefused(`It ${ELSEWHERE}`)), addresses);
    });
