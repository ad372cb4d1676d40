import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  chooseOption,
  dropFileOn,
  findElements,
  focusAmong,
  readinessOf,
  selectFocused,
  visibleText,
  type ElementQuery,
  type Readiness,
  type TextPattern,
} from './finder';
import { waitFor } from './wait';

/** What a browser does to one of its documents; `Page` does the rest alike for both. */
export interface Surface {
  /** The value of an expression in the page, or what its promise resolves to, by way of JSON. */
  evaluate(expression: string): Promise<unknown>;
  /**
   * Clicks an element, which the expression gives and which is at that point, with the mouse: by trusted events. False
   * where something has come between, and nothing was clicked.
   */
  click(elementExpression: string, point: { x: number; y: number }): Promise<boolean>;
  /** Types into what is focused, in place of what is selected. */
  insertText(text: string): Promise<void>;
  pressKey(key: Key): Promise<void>;
  /** PNG of what is in view. */
  screenshot(): Promise<Buffer>;
  /** False once the document's tab or popup has gone. */
  exists(): Promise<boolean>;
  close(): Promise<void>;
}

export type Key =
  | 'Enter'
  | 'Tab'
  | 'Shift+Tab'
  | 'Escape'
  | 'Backspace'
  | 'ArrowUp'
  | 'ArrowDown'
  | 'ArrowLeft'
  | 'ArrowRight'
  | 'Alt+ArrowUp'
  | 'Alt+ArrowDown'
  | 'Control+A'
  | 'Control+C'
  | 'Control+V'
  | ' ';

/** An accessible name, alone or with the role of what bears it. */
export type Target = string | RegExp | { role: string; name: string | RegExp };

interface WaitOptions {
  /** 10,000 unless told. */
  withinMs?: number;
}

const pressable = ['button', 'link', 'checkbox', 'radio', 'switch', 'tab', 'menuitem', 'option', 'combobox'];
/** Once round a page, and some more: what is typed may put the focus elsewhere meanwhile. */
const mostTabs = 60;
const typeable = ['textbox', 'searchbox', 'spinbutton', 'combobox'];

/** A tab's document or the popup, driven as a person does: by what it says, and by the names of what is on it. */
export class Page {
  readonly surface: Surface;

  constructor(surface: Surface) {
    this.surface = surface;
  }

  /** Clicks the button, link or box of that name, as soon as it is there, enabled and not covered. */
  async press(target: Target, options?: WaitOptions): Promise<void> {
    await this.#click(queryFor(target, pressable), options);
  }

