import type { Marionette } from './marionette';

/** Functions that every script may call. They run in Firefox, with its privileges, in the browser window. */
const prelude = `
  const toolbarButton = (extensionId) =>
    ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs')
      .ExtensionParent.apiManager.global.browserActionFor(WebExtensionPolicy.getByID(extensionId).extension);

  const documentOf = (browserId) => {
    const context = BrowsingContext.getCurrentTopByBrowserId(browserId);
    return context?.embedderElement?.isConnected ? context : undefined;
  };

  // WebDriver's own commands, which reach every document, whether it is a tab's or the popup's.
  const commandsFor = (browserId) =>
    ChromeUtils.importESModule('chrome://remote/content/marionette/actors/MarionetteCommandsParent.sys.mjs')
      .getMarionetteCommandsActorProxy(() => documentOf(browserId));

  const capabilities = {
    toJSON: () => ({
      'moz:accessibilityChecks': false, 'moz:webdriverClick': true, strictFileInteractability: false,
    }),
  };
`;

/** Scripts that run in Firefox itself (its "chrome context") rather than in a page. */
export class PrivilegedScripts {
  readonly #marionette: Marionette;

  private constructor(marionette: Marionette) {
    this.#marionette = marionette;
  }

  static async begin(
    marionette: Marionette,
    { acceptInsecureCerts }: { acceptInsecureCerts: boolean },
  ): Promise<PrivilegedScripts> {
    await marionette.send('WebDriver:NewSession', { capabilities: { alwaysMatch: { acceptInsecureCerts } } });
    await marionette.send('WebDriver:SetTimeouts', { script: 60_000 });
    await marionette.send('Marionette:SetContext', { value: 'chrome' });
    return new PrivilegedScripts(marionette);
  }

  /** Runs the body of an async function that sees the values by their names. No value comes back as null. */
  async run(body: string, values: Record<string, unknown> = {}): Promise<unknown> {
    const script = `
      const done = arguments[arguments.length - 1];
      const { ${Object.keys(values).join(', ')} } = JSON.parse(arguments[0]);
      ${prelude}
      (async () => { ${body} })().then(
        (value) => done(JSON.stringify({ value: value ?? null })),
        (error) => done(JSON.stringify({ error: String(error) })),
      );`;
    // As text: Marionette would take references to a page's elements for elements of the browser's window.
    const { value: reply } = (await this.#marionette.send('WebDriver:ExecuteAsyncScript', {
      script,
      args: [JSON.stringify(values)],
    })) as { value: string };
    const { value, error } = JSON.parse(reply) as { value?: unknown; error?: string };
    if (error !== undefined) throw new Error(error);
    return value;
  }
}
