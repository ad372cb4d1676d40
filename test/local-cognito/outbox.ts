/** A message that a real pool would have sent. */
export interface SentMessage {
  poolId: string;
  username: string;
  medium: DeliveryMedium;
  /** The whole address: what the person's inbox sees, not what a reply shows. */
  destination: string;
  code: string;
  purpose: 'signIn' | 'signUp' | 'resetPassword' | 'verifyAttribute';
  sentAtMs: number;
}

export type DeliveryMedium = 'EMAIL' | 'SMS';

export class Outbox {
  private readonly sent: SentMessage[] = [];

  send(message: SentMessage): void {
    this.sent.push(message);
  }

  /** Newest last. */
  messages(filter: { poolId?: string | undefined; username?: string | undefined } = {}): SentMessage[] {
    return this.sent.filter(
      (message) =>
        (filter.poolId === undefined || message.poolId === filter.poolId) &&
        (filter.username === undefined || message.username === filter.username),
    );
  }

  /** The code last sent to a user. */
  latestCode(username: string): string | undefined {
    return this.messages({ username }).at(-1)?.code;
  }

  clear(): void {
    this.sent.length = 0;
  }
}

/** As Cognito shows it to someone who has not proven yet who she is: `m***@e***`, `+*******1234`. */
export function maskDestination(medium: DeliveryMedium, destination: string): string {
  if (medium === 'SMS') return `+${'*'.repeat(Math.max(destination.length - 5, 1))}${destination.slice(-4)}`;
  const [local = '', domain = ''] = destination.split('@');
  return `${local.charAt(0)}***@${domain.charAt(0)}***`;
}
