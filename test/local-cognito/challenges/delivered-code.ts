import type { Challenge, SignInContext } from '../challenge';
import { refusals } from '../exception';
import { maskDestination, type DeliveryMedium } from '../outbox';
import { matchesSentCode } from '../sent-code';
import type { User } from '../user';
import { underCodeLockout } from './code-attempts';
import { requireResponse } from './responses';

interface Delivery {
  medium: DeliveryMedium;
  /** The user attribute that holds the address. */
  attribute: string;
  responseName: string;
  digits: number;
}

const codeValidMs = 3 * 60_000;

/** A challenge answered with a code that was sent: as a second factor, or as the first where none has been passed. */
function deliveredCode({ medium, attribute, responseName, digits }: Delivery): Challenge {
  const destinationFor = (user: User | undefined, offered: string | undefined) =>
    offered ?? user?.attributes.get(attribute);
  return {
    pose({ pool, attempt }) {
      const destination = destinationFor(attempt.user, attempt.newEmail);
      if (attempt.user !== undefined && destination !== undefined)
        attempt.sentCode = pool.sendCode(attempt.user, {
          medium,
          destination,
          purpose: 'signIn',
          digits,
          validMs: codeValidMs,
        });
      const shown = destination ?? decoyDestination(medium, attempt.username);
      return {
        parameters: {
          CODE_DELIVERY_DELIVERY_MEDIUM: medium,
          CODE_DELIVERY_DESTINATION: maskDestination(medium, shown),
        },
      };
    },
    answer(context, responses) {
      const code = requireResponse(responses, responseName);
      const { pool, attempt } = context;
      const { user, sentCode } = attempt;
      if (user === undefined || sentCode === undefined) throw refusals.signInCodeWrong();
      if (pool.clock.nowMs() >= sentCode.expiresAtMs) throw refusals.codeExpired();
      underCodeLockout(user, pool.clock, () => matchesSentCode(sentCode, code), refusals.signInCodeWrong);
      delete attempt.sentCode;
      return { passes: [proven(context, user)] };
    },
  };
}

/** What a right code has proven; an address offered in the set-up becomes the user's. */
function proven({ attempt }: SignInContext, user: User): 'firstFactor' | 'mfa' {
  if (attempt.newEmail !== undefined) {
    user.attributes.set('email', attempt.newEmail).set('email_verified', 'true');
    user.enabledMfa.add('EMAIL_OTP');
  }
  return attempt.passed.has('firstFactor') ? 'mfa' : 'firstFactor';
}

function decoyDestination(medium: DeliveryMedium, username: string): string {
  return medium === 'SMS' ? `+1555${String(username.length).padStart(7, '0')}` : `${username.charAt(0)}@example.com`;
}

export const smsMfa = deliveredCode({
  medium: 'SMS',
  attribute: 'phone_number',
  responseName: 'SMS_MFA_CODE',
  digits: 6,
});
export const smsOtp = deliveredCode({
  medium: 'SMS',
  attribute: 'phone_number',
  responseName: 'SMS_OTP_CODE',
  digits: 8,
});
export const emailOtp = deliveredCode({
  medium: 'EMAIL',
  attribute: 'email',
  responseName: 'EMAIL_OTP_CODE',
  digits: 8,
});
