import type { Challenge, ChallengeResponses, Outcome, SignInContext } from '../challenge';
import { refusals } from '../exception';
import { usableMfa } from '../mfa';
import type { FirstFactor } from '../pool-settings';
import { assertPassword, beginPasswordSrp } from './password';
import { requireResponse } from './responses';

/** How each first factor begins once it is chosen. */
const beginnings: Record<FirstFactor, (context: SignInContext, parameters: ChallengeResponses) => Outcome> = {
  PASSWORD(context, parameters) {
    assertPassword(context, requireResponse(parameters, 'PASSWORD'));
    return { passes: ['firstFactor'] };
  },
  PASSWORD_SRP(context, parameters) {
    beginPasswordSrp(context, requireResponse(parameters, 'SRP_A'));
    return { next: 'PASSWORD_VERIFIER' };
  },
  EMAIL_OTP: () => ({ next: 'EMAIL_OTP' }),
  SMS_OTP: () => ({ next: 'SMS_OTP' }),
  WEB_AUTHN: () => ({ next: 'WEB_AUTHN' }),
};

/** Without a second factor a user may choose among all that she has; with one only a password comes first. */
function availableFirstFactors(context: SignInContext): FirstFactor[] {
  const { user } = context.attempt;
  const offered = context.pool.settings.firstFactors ?? ['PASSWORD', 'PASSWORD_SRP'];
  const hasPassword = user === undefined || user.password !== undefined;
  const withoutMfa = usableMfa(context).length === 0;
  const has: Record<FirstFactor, boolean> = {
    PASSWORD: hasPassword,
    PASSWORD_SRP: hasPassword,
    EMAIL_OTP: withoutMfa && (user === undefined || user.attributes.get('email_verified') === 'true'),
    SMS_OTP: withoutMfa && user?.attributes.get('phone_number_verified') === 'true',
    WEB_AUTHN: withoutMfa && user !== undefined && user.passkeys.length > 0,
  };
  return offered.filter((factor) => has[factor]);
}

/** Begins with the preferred factor where the user has it, else lets her choose. */
export function beginFirstFactor(
  context: SignInContext,
  preferred: string | undefined,
  parameters: ChallengeResponses,
): Outcome {
  const factor = availableFirstFactors(context).find((available) => available === preferred);
  return factor === undefined ? { next: 'SELECT_CHALLENGE' } : beginnings[factor](context, parameters);
}

export const selectChallenge: Challenge = {
  pose: (context) => ({ parameters: {}, availableChallenges: availableFirstFactors(context) }),
  answer(context, responses) {
    const answer = requireResponse(responses, 'ANSWER');
    const factor = availableFirstFactors(context).find((available) => available === answer);
    if (factor === undefined) throw refusals.invalidParameter('Invalid challenge selected.');
    return beginnings[factor](context, responses);
  },
};
