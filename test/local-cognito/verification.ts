import { refusals } from './exception';
import { maskDestination, type DeliveryMedium, type SentMessage } from './outbox';
import type { Pool } from './pool';
import { matchesSentCode } from './sent-code';
import type { User } from './user';

export interface CodeDelivery {
  AttributeName: string;
  DeliveryMedium: DeliveryMedium;
  Destination: string;
}

/** What codes sent outside a sign-in are for, with how long they hold. */
const purposes = {
  signUp: { sentFor: 'signUp', validMs: 24 * 3_600_000 },
  resetPassword: { sentFor: 'resetPassword', validMs: 3_600_000 },
  email: { sentFor: 'verifyAttribute', validMs: 24 * 3_600_000 },
  phone_number: { sentFor: 'verifyAttribute', validMs: 24 * 3_600_000 },
} as const satisfies Record<string, { sentFor: SentMessage['purpose']; validMs: number }>;

export type Purpose = keyof typeof purposes;
export type AddressAttribute = 'email' | 'phone_number';

const media: Record<AddressAttribute, DeliveryMedium> = { email: 'EMAIL', phone_number: 'SMS' };
const digits = 6;

/** Where a user can be reached: by e-mail if she can, else by SMS. */
export function reachableBy(user: User, requirement: 'any' | 'verified'): AddressAttribute | undefined {
  const attributes: AddressAttribute[] = ['email', 'phone_number'];
  return attributes.find(
    (name) =>
      user.attributes.has(name) && (requirement === 'any' || user.attributes.get(`${name}_verified`) === 'true'),
  );
}

/** Sends a code; a later one for the same purpose takes its place. Throws `LimitExceededException` after ten in an hour. */
export function sendVerification(pool: Pool, user: User, purpose: Purpose, attribute: AddressAttribute): CodeDelivery {
  if (!user.codeRequests.take(pool.clock.nowMs())) throw refusals.limitExceeded();
  const { sentFor, validMs } = purposes[purpose];
  const medium = media[attribute];
  const destination = user.attributes.get(attribute) ?? '';
  user.sentCodes.set(purpose, pool.sendCode(user, { medium, destination, purpose: sentFor, digits, validMs }));
  return { AttributeName: attribute, DeliveryMedium: medium, Destination: maskDestination(medium, destination) };
}

/** Checks a code and takes it out of use. Throws `CodeMismatchException`, `ExpiredCodeException`, `LimitExceededException`. */
export function redeemVerification(pool: Pool, user: User, purpose: Purpose, code: string): void {
  const sent = user.sentCodes.get(purpose);
  if (sent === undefined || pool.clock.nowMs() >= sent.expiresAtMs) throw refusals.codeExpired();
  if (!matchesSentCode(sent, code)) {
    if (!user.wrongVerifications.take(pool.clock.nowMs())) throw refusals.limitExceeded();
    throw refusals.codeWrong();
  }
  user.sentCodes.delete(purpose);
}

/** What a reply shows for a user who is not there and must not be seen to be missing. */
export function decoyDelivery(username: string): CodeDelivery {
  const local = username.split('@')[0] ?? '';
  return {
    AttributeName: 'email',
    DeliveryMedium: 'EMAIL',
    Destination: maskDestination('EMAIL', `${local}@example.com`),
  };
}
