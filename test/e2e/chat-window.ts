import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';

/** Where pictures of what was seen are kept. */
export const PICTURES = join(import.meta.dirname, 'pictures');
/** Narrower than 1,400 pixels the Playground hides its list of channels. */
const SIZE = { width: 1500, height: 1000 };
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The machine's own Chromium or Chrome. */
export function openBrowser(): Promise<Browser> {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const places = (process.env.PATH ?? '').split(delimiter).flatMap(dir => names.map(name => join(dir, name)));
  const executablePath = places.find(path => existsSync(path));
  if (!executablePath) throw new Error('The browser test needs Chromium (Debian: apt-get install chromium).');
  return chromium.launch({ executablePath, args: QUIET });
}

/** One person's Playground, worked as a person would: by what can be read on it. */
export class ChatWindow {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(browser: Browser, url: string | undefined): Promise<ChatWindow> {
    if (!url) throw new Error('the demo has no window for this person');
    const page = await browser.newPage({ viewport: SIZE, locale: 'en-GB' });
    page.setDefaultTimeout(45_000);
    // Fonts of the Playground's own come from the internet; without it each would hold up the page.
    await page.route(
      ({ hostname }) => hostname !== 'localhost',
      route => route.abort(),
    );
    await page.goto(url);
    await page.getByText('Connected.').first().waitFor();
    return new ChatWindow(page);
  }

  /** Opens a chat or channel by its name in the list. */
  async go(name: 'Personal Chat' | 'SIT' | 'General'): Promise<void> {
    await this.page.getByText(name, { exact: true }).first().click();
  }

  /** Types to the bot. */
  async say(text: string): Promise<void> {
    await this.page.locator('[role="textbox"][contenteditable="true"]').last().click();
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
  }

  /** The latest card that holds this text. */
  card(text: string | RegExp): Locator {
    return this.page.locator('.ac-adaptiveCard').filter({ hasText: text }).last();
  }

  /** Waits until the latest card that holds `title` holds all of `texts` too, and returns all its words. */
  async reads(title: string | RegExp, ...texts: readonly string[]): Promise<string> {
    let card = this.card(title);
    for (const text of texts) card = card.filter({ hasText: text });
    await card.waitFor();
    return (await card.textContent()) ?? '';
  }

  async press(button: string, within: Locator = this.page.locator('body')): Promise<void> {
    await within.getByRole('button', { name: button, exact: true }).last().click();
  }

  /** Saves what can be seen. */
  async picture(name: string, size = SIZE): Promise<void> {
    mkdirSync(PICTURES, { recursive: true });
    await this.page.setViewportSize(size);
    await this.page.waitForTimeout(300); // The page arranges itself anew.
    await this.page.screenshot({ path: join(PICTURES, `${name}.png`) });
    await this.page.setViewportSize(SIZE);
  }
}
