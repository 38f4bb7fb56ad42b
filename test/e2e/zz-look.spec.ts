import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'vitest';
import { ChatWindow, openBrowser } from './chat-window.ts';
import { startDemo } from './demo-process.ts';
it('looks', async () => {
  const [demo, browser] = await Promise.all([startDemo(mkdtempSync(join(tmpdir(), 'e2e-look-'))), openBrowser()]);
  const w: Record<string, ChatWindow> = {};
  for (const n of ['Priya Shah', 'Tom Reed', 'Maria Lopez']) w[n] = await ChatWindow.open(browser, demo.windows.get(n));
  const dump = async (n: string) => { const t = await w[n]!.page.locator('.ac-adaptiveCard').allTextContents(); console.log(`== ${n}\n` + t.map((x, i) => `[${i}] ${x.slice(0, 700)}`).join('\n')); };
  await w['Tom Reed']!.page.waitForTimeout(8000);
  await dump('Tom Reed'); await dump('Priya Shah');
  for (const [n, text] of [['Tom Reed', 'plan oakwood'], ['Tom Reed', 'my actions'], ['Priya Shah', 'overdue'], ['Maria Lopez', 'plans'], ['Tom Reed', 'to send'], ['Priya Shah', 'not sent'], ['Maria Lopez', 'peer reviews'], ['Tom Reed', 'my group']] as const) {
    await w[n]!.say(text); await w[n]!.page.waitForTimeout(5000);
    const t = await w[n]!.page.locator('.ac-adaptiveCard').last().textContent(); console.log(`== ${n}: ${text}\n${t}`);
    await w[n]!.picture(`look-${text.replace(/ /g, '-')}`, { width: 1500, height: 1700 });
  }
  await browser.close(); await demo.stop();
}, 240_000);
