import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChatWindow, openBrowser } from './chat-window.ts';
import { type RunningDemo, startDemo } from './demo-process.ts';

const AGENDA = 'SIT agenda, Tue 10 Nov';
const TALL = { width: 1500, height: 1500 };
const ITEM = 'How the new phonics groups have settled in';

/** One story, told in order: each step stands on the ones before. */
describe('the demo in a browser', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'fortnight-e2e-'));
  let demo: RunningDemo;
  let browser: Browser;
  let officer: ChatWindow;
  let head: ChatWindow;
  let ceo: ChatWindow;

  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo(dataDir), openBrowser()]);
    officer = await ChatWindow.open(browser, demo.windows.get('Priya Shah'));
    head = await ChatWindow.open(browser, demo.windows.get('Tom Reed'));
    ceo = await ChatWindow.open(browser, demo.windows.get('Maria Lopez'));
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('welcomes a person in their own chat, once', async () => {
    await officer.reads('Welcome to Fortnight', 'Hello Priya Shah', 'status oakwood');
    await officer.page.reload();
    await officer.reads('Welcome to Fortnight');
    expect(await officer.page.locator('.ac-adaptiveCard').count()).toBe(1);
    await officer.picture('01-welcome');
  });

  it('has the agenda in the SIT channel, each school with a reason', async () => {
    await officer.go('SIT');
    const agenda = await officer.reads(AGENDA, 'Oakhurst Academy', 'Daniel Price');
    expect(agenda).toContain('New inspection date in the register: Tue 13 Oct');
    expect(agenda).toContain('Not yet discussed at a meeting');
    expect(agenda).toContain('Last discussed Tue 29 Sep');
    await officer.picture('02-agenda');
    for (const window of [head, ceo]) {
      await window.go('SIT');
      await window.reads(AGENDA, 'Oakhurst Academy');
    }
  });

  it('takes an item about a school, shows who added it, and shows it in every copy of the channel', async () => {
    await officer.press('Add an item');
    await officer.page.getByRole('combobox').last().click();
    await officer.page.keyboard.type('Oakwood');
    await officer.page.getByRole('option', { name: 'Oakwood Primary School' }).click();
    await officer.page.locator('textarea').last().fill(ITEM);
    await officer.picture('03-adding', TALL);
    await officer.press('Add');
    const agenda = await officer.reads(AGENDA, 'Oakwood Primary School is on the agenda', ITEM);
    expect(agenda).toMatch(new RegExp(`Oakwood Primary School\\s*${ITEM}[\\s\\S]{0,5}Priya Shah`));
    await officer.picture('04-added', TALL);
    await ceo.reads(AGENDA, ITEM, 'Priya Shah');
    await ceo.picture('05-copy-of-the-ceo', TALL);
  });

  it('takes apologies and shows them', async () => {
    await officer.press('Send apologies');
    await officer.page
      .locator('.ac-adaptiveCard textarea, .ac-adaptiveCard input')
      .last()
      .fill('At a school that morning');
    await officer.picture('06-sending-apologies', TALL);
    await officer.page
      .locator('.ac-adaptiveCard')
      .getByRole('button', { name: /^Send( apologies)?$/ })
      .last()
      .click();
    await officer.reads(AGENDA, 'Your apologies are recorded', 'At a school that morning');
    await officer.picture('07-apologies', TALL);
  });

  it('tells a headteacher politely whom to ask, and changes nothing', async () => {
    await head.press('Add an item');
    await head.page.locator('.ac-adaptiveCard textarea').last().fill('Something from the head');
    await head.press('Add');
    const told = await head.reads(AGENDA, 'ask Priya Shah');
    await head.picture('08-head-is-told', TALL);
    expect(told).toContain('nothing was recorded');
    expect(await ceo.reads(AGENDA)).not.toContain('Something from the head');
  });

  it('answers "status oakwood" with the school and what was said of it', async () => {
    await officer.go('Personal Chat');
    await officer.say('status oakwood');
    const status = await officer.reads(/Oakwood Primary School[\s\S]*As at/, 'North');
    expect(status).toContain('Priya Shah');
    expect(status).toContain('fluency');
    await officer.picture('09-status');
  });

  it('shows a headteacher their school without what the team said in its meeting', async () => {
    await head.go('Personal Chat');
    await head.say('status oakwood');
    const status = await head.reads(/Oakwood Primary School[\s\S]*As at/);
    expect(status).not.toContain('fluency');
    await head.picture('10-status-for-the-head');
  });

  it('offers a choice for "status oak", and shows the one picked', async () => {
    await ceo.go('Personal Chat');
    await ceo.say('status oak');
    await ceo.reads('Oakhurst Academy', 'Oakwood Primary School');
    await ceo.picture('11-which-oak');
    await ceo.press('Oakhurst Academy');
    await ceo.reads(/Oakhurst Academy[\s\S]*As at/, 'Secondary');
    await ceo.picture('12-picked');
  });

  it('answers "help", and anything it does not understand, with what can be asked', async () => {
    await ceo.say('help');
    await ceo.reads('What you can ask', 'status SCHOOL');
    await ceo.say('make me a cup of tea');
    await ceo.reads('What you can ask', 'make me a cup of tea');
    await ceo.picture('13-help');
  });

  it('posts the next agenda when the clock moves to its morning', async () => {
    const response = await fetch(`${demo.botUrl}/demo/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now: '2026-11-19T08:30:00Z' }),
    });
    expect(response.status).toBe(200);
    const { ran } = (await response.json()) as { ran: number };
    expect(ran).toBeGreaterThan(0);
    await ceo.go('SIT');
    await ceo.reads('SIT agenda, Tue 24 Nov');
    await ceo.picture('14-next-agenda', TALL);
  });
});
