import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChatWindow, openBrowser } from './chat-window.ts';
import { type RunningDemo, startDemo } from './demo-process.ts';

const TALL = { width: 1500, height: 1700 };

/** What each rulebook must show of itself in the demo: its own word, and something that only it owes. */
const MODELS = [
  ['dsat', 'Category: ', 'Academy Improvement Meeting'],
  ['ddat', 'School improvement visit', 'Termly pupil data'],
  ['illuminate', 'Phase: ', 'Leadership walk by the trust'],
  ['an-daras', 'Phase: ', 'Heat map'],
  ['dartmoor', 'KPI meeting', 'Peer-to-peer support'],
] as const;

/** A demo takes half a minute: one without a ladder, since the other stories play dsat; and all five with E2E_MODELS=all. */
const PLAYED = process.env.E2E_MODELS === 'all' ? MODELS : MODELS.slice(1, 2);

describe.each(PLAYED)('the demo under %s in a browser', (model, word, thing) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'fortnight-e2e-owed-'));
  let demo: RunningDemo;
  let browser: Browser;
  let officer: ChatWindow;
  let ceo: ChatWindow;
  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo(dataDir, '--model', model), openBrowser()]);
    officer = await ChatWindow.open(browser, demo.windows.get('Priya Shah'));
    ceo = await ChatWindow.open(browser, demo.windows.get('Maria Lopez'));
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('says what a school needs, in the year with its rules', async () => {
    await officer.say('what does oakwood need?');
    await officer.reads('What Oakwood Primary School needs', 'As at');
    await officer.picture(`owed-${model}-1-needs`, TALL);
    await officer.press('The whole year');
    await officer.reads('What Oakwood Primary School needs', 'The academic year');
    await officer.press('Why?');
    const card = officer.card('What Oakwood Primary School needs').filter({ hasText: 'Without the rules' });
    await card.waitFor();
    let seen = (await card.textContent()) ?? '';
    for (let more = card.getByRole('button', { name: /^and \d+ more$/ }); (await more.count()) > 0; ) {
      const title = (await more.textContent()) ?? '';
      await more.click();
      await card.filter({ hasNotText: title }).waitFor();
      seen += (await card.textContent()) ?? '';
    }
    expect(seen).toContain(word);
    expect(seen).toContain(thing);
    expect(seen).toMatch(/seed 00\d|default/);
    await officer.picture(`owed-${model}-2-why`, TALL);
  });

  it('lists what is owed across the trust, and opens one school of it', async () => {
    await ceo.say('owed');
    await ceo.reads('Owed and not booked', 'As at');
    await ceo.picture(`owed-${model}-3-trust`, TALL);
    await ceo.press('One school');
    await ceo.press('What does it need?');
    await ceo.reads(/^What .* needs/, 'As at');
  });
});
