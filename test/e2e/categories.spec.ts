import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChatWindow, openBrowser } from './chat-window.ts';
import { type RunningDemo, startDemo } from './demo-process.ts';

const TALL = { width: 1500, height: 2000 };

/** One story, told in order: Oakwood's category is proposed, disputed, answered and agreed. */
describe('a category in the demo, in a browser', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'fortnight-e2e-categories-'));
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

  it('is proposed by the officer, who says when it was talked about', async () => {
    await officer.say('review oakwood');
    await officer.reads('Propose Oakwood Primary School’s category', 'Put it to the head');
    const form = officer.card('Propose Oakwood Primary School’s category');
    await form.getByRole('combobox', { name: 'Which category?' }).click();
    await officer.page.getByRole('option', { name: 'Refinement', exact: true }).click();
    await form.getByLabel('When did you talk about it').fill('2026-11-04');
    await form.getByLabel('In your own words').fill('Reading is taught well in every class.');
    await officer.picture('categories-1-proposal', TALL);
    await officer.press('Put it to the head', form);
    await officer.reads('Oakwood Primary School’s category', 'Tom Reed');
  });

  it('is disputed by the head with reasons, from the same card', async () => {
    await head.reads('Confirm Oakwood Primary School’s category', 'Reading is taught well in every class.');
    await head.picture('categories-2-confirm', TALL);
    const card = head.card('Confirm Oakwood Primary School’s category');
    await card.getByRole('button', { name: 'Dispute' }).click();
    await card
      .getByLabel('Why? Whoever decides reads it.')
      .fill('Attendance has been above national since June.');
    await head.picture('categories-3-dispute', TALL);
    await head.press('Send', card);
    await head.reads('Oakwood Primary School’s category', 'the team answers');
  });

  it('is answered by the officer, and then agreed', async () => {
    await officer.reads('The head disagrees', 'Attendance has been above national since June.');
    const card = officer.card('The head disagrees');
    await card.getByLabel('What do you answer?').fill('It has; the plan for writing is what is missing.');
    await officer.picture('categories-4-answer', TALL);
    await officer.press('Send the answer', card);
    await head.reads('an answer for you', 'the plan for writing is what is missing');
    await head.press('Confirm Refinement');
    await head.reads('Oakwood Primary School’s category: Refinement', 'Agreed by Tom Reed');
    await head.picture('categories-5-agreed', TALL);
    await officer.reads('Oakwood Primary School’s category: Refinement', 'Agreed by Tom Reed');
  });

  it('is what the CEO sees, with its history and the trust’s ladder', async () => {
    await ceo.say('category oakwood');
    await ceo.reads('Oakwood Primary School: Refinement', 'How it came about');
    await ceo.picture('categories-6-history', TALL);
    await ceo.say('categories');
    const ladder = await ceo.reads('Refinement', 'Oakwood Primary School');
    expect(ladder).not.toContain('%');
    await ceo.picture('categories-7-ladder', TALL);
  });
});
