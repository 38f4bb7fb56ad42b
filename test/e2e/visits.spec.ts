import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, type IsoDate, weekdayOf } from '#domain/time/iso.ts';
import { ChatWindow, openBrowser, PICTURES } from './chat-window.ts';
import { type RunningDemo, startDemo } from './demo-process.ts';

const TALL = { width: 1500, height: 1700 };
const AIM = 'Academy Improvement Meeting';

/** One story, told in order: a visit is looked for, given its time, moved in Outlook, held, and reported. */
describe('a visit in the demo, in a browser', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'fortnight-e2e-visits-'));
  let demo: RunningDemo;
  let browser: Browser;
  let officer: ChatWindow;
  let head: ChatWindow;
  let ceo: ChatWindow;
  /** The day the visit is on in the end. */
  let day: IsoDate;
  let outlook: Page;
  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo(dataDir), openBrowser()]);
    officer = await ChatWindow.open(browser, demo.windows.get('Priya Shah'));
    head = await ChatWindow.open(browser, demo.windows.get('Tom Reed'));
    ceo = await ChatWindow.open(browser, demo.windows.get('Maria Lopez'));
    outlook = await browser.newPage({ viewport: { width: 1000, height: 1400 }, locale: 'en-GB' });
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** Moves the demo's clock, and waits until everything is done that is due by then. */
  async function moveClock(now: string): Promise<void> {
    const response = await fetch(`${demo.botUrl}/demo/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now }),
    });
    expect(response.status).toBe(200);
  }
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

  it('is among the visits of the school, for the CEO', async () => {
    await ceo.say('visits oakwood');
    const list = await ceo.reads('Visits at Oakwood Primary School', '13:00', 'Priya Shah');
    await ceo.picture('visits-9-list', TALL);
    const [, date = '', month = ''] = /\w{3} (\d+) (Nov|Dec)\s*13:00/.exec(list) ?? [];
    day = `2026-${month === 'Nov' ? 11 : 12}-${date.padStart(2, '0')}`;
  });

  it('has a brief before it, and afterwards its lead is asked whether it happened', async () => {
    await moveClock(`${day}T08:05:00Z`);
    await head.reads('Brief: AIM at Oakwood Primary School', 'Priya Shah');
    await head.picture('visits-10-brief', TALL);
    await moveClock(`${addDays(day, weekdayOf(day) === 5 ? 3 : 1)}T09:05:00Z`);
    await officer.reads('Did the AIM at Oakwood Primary School happen?', 'It happened');
    await officer.picture('visits-11-outcome', TALL);
    await officer.press('It happened');
    await officer.reads('Report: AIM at Oakwood Primary School', 'Headline', 'Send the draft to the head');
  });

  it('has its report written, checked by the head, and released', async () => {
    const form = officer.card('Report: AIM at Oakwood Primary School');
    await form.getByLabel('Headline').fill('Phonics is taught well in every class');
    await form.getByLabel('Strengths').fill('Every group reads at its own level');
    await officer.picture('visits-12-report', TALL);
    await officer.press('Send the draft to the head', form);
    await officer.reads('Report: AIM at Oakwood Primary School', 'The draft is with Tom Reed');
    await head.reads('Check the draft report: AIM', 'Phonics is taught well in every class');
    await head.picture('visits-13-draft', TALL);
    await head.press('It is accurate');
    await head.reads('Report: AIM at Oakwood Primary School', 'The report has gone out as it is');
    await ceo.reads('Report: AIM at Oakwood Primary School', 'Phonics is taught well', 'Released');
    await officer.reads('Report: AIM at Oakwood Primary School', 'Released');
    await ceo.picture('visits-14-released', TALL);
  });
});
