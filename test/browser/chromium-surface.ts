import type { CDPSession } from 'playwright';
import type { ColorScheme, DevicePasskey } from './driver';
import type { Key, Surface } from './page';
import { TargetSession } from './target-session';
import { waitFor } from './wait';

interface KeyStroke {
  code: string;
  /** Windows' virtual key code, by which Blink tells keys apart. */
  keyCode: number;
  /** What it writes. */
  text?: string;
  modifiers?: number;
  /** What the browser's own interface would have it do. */
  commands?: string[];
}

const alt = 1;
const control = 2;
const shift = 8;

const keys: Record<Key, KeyStroke> = {
  Enter: { code: 'Enter', keyCode: 13, text: '\r' },
  Tab: { code: 'Tab', keyCode: 9 },
  'Shift+Tab': { code: 'Tab', keyCode: 9, modifiers: shift },
  Escape: { code: 'Escape', keyCode: 27 },
  Backspace: { code: 'Backspace', keyCode: 8 },
  ArrowUp: { code: 'ArrowUp', keyCode: 38 },
  ArrowDown: { code: 'ArrowDown', keyCode: 40 },
  ArrowLeft: { code: 'ArrowLeft', keyCode: 37 },
  ArrowRight: { code: 'ArrowRight', keyCode: 39 },
  'Alt+ArrowUp': { code: 'ArrowUp', keyCode: 38, modifiers: alt },
  'Alt+ArrowDown': { code: 'ArrowDown', keyCode: 40, modifiers: alt },
  'Control+A': { code: 'KeyA', keyCode: 65, modifiers: control, commands: ['selectAll'] },
  'Control+C': { code: 'KeyC', keyCode: 67, modifiers: control, commands: ['copy'] },
  'Control+V': { code: 'KeyV', keyCode: 86, modifiers: control, commands: ['paste'] },
  ' ': { code: 'Space', keyCode: 32, text: ' ' },
};

/** A tab's document or the popup in Chromium. */
export class ChromiumSurface implements Surface {
  readonly targetId: string;
  readonly #browser: CDPSession;
  readonly #session: TargetSession;

  private constructor(browser: CDPSession, targetId: string, session: TargetSession) {
    this.#browser = browser;
    this.targetId = targetId;
    this.#session = session;
  }

  static async attach(browser: CDPSession, targetId: string): Promise<ChromiumSurface> {
    return new ChromiumSurface(browser, targetId, await TargetSession.attach(browser, targetId));
  }

  async evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.#session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: false,
    });
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as unknown;
  }

  async click(_elementExpression: string, { x, y }: { x: number; y: number }): Promise<boolean> {
    const mouse = (type: 'mouseMoved' | 'mousePressed' | 'mouseReleased') =>
      this.#session.send('Input.dispatchMouseEvent', {
        type,
        x,
        y,
        ...(type !== 'mouseMoved' && { button: 'left' as const, clickCount: 1 }),
      });
    await mouse('mouseMoved');
    await mouse('mousePressed');
    await this.#unlessGone(mouse('mouseReleased'));
    return true;
  }

  async insertText(text: string): Promise<void> {
    await this.#session.send('Input.insertText', { text });
  }

  async pressKey(key: Key): Promise<void> {
    const { code, keyCode, text, modifiers = 0, commands = [] } = keys[key];
    const event = { key: key.replace(/^\w+\+/, ''), code, windowsVirtualKeyCode: keyCode, modifiers };
    await this.#session.send('Input.dispatchKeyEvent', {
      type: text === undefined ? 'rawKeyDown' : 'keyDown',
      ...event,
      ...(text !== undefined && { text }),
      commands,
    });
    await this.#unlessGone(this.#session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event }));
  }

  async screenshot(): Promise<Buffer> {
    const { data } = await this.#session.send('Page.captureScreenshot', { format: 'png' });
    return Buffer.from(data, 'base64');
  }

  async setColorScheme(scheme: ColorScheme): Promise<void> {
    await this.#session.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-color-scheme', value: scheme }],
    });
  }

  async useAuthenticator(passkeys: DevicePasskey[]): Promise<void> {
    // Anew, without the devices of before.
    await this.#session.send('WebAuthn.disable');
    await this.#session.send('WebAuthn.enable');
    const { authenticatorId } = await this.#session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        ctap2Version: 'ctap2_1',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        hasPrf: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    for (const { credentialId, rpId, userHandle, privateKey } of passkeys)
      await this.#session.send('WebAuthn.addCredential', {
        authenticatorId,
        credential: {
          credentialId: base64(credentialId),
          isResidentCredential: true,
          rpId,
          userHandle: base64(userHandle),
          privateKey: base64(privateKey),
          signCount: 1,
        },
      });
  }

  async exists(): Promise<boolean> {
    const { targetInfos } = await this.#browser.send('Target.getTargets');
    return targetInfos.some(({ targetId }) => targetId === this.targetId);
  }

  async close(): Promise<void> {
    await this.#browser.send('Target.closeTarget', { targetId: this.targetId });
    await waitFor('close the page', 10_000, async () =>
      (await this.exists()) ? { missing: 'it is still there' } : { found: true },
    );
  }

  /** A popup may go away by what is pressed in it, before the button is let go. */
  async #unlessGone(input: Promise<unknown>): Promise<void> {
    try {
      await input;
    } catch (error) {
      if (await this.exists()) throw error;
    }
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
