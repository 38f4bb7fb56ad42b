import type { lookup } from 'node:dns';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isFileHost, isOpenAddress } from '#adapters/teams/file-hosts.ts';
import { type FileRoad, sentFiles } from '#adapters/teams/sent-files.ts';
import { SentFileRefused } from '#ports/sent-files.ts';
import { FileServer } from '#test/fakes/file-server.ts';

const MOST = 1024 ** 2;
let server: FileServer;
beforeEach(async () => {
  server = await FileServer.start();
});
afterEach(() => server.stop());
const fetched = (url: string, road: Partial<FileRoad> = {}) =>
  sentFiles({ alsoFrom: server.origin, ...road })
    .fetch({ name: 'plan.xlsx', url }, MOST)
    .then(
      bytes => Buffer.from(bytes).toString(),
      (error: unknown) => (error instanceof SentFileRefused ? error.message : error),
    );
const leadsTo = (...addresses: string[]) =>
  ((_host: string, _options: object, answer: (error: null, all: object[]) => void) =>
    answer(
      null,
      addresses.map(address => ({ address, family: 4 })),
    )) as typeof lookup;

describe('a file that was sent', () => {
  it('is fetched whole, whatever it says it is', async () => {
    expect(await fetched(server.has('/a?tempauth=x', Buffer.from('Action,By when')))).toBe('Action,By when');
  });

  it('is fetched from where Teams keeps files and from nowhere else', async () => {
    const elsewhere = 'It could not be fetched: it is not where Teams keeps files.';
    for (const url of [
      'https://example.com/plan.xlsx',
      'http://mill.sharepoint.com/plan.xlsx',
      'https://mill.sharepoint.com:8443/plan.xlsx',
      'https://mill.sharepoint.com@example.com/plan.xlsx',
      'https://me:secret@mill.sharepoint.com/plan.xlsx',
      'https://sharepoint.com.example.com/plan.xlsx',
      'https://notsharepoint.com/plan.xlsx',
      'https://169.254.169.254/latest/meta-data',
      'file:///etc/passwd',
      'plan.xlsx',
      '',
    ])
      expect(await fetched(url), url).toContain(elsewhere);
    const own = server.has('/a', Buffer.from('x'));
    expect(await fetched(own, { alsoFrom: null })).toContain(elsewhere);
    expect(server.asked).toEqual([]);
    expect(isFileHost(new URL('https://mill-my.sharepoint.com/personal/x/download.aspx?a=b'))).toBe(true);
  });

  it('is not fetched where the name leads to this network, or leads there too', async () => {
    for (const addresses of [['127.0.0.1'], ['10.1.2.3'], ['20.190.128.1', '192.168.0.1'], []])
      expect(
        await fetched('https://mill.sharepoint.com/plan.xlsx', { resolve: leadsTo(...addresses) }),
        addresses.join(),
      ).toContain('not where Teams keeps files');
  });

  it('is not followed to another place', async () => {
    const secret = server.has('/secret', Buffer.from('secret'));
    const url = server.has('/moved', response => response.writeHead(302, { location: secret }).end());
    expect(await fetched(url)).toBe('It did not come. Please send it again in a minute.');
    expect(server.asked).toEqual(['/moved']);
  });

  it('is refused once it is too big, whatever length it claims', async () => {
    const url = server.has('/big', response => {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(100_000)));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    expect(await fetched(url)).toContain('It is bigger than 1 MB, which is no plan.');
  });

  it('is given up when it comes too slowly, is cut short, or is there no more', async () => {
    const slow = server.has('/slow', response => void response.writeHead(200).write('a'));
    const cut = server.has('/cut', response => {
      response.writeHead(200, { 'content-length': '10' }).write('a');
      response.destroy();
    });
    expect(await fetched(slow, { seconds: 0.2 })).toContain('It did not come.');
    expect(await fetched(cut)).toContain('It did not come.');
    expect(await fetched(`${server.origin}/none`)).toContain('It is there no more. Please send it again.');
  });
});

it.each([
  ['20.190.128.1', true],
  ['127.0.0.1', false],
  ['10.0.0.1', false],
  ['100.100.0.1', false],
  ['169.254.169.254', false],
  ['172.31.255.255', false],
  ['172.32.0.1', true],
  ['192.168.1.1', false],
  ['0.0.0.0', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['2603:1061:1311::1', true],
  ['::1', false],
  ['::ffff:127.0.0.1', false],
  ['fe80::1', false],
  ['fd00::1', false],
  ['2002:7f00:1::', false],
  ['no address', false],
])('the address %s is open: %s', (address, isOpen) => {
  expect(isOpenAddress(address)).toBe(isOpen);
});
