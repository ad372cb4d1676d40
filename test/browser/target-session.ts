import type { CDPSession } from 'playwright';

type Send = CDPSession['send'];

interface Reply {
  id?: number;
  result?: unknown;
  error?: { message: string };
}

/**
 * A DevTools session with any target, by messages through the browser's own session: Playwright gives sessions for tabs
 * alone, and the popup is none.
 */
export class TargetSession {
  readonly #browser: CDPSession;
  readonly #sessionId: string;
  readonly #waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  #lastId = 0;
  #isDetached = false;

  private constructor(browser: CDPSession, sessionId: string) {
    this.#browser = browser;
    this.#sessionId = sessionId;
    browser.on('Target.receivedMessageFromTarget', this.#onMessage);
    browser.on('Target.detachedFromTarget', this.#onDetached);
  }

  static async attach(browser: CDPSession, targetId: string): Promise<TargetSession> {
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: false });
    return new TargetSession(browser, sessionId);
  }

  readonly send: Send = (method, params) => this.#post(method, params);

  /** Nothing happens where the target has gone already. */
  async detach(): Promise<void> {
    if (!this.#isDetached) await this.#browser.send('Target.detachFromTarget', { sessionId: this.#sessionId });
  }

  async #post(method: string, params: unknown): Promise<never> {
    if (this.#isDetached) throw new Error(`${method}: the target has gone`);
    const id = ++this.#lastId;
    const reply = new Promise<never>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    const sent = this.#browser.send('Target.sendMessageToTarget', {
      sessionId: this.#sessionId,
      message: JSON.stringify({ id, method, params }),
    });
    const [result] = await Promise.all([reply, sent]);
    return result;
  }

  readonly #onMessage = ({ sessionId, message }: { sessionId: string; message: string }): void => {
    if (sessionId !== this.#sessionId) return;
    const { id, result, error } = JSON.parse(message) as Reply;
    if (id === undefined) return;
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(result as never);
    else waiting?.reject(new Error(error.message));
  };

  readonly #onDetached = ({ sessionId }: { sessionId: string }): void => {
    if (sessionId !== this.#sessionId) return;
    this.#isDetached = true;
    this.#browser.off('Target.receivedMessageFromTarget', this.#onMessage);
    this.#browser.off('Target.detachedFromTarget', this.#onDetached);
    for (const { reject } of this.#waiting.values()) reject(new Error('the target has gone'));
    this.#waiting.clear();
  };
}
