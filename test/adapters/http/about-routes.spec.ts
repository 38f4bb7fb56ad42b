import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { edge } from './edge.ts';

const MANIFEST = JSON.parse(
  readFileSync(new URL('../../../manifest/manifest.json', import.meta.url), 'utf8'),
) as { developer: { privacyUrl: string; termsOfUseUrl: string } };
const pathOf = (url: string) => url.replace('${{PUBLIC_URL}}', '');

describe('the pages the app’s manifest names', () => {
  const ask = (url: string, method: 'GET' | 'HEAD' = 'GET') => edge(null).app.inject({ method, url });

  it('say who the controller is, what is held about people, and how long', async () => {
    const { statusCode, body } = await ask(pathOf(MANIFEST.developer.privacyUrl));
    expect(statusCode).toBe(200);
    for (const word of [
      'Your trust is the controller',
      'e-mail address',
      'apologies',
      'the apologies: 1 month',
      'the key is destroyed',
    ])
      expect(body).toContain(word);
  });

  it('say what Fortnight is not for', async () => {
    const { statusCode, body } = await ask(pathOf(MANIFEST.developer.termsOfUseUrl));
    expect(statusCode).toBe(200);
    for (const word of ['Do not report a child at risk here', '999', 'no warranty'])
      expect(body).toContain(word);
  });

  it.each(['/privacy', '/terms'])('guard %s as the page of a document is guarded', async url => {
    const { headers, body } = await ask(url);
    const style = /<style>([\s\S]*)<\/style>/.exec(body)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': expect.stringContaining(`default-src 'none'; style-src 'sha256-${hash}'`),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
    });
    for (const word of ['style=', '<script', 'http:', 'https:']) expect(body).not.toContain(word);
    expect(headers['set-cookie']).toBeUndefined();
    expect(await ask(url, 'HEAD')).toMatchObject({ statusCode: 200, body: '' });
  });
});
