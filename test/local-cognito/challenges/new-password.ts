import type { Challenge, ChallengeResponses, SignInContext } from '../challenge';
import { refusals } from '../exception';
import type { User } from '../user';
import { requireResponse } from './responses';

const prefix = 'userAttributes.';

export const newPasswordRequired: Challenge = {
  pose(context) {
    const { user } = context.attempt;
    const shown = Object.fromEntries([...(user?.attributes ?? [])].filter(([name]) => name !== 'sub'));
    return {
      parameters: {
        USER_ID_FOR_SRP: user?.username ?? context.attempt.username,
        userAttributes: JSON.stringify(shown),
        requiredAttributes: JSON.stringify(missingAttributes(context).map((name) => `${prefix}${name}`)),
      },
    };
  },
  answer(context, responses) {
    const password = requireResponse(responses, 'NEW_PASSWORD');
    const { pool, attempt } = context;
    if (attempt.user === undefined) throw refusals.wrongCredentials();
    const attributes = readAttributes(responses);
    assertAttributesAccepted(context, attempt.user, attributes);
    pool.assertPasswordUsable(attempt.user, password);
    pool.setPassword(attempt.user, password);
    for (const [name, value] of attributes) attempt.user.attributes.set(name, value);
    attempt.user.status = 'CONFIRMED';
    return { passes: ['newPassword'] };
  },
};

function missingAttributes({ pool, attempt }: SignInContext): string[] {
  return (pool.settings.requiredAttributes ?? []).filter((name) => attempt.user?.attributes.has(name) !== true);
}

function readAttributes(responses: ChallengeResponses): Map<string, string> {
  const given = Object.entries(responses).filter(([name]) => name.startsWith(prefix));
  return new Map(given.map(([name, value]) => [name.slice(prefix.length), value]));
}

function assertAttributesAccepted(context: SignInContext, user: User, given: Map<string, string>): void {
  const missing = missingAttributes(context).find((name) => (given.get(name) ?? '') === '');
  if (missing !== undefined) throw refusals.attributeRequired(missing);
  const provided = ['email', 'phone_number'].find((name) => given.has(name) && user.attributes.has(name));
  if (provided !== undefined) throw refusals.attributeAlreadyProvided(provided);
}