  /** Puts text into the field of that name, in place of what it holds. */
  async type(target: Target, text: string, options?: WaitOptions): Promise<void> {
    const query = queryFor(target, typeable);
    // What moves as it is clicked, or a page that takes the focus for itself, is clicked again, as a person does.
    await this.#until(`type into ${describe(query.name)}`, options, async () => {
      await this.#click(query, options);
      const isFocused = await this.surface.evaluate(call(selectFocused, elementOf(query)));
      return isFocused === true ? { found: true } : { missing: 'it does not take the focus' };
    });
    if (text === '') await this.surface.pressKey('Backspace');
    else await this.surface.insertText(text);
  }

  /** Chooses an option, by its text or value, from the list of that name. */
  async choose(target: Target, option: string, options?: WaitOptions): Promise<void> {
    const query = queryFor(target, ['combobox']);
    await this.#untilReady(query, options);
    if (!(await this.surface.evaluate(call(chooseOption, elementOf(query), JSON.stringify(option)))))
      throw new Error(`${describe(query.name)} has no option ${option}`);
  }

  /** Drops a file on what bears that name, whatever its role. */
  async dropFile(target: Target, name: string, contents: string, options?: WaitOptions): Promise<void> {
    const query = queryFor(target, ['button', 'region', 'group', 'form', 'file', 'textbox', 'main', 'dialog']);
    await this.#untilReady(query, options);
    const file = [name, contents].map((text) => JSON.stringify(text));
    if (!(await this.surface.evaluate(call(dropFileOn, elementOf(query), ...file))))
      throw new Error(`${describe(query.name)} takes no file`);
  }

  /** Presses a key, wherever the focus is. */
  async keyboard(key: Key): Promise<void> {
    await this.surface.pressKey(key);
  }

  /** Walks by Tab, wherever the focus is, until it is on what bears that name. */
  async tabTo(target: Target, options?: WaitOptions): Promise<void> {
    const query = queryFor(target, [...pressable, ...typeable]);
    await this.#until(`walk to ${describe(query.name)}`, options, async () => {
      for (let steps = 0; steps <= mostTabs; steps++) {
        const where = await this.surface.evaluate(call(focusAmong, elementsOf(query)));
        if (where === 'focused') return { found: true };
        if (where === 'none') return { missing: `it is not there; the page says ${quote(await this.text())}` };
        await this.surface.pressKey(where === 'behind' ? 'Shift+Tab' : 'Tab');
      }
      return { missing: 'Tab does not lead there' };
    });
  }

  /** Types wherever the focus is. */
  async write(text: string): Promise<void> {
    await this.surface.insertText(text);
  }

  /** Waits until the page says it; gives the whole text. */
  async see(text: string | RegExp, options?: WaitOptions): Promise<string> {
    return this.#until(`see ${describe(patternOf(text))}`, options, async () => {
      const shown = await this.text();
      return says(shown, text) ? { found: shown } : { missing: quote(shown) };
    });
  }

  /** Waits until the page no longer says it. */
  async unseen(text: string | RegExp, options?: WaitOptions): Promise<void> {
    await this.#until(`see ${describe(patternOf(text))} no more`, options, async () => {
      const shown = await this.text();
      return says(shown, text) ? { missing: quote(shown) } : { found: true };
    });
  }

  /** Waits until what bears that role and name is there, enabled and not covered. */
  async find(target: { role: string; name: string | RegExp }, options?: WaitOptions): Promise<void> {
    await this.#untilReady(queryFor(target, []), options);
  }

  /** All that can be read on the page: its text, then what stands in fields other than passwords. */
  async text(): Promise<string> {
    return String(await this.surface.evaluate(call(visibleText)));
  }

  async url(): Promise<string> {
    return this.evaluate(() => location.href);
  }

  /** Waits until the page has loaded, and its address is one that is looked for. */
  async loaded(url: RegExp, options?: WaitOptions): Promise<void> {
    await this.#until(`load ${url.source}`, options, async () => {
      const [href, state] = await this.evaluate(() => [location.href, document.readyState] as const);
      return url.test(href) && state === 'complete' ? { found: true } : { missing: `${href} (${state})` };
    });
  }

  /** Runs a function in the page. It goes there as text: all that it needs are its arguments, which go as JSON. */
  async evaluate<Args extends unknown[], Result>(
    inPage: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>> {
    const texts = args.map((arg) => JSON.stringify(arg) as string | undefined).map((text) => text ?? 'undefined');
    return (await this.surface.evaluate(call(inPage, ...texts))) as Awaited<Result>;
  }

  /** Writes a PNG of what is in view, making the folder. */
  async screenshot(path: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, await this.surface.screenshot());
  }

  /** Waits until the tab or popup has gone by itself. */
  async gone({ withinMs = 10_000 }: WaitOptions = {}): Promise<void> {
    await waitFor('go away', withinMs, async () =>
      (await this.surface.exists()) ? { missing: await this.text().catch(String) } : { found: true },
    );
  }

  async close(): Promise<void> {
    await this.surface.close();
  }

  async #click(query: ElementQuery, options: WaitOptions | undefined): Promise<void> {
    await waitFor(`click ${describe(query.name)}`, options?.withinMs ?? 10_000, async () => {
      const point = await this.#untilReady(query, options);
      const isClicked = await this.surface.click(inPageText(elementOf(query)), point);
      return isClicked ? { found: true } : { missing: 'something comes between' };
    });
  }

  /** Ready means at the same place twice running: what moves is missed by a click. */
  async #untilReady(query: ElementQuery, options: WaitOptions | undefined): Promise<{ x: number; y: number }> {
    let before = { x: Number.NaN, y: Number.NaN };
    return this.#until(`find ${query.roles.join('/')} ${describe(query.name)}`, options, async () => {
      const now = (await this.surface.evaluate(call(readinessOf, elementsOf(query)))) as Readiness;
      if (!now.ready) return { missing: `${now.reason}; the page says ${quote(await this.text())}` };
      // Firefox's scrolling rounds to and fro by a pixel.
      const isStill = Math.hypot(now.x - before.x, now.y - before.y) < 2;
      before = now;
      return isStill ? { found: now } : { missing: 'it moves' };
    });
  }

  /** A page that is just being replaced by the next cannot be asked; one that has gone is not waited for. */
  async #until<Value>(
    what: string,
    { withinMs = 10_000 }: WaitOptions = {},
    look: () => Promise<{ found: Value } | { missing: string }>,
  ): Promise<Value> {
    return waitFor(what, withinMs, async () => {
      try {
        return await look();
      } catch (error) {
        if (!(await this.surface.exists())) throw new Error(`${what}: the page has gone`, { cause: error });
        return { missing: String(error) };
      }
    });
  }
}

function queryFor(target: Target, roles: string[]): ElementQuery {
  return typeof target === 'string' || target instanceof RegExp
    ? { name: patternOf(target), roles }
    : { name: patternOf(target.name), roles: [target.role] };
}

function patternOf(text: string | RegExp): TextPattern {
  return typeof text === 'string' ? text : { source: text.source, flags: text.flags };
}

function says(shown: string, text: string | RegExp): boolean {
  return typeof text === 'string' ? shown.includes(text) : text.test(shown);
}

function describe(name: TextPattern): string {
  return typeof name === 'string' ? JSON.stringify(name) : `/${name.source}/${name.flags}`;
}

function quote(shown: string): string {
  return JSON.stringify(shown.length > 2_000 ? `${shown.slice(0, 2_000)}…` : shown);
}

/** A call as text. Arguments are expressions. */
function call(inPage: (...args: never[]) => unknown, ...args: string[]): string {
  return inPageText(`(${inPage.toString()})(${args.join(', ')})`);
}

/** Compilers that keep the names of functions wrap them in `__name`, which no page has. */
function inPageText(expression: string): string {
  return `(() => { const __name = (value) => value; return ${expression}; })()`;
}

function elementsOf(query: ElementQuery): string {
  return `(${findElements.toString()})(${JSON.stringify(query)})`;
}

function elementOf(query: ElementQuery): string {
  return `${elementsOf(query)}[0]`;
}
