import type { Key, Surface } from './page';
import type { PrivilegedScripts } from './privileged-scripts';
import { waitFor } from './wait';

/** https://www.w3.org/TR/webdriver2/#keyboard-actions */
const keys: Record<Key, string> = {
  Enter: '\uE007',
  Tab: '\uE004',
  'Shift+Tab': '\uE008\uE004',
  Escape: '\uE00C',
  Backspace: '\uE003',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  'Alt+ArrowUp': '\uE00A\uE013',
  'Alt+ArrowDown': '\uE00A\uE015',
  'Control+A': '\uE009a',
  'Control+C': '\uE009c',
  'Control+V': '\uE009v',
  ' ': ' ',
};

/** A tab's document or the popup in Firefox, known by the id that its contents keep from page to page. */
export class FirefoxSurface implements Surface {
  readonly #scripts: PrivilegedScripts;
  readonly #browserId: number;

  constructor(scripts: PrivilegedScripts, browserId: number) {
    this.#scripts = scripts;
    this.#browserId = browserId;
  }

  async evaluate(expression: string): Promise<unknown> {
    const reply = await this.#run(
      `return await commandsFor(browserId).executeScript(
         \`return Promise.resolve(\${expression}).then((value) => JSON.stringify(value) ?? 'null')\`, [], { timeout: 60_000 });`,
      { expression },
    );
    // Nothing comes back where the page was replaced while the script ran.
    if (typeof reply !== 'string') throw new Error('the page has been replaced');
    return JSON.parse(reply) as unknown;
  }

  async click(elementExpression: string): Promise<boolean> {
    const clicking = this.#run(
      `const commands = commandsFor(browserId);
         const element = await commands.executeScript('return ' + elementExpression, [], { timeout: 60_000 });
         await commands.clickElement(element, capabilities);`,
      { elementExpression },
    );
    try {
      await this.#unlessGone(clicking);
      return true;
    } catch (error) {
      if (String(error).includes('ElementClickInterceptedError')) return false;
      throw error;
    }
  }

  async insertText(text: string): Promise<void> {
    await this.#sendKeys(text);
  }

  async pressKey(key: Key): Promise<void> {
    await this.#unlessGone(this.#sendKeys(keys[key]));
  }

  async screenshot(): Promise<Buffer> {
    const base64 = await this.#run(
      `const { capture } = ChromeUtils.importESModule('chrome://remote/content/shared/Capture.sys.mjs');
       return await commandsFor(browserId).takeScreenshot(null, capture.Format.Base64, false, false);`,
    );
    return Buffer.from(String(base64), 'base64');
  }

  async exists(): Promise<boolean> {
    return (await this.#run(`return documentOf(browserId) !== undefined;`)) === true;
  }

  /** Shows the document's tab. */
  async activate(): Promise<void> {
    await this.#run(`gBrowser.selectedTab = gBrowser.getTabForBrowser(documentOf(browserId).embedderElement);`);
  }

  async close(): Promise<void> {
    await this.#run(
      `const browser = documentOf(browserId)?.embedderElement;
       const tab = browser && gBrowser.getTabForBrowser(browser);
       if (tab) gBrowser.removeTab(tab);
       else browser?.closest('panel')?.hidePopup();`,
    );
    await waitFor('close the page', 10_000, async () =>
      (await this.exists()) ? { missing: 'it is still there' } : { found: true },
    );
  }

  async #sendKeys(text: string): Promise<void> {
    await this.#run(
      `const commands = commandsFor(browserId);
       const focused = await commands.executeScript('return document.activeElement', [], { timeout: 60_000 });
       await commands.sendKeysToElement(focused, text, capabilities);`,
      { text },
    );
  }

  #run(body: string, values: Record<string, unknown> = {}): Promise<unknown> {
    return this.#scripts.run(body, { browserId: this.#browserId, ...values });
  }

  /** A popup may go away by what is pressed in it, before Firefox has answered. */
  async #unlessGone(input: Promise<unknown>): Promise<void> {
    try {
      await input;
    } catch (error) {
      if (await this.exists()) throw error;
    }
  }
}
