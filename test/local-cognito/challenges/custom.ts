import type { Challenge, SignInContext } from '../challenge';
import { refusals } from '../exception';
import type { CustomChallengeScript } from '../pool-settings';
import { requireResponse } from './responses';

export const customChallenge: Challenge = {
  pose: (context) => ({
    parameters: { USERNAME: context.attempt.user?.username ?? context.attempt.username, ...round(context).parameters },
  }),
  answer(context, responses) {
    const answer = requireResponse(responses, 'ANSWER');
    const { attempt } = context;
    const { rounds, wrongAnswersAllowed = 2 } = script(context);
    if (attempt.user !== undefined && answer === round(context).answer) {
      attempt.customRound++;
      attempt.wrongCustomAnswers = 0;
      return attempt.customRound < rounds.length ? { next: 'CUSTOM_CHALLENGE' } : { passes: ['firstFactor', 'custom'] };
    }
    attempt.wrongCustomAnswers++;
    // The triggers' `failAuthentication`.
    if (attempt.wrongCustomAnswers > wrongAnswersAllowed) throw refusals.wrongCredentials();
    return { next: 'CUSTOM_CHALLENGE' };
  },
};

function script({ pool }: SignInContext): CustomChallengeScript {
  const { customChallenge: configured } = pool.settings;
  if (configured === undefined) throw refusals.sessionInvalid();
  return configured;
}

function round(context: SignInContext): CustomChallengeScript['rounds'][number] {
  const current = script(context).rounds[context.attempt.customRound];
  if (current === undefined) throw refusals.sessionInvalid();
  return current;
}
