import type { Attempt } from './attempt';
import type { PoolClock } from './clock';
import { refusals } from './exception';
import { randomToken, type RandomBytes } from './random';

/** One opened turn of a sign-in: who may answer what, until when, once. */
export interface Session {
  readonly token: string;
  readonly attempt: Attempt;
  /** The challenge that was posed; the two turns inside a TOTP set-up have names of their own. */
  readonly expects: string;
  readonly expiresAtMs: number;
  spent: boolean;
}

const forgottenAfterMs = 3_600_000;

/** All sessions of a pool. A token says nothing: what it stands for is here. */
export class Sessions {
  private readonly byToken = new Map<string, Session>();

  constructor(
    private readonly clock: PoolClock,
    private readonly random: RandomBytes,
    private readonly lifetimeMs: number,
  ) {}

  open(attempt: Attempt, expects: string): Session {
    this.forgetOld();
    const expiresAtMs = this.clock.nowMs() + this.lifetimeMs;
    const session: Session = { token: randomToken(this.random, 240), attempt, expects, expiresAtMs, spent: false };
    this.byToken.set(session.token, session);
    return session;
  }

  /** The session a token stands for, still to be spent. Throws where it cannot be used (any more). */
  require(token: string): Session {
    if (token.length < 20) throw refusals.sessionTooShort();
    const session = this.byToken.get(token);
    if (session === undefined) throw refusals.sessionInvalid();
    if (session.spent) throw refusals.sessionSpent();
    if (this.clock.nowMs() >= session.expiresAtMs) throw refusals.sessionExpired();
    return session;
  }

  has(token: string): boolean {
    return this.byToken.has(token);
  }

  /** The turn of a `PASSWORD_VERIFIER` that came without a session: its secret block tells. */
  requireBySecretBlock(secretBlock: string): Session {
    for (const session of this.byToken.values()) {
      if (session.attempt.srp?.secretBlock === secretBlock) return this.require(session.token);
    }
    throw refusals.wrongCredentials();
  }

  private forgetOld(): void {
    const nowMs = this.clock.nowMs();
    for (const [token, session] of this.byToken) {
      if (nowMs - session.expiresAtMs > forgottenAfterMs) this.byToken.delete(token);
    }
  }
}
