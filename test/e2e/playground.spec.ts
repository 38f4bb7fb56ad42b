import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChatWindow, openBrowser, PICTURES } from './chat-window.ts';
import { type RunningDemo, startDemo } from './demo-process.ts';

const AGENDA = 'SIT agenda, Tue 10 Nov';
const TALL = { width: 1500, height: 1500 };
const DECISION = 'The tutor plan runs until Easter';
const ACTION = 'Send the tutor time dates';
const ITEM = 'How the new phonics groups have settled in';

/** One story, told in order: each step stands on the ones before. */
describe('the demo in a browser', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'fortnight-e2e-'));
  let demo: RunningDemo;
  let browser: Browser;
  let officer: ChatWindow;
  let head: ChatWindow;
  let ceo: ChatWindow;

  /** Moves the demo's clock, and waits until everything is done that is due by then. */
  async function moveClock(now: string): Promise<void> {
    const response = await fetch(`${demo.botUrl}/demo/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now }),
    });
    expect(response.status).toBe(200);
  }

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
    expect(
      await officer.page.locator('.ac-adaptiveCard').filter({ hasText: 'Hello Priya Shah' }).count(),
    ).toBe(1);
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
    // The card is drawn anew for everybody after an answer, which folds its forms.
    await officer.card(AGENDA).filter({ hasNotText: 'is on the agenda.' }).waitFor();
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
    const status = await head.reads(/Oakwood Primary School[\s\S]*As at/, 'North');
    expect(status).not.toContain('more time on fluency');
    expect(status).toContain('Send the dates of the fluency sessions');
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

  it('has the chair’s own agenda in the chair’s chat, with what is confidential', async () => {
    await officer.say('chair');
    const desk = await officer.reads('Chair SIT, Tue 10 Nov', 'For you alone', 'Start the meeting');
    expect(desk).toContain('the catering contract ends in March');
    await officer.picture('14-chair-before', TALL);
    await ceo.go('SIT');
    expect(await ceo.reads(AGENDA, 'confidential item')).not.toContain('catering');
  });

  it('lets the chair run the meeting, and the channel sees where it is', async () => {
    await moveClock('2026-11-10T09:30:00Z');
    await officer.press('Start the meeting');
    await officer.reads('SIT: 1 of', 'Decision', 'Next line');
    await officer.picture('15-chair-running', TALL);
    await ceo.reads(AGENDA, 'The meeting is on: 1 of');
    await ceo.picture('16-channel-while-it-is-on', TALL);
    const card = officer.card('SIT: 1 of');
    await card.getByLabel('Decision').fill(DECISION);
    await card.getByLabel('Action', { exact: true }).fill(ACTION);
    await card.getByRole('combobox').first().click();
    await officer.page.getByRole('option', { name: 'Tom Reed' }).click();
    await officer.press('Next line');
    await officer.reads('SIT: 2 of', 'Recorded the decision and the action');
  });

  it('closes with minutes in the channel, and actions in their owner’s chat', async () => {
    await officer.press('Go to closing');
    await officer.reads('SIT: closing');
    await officer.picture('17-chair-closing', TALL);
    await officer.page
      .getByRole('button', { name: /^Close (?:and carry|the meeting)/ })
      .last()
      .click();
    await officer.reads('Closed Tue 10 Nov', 'The minutes are in the channel');
    const minutes = await ceo.reads('Minutes of SIT, Tue 10 Nov', DECISION, ACTION);
    expect(minutes).not.toContain('catering');
    await ceo.picture('18-minutes', TALL);
    await head.go('Personal Chat');
    await head.reads('Your actions', ACTION);
    await head.picture('19-actions-of-the-head', TALL);
    await head.press('Mark done');
    await head.reads('Your actions', 'Marked done');
  });

  it('opens the minutes as a document, by a page with a button', async () => {
    await officer.say('minutes');
    await officer.reads('Minutes of SIT', DECISION);
    await officer.picture('20-own-copy', TALL);
    await officer.press('Get the Word document');
    await officer.reads('Minutes of SIT', 'Your document is ready');
    const [page] = await Promise.all([
      officer.page.context().waitForEvent('page'),
      // A button that leads to an address is a link to whoever hears it read.
      officer.page.getByRole('link', { name: 'Open the document' }).last().click(),
    ]);
    const button = page.getByRole('button', { name: 'Open the document' });
    await button.waitFor();
    await page.screenshot({ path: join(PICTURES, '20-document-page.png') });
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    expect(download.suggestedFilename()).toBe('SIT minutes 2026-11-10.docx');
    await page.close();
  });

  it('posts the next agenda when the clock moves to its morning', async () => {
    await moveClock('2026-11-19T08:30:00Z');
    await ceo.go('SIT');
    await ceo.reads('SIT agenda, Tue 24 Nov');
    await ceo.picture('21-next-agenda', TALL);
  });

  it('shows an agenda once that came out between loading the page and looking at the channel', async () => {
    await officer.go('SIT');
    await officer.reads('SIT agenda, Tue 24 Nov');
    await officer.page.reload();
    await officer.reads('Welcome to Fortnight');
    await moveClock('2026-12-03T08:31:00Z');
    await officer.go('SIT');
    await officer.reads('SIT agenda, Tue 8 Dec');
    await officer.page.waitForTimeout(2_000);
    expect(await officer.page.getByText('SIT agenda, Tue 8 Dec').count()).toBe(1);
  });
});
