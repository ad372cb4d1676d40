import type { AppClient } from './app-client';
import type { PoolClock } from './clock';
import { refusals } from './exception';
import { randomToken, type RandomBytes } from './random';
import type { User } from './user';

export interface RefreshToken {
  readonly token: string;
  readonly user: User;
  readonly client: AppClient;
  /** Shared by all tokens that came of one sign-in. */
  readonly originJti: string;
  readonly authenticatedAtMs: number;
  readonly expiresAtMs: number;
  readonly deviceKey: string | undefined;
  /** When rotation replaced it. */
  replacedAtMs?: number;
}

/** A pool's refresh tokens, and which sign-ins were revoked. */
export class RefreshTokens {
  private readonly byToken = new Map<string, RefreshToken>();
  private readonly revokedOrigins = new Set<string>();

  constructor(
    private readonly clock: PoolClock,
    private readonly random: RandomBytes,
  ) {}

  issue(grant: Omit<RefreshToken, 'token' | 'expiresAtMs' | 'replacedAtMs'>, expiresAtMs?: number): RefreshToken {
    const issued: RefreshToken = {
      ...grant,
      token: randomToken(this.random, 600),
      expiresAtMs: expiresAtMs ?? this.clock.nowMs() + grant.client.refreshTokenSeconds * 1000,
    };
    this.byToken.set(issued.token, issued);
    return issued;
  }

  /** The token's record, good for new tokens of this client. Throws where it is not. */
  require(token: string, client: AppClient): RefreshToken {
    const found = this.byToken.get(token);
    if (found?.client !== client) throw refusals.refreshTokenInvalid();
    if (this.isRevoked(found.originJti)) throw refusals.refreshTokenRevoked();
    if (this.clock.nowMs() >= found.expiresAtMs) throw refusals.refreshTokenExpired();
    const graceMs = (client.refreshTokenRotation?.graceSeconds ?? 0) * 1000;
    if (found.replacedAtMs !== undefined && this.clock.nowMs() > found.replacedAtMs + graceMs)
      throw refusals.refreshTokenReused();
    return found;
  }

  /** A successor that expires when the old one would have. */
  rotate(old: RefreshToken): RefreshToken {
    old.replacedAtMs ??= this.clock.nowMs();
    const { user, client, originJti, authenticatedAtMs, deviceKey } = old;
    return this.issue({ user, client, originJti, authenticatedAtMs, deviceKey }, old.expiresAtMs);
  }

  find(token: string): RefreshToken | undefined {
    return this.byToken.get(token);
  }

  /** Ends a sign-in: its refresh tokens and every access token that came of them. */
  revoke(originJti: string): void {
    this.revokedOrigins.add(originJti);
  }

  revokeAllOf(user: User): void {
    for (const token of this.byToken.values()) if (token.user === user) this.revoke(token.originJti);
  }

  isRevoked(originJti: string): boolean {
    return this.revokedOrigins.has(originJti);
  }
}
