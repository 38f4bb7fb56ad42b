import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { ChatWindow, openBrowser, PICTURES } from './chat-window.ts';
import { type RunningDemo, startDemo } from './demo-process.ts';

const TALL = { width: 1500, height: 1700 };
const AIM = 'Academy Improvement Meeting';

/** One story, told in order: a visit is looked for, given its time, and moved in Outlook. */
describe('a visit in the demo, in a browser', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'fortnight-e2e-visits-'));
  let demo: RunningDemo;
  let browser: Browser;
  let officer: ChatWindow;
  let head: ChatWindow;
  let outlook: Page;
  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo(dataDir), openBrowser()]);
    officer = await ChatWindow.open(browser, demo.windows.get('Priya Shah'));
    head = await ChatWindow.open(browser, demo.windows.get('Tom Reed'));
    outlook = await browser.newPage({ viewport: { width: 1000, height: 1400 }, locale: 'en-GB' });
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const inCalendarOf = (name: string) =>
    outlook.locator('section').filter({ has: outlook.getByRole('heading', { level: 2, name }) });

  it('is looked for by the officer, who sees why each time stands where it does', async () => {
    await officer.say('book visit oakwood aim');
    await officer.reads('Oakwood Primary School', AIM, 'Find times');
    await officer.picture('visits-1-form', TALL);
    await officer.press('Find times');
    // The first opens the form, whose own looks for them.
    await officer.reads('Oakwood Primary School', 'Who leads it?');
    await officer.press('Find times');
    await officer.reads('Oakwood Primary School', 'Offer these times');
    await officer.picture('visits-2-times', TALL);
    await officer.press('Offer these times');
    await officer.reads('Oakwood Primary School', 'Tom Reed');
    await officer.picture('visits-3-offered', TALL);
  });

  it('is given its time by the head, with one tap', async () => {
    const offer = head.card('Choose a time');
    await offer.waitFor();
    await head.picture('visits-4-offer', TALL);
    await offer
      .getByRole('button', { name: /^\w{3} \d+ \w{3}/ })
      .first()
      .click();
    await head.reads(AIM, 'Tom Reed chose');
    await head.picture('visits-5-chosen', TALL);
    await officer.reads(`Booked: ${AIM}`, 'Tom Reed');
    await officer.picture('visits-6-booked', TALL);
  });

  it('is in Outlook, and moved there it is moved in everybody’s chat', async () => {
    await outlook.goto(`${demo.botUrl}/demo/outlook`);
    const event = inCalendarOf('Priya Shah').locator('li').filter({ hasText: AIM });
    await event.first().waitFor();
    await outlook.screenshot({ path: join(PICTURES, 'visits-7-outlook.png') });
    await event.getByLabel('Time').fill('13:00');
    await event.getByRole('button', { name: 'Move' }).click();
    await outlook.getByText('The meeting has its new time.').waitFor();
    await head.reads(AIM, '13:00');
    await officer.reads(AIM, '13:00');
    await head.picture('visits-8-moved', TALL);
  });
});
