import * as v from 'valibot';
import { assertFlowEnabled, assertSecretHash, type AppClient, type AuthFlow } from '../app-client';
import { createAttempt } from '../attempt';
import type { Outcome, SignInContext } from '../challenge';
import { assertPassword, beginPasswordSrp } from '../challenges/password';
import { beginFirstFactor } from '../challenges/first-factor';
import { requireResponse } from '../challenges/responses';
import { noteDevice } from '../device';
import { refusals } from '../exception';
import { operation, optionalString, requiredString, stringMap } from '../operation';
import type { Pool } from '../pool';
import { requireClient, type Service } from '../service';
import { follow, type AuthReply } from '../sign-in';
import { signUpConfirmed, spendFor } from '../turn';
import { refreshByInitiateAuth } from './tokens';

type Parameters = Record<string, string>;
type SignInFlow = Exclude<AuthFlow, 'REFRESH_TOKEN_AUTH'>;

/** How each flow begins, by its name. */
const beginnings: Record<SignInFlow, (context: SignInContext, parameters: Parameters) => Outcome> = {
  USER_SRP_AUTH(context, parameters) {
    beginPasswordSrp(context, requireResponse(parameters, 'SRP_A'));
    return { next: 'PASSWORD_VERIFIER' };
  },
  USER_PASSWORD_AUTH(context, parameters) {
    assertPassword(context, requireResponse(parameters, 'PASSWORD'));
    return { passes: ['firstFactor'] };
  },
  CUSTOM_AUTH(context, parameters) {
    if (context.pool.settings.customChallenge === undefined)
      throw refusals.invalidParameter('Custom auth lambda trigger is not configured for the user pool.');
    if (parameters['CHALLENGE_NAME'] !== 'SRP_A') return { next: 'CUSTOM_CHALLENGE' };
    beginPasswordSrp(context, requireResponse(parameters, 'SRP_A'));
    return { next: 'PASSWORD_VERIFIER' };
  },
  USER_AUTH(context, parameters) {
    return beginFirstFactor(context, parameters['PREFERRED_CHALLENGE'], parameters);
  },
};

export const initiateAuth = operation(
  v.object({
    AuthFlow: v.picklist([
      'USER_SRP_AUTH',
      'USER_PASSWORD_AUTH',
      'CUSTOM_AUTH',
      'USER_AUTH',
      'REFRESH_TOKEN_AUTH',
      'REFRESH_TOKEN',
    ]),
    ClientId: requiredString,
    AuthParameters: v.optional(stringMap, {}),
    Session: optionalString,
  }),
  (input, service): AuthReply => {
    const { pool, client } = requireClient(service, input.ClientId);
    if (input.AuthFlow === 'REFRESH_TOKEN_AUTH' || input.AuthFlow === 'REFRESH_TOKEN')
      return refreshByInitiateAuth(service, pool, client, input.AuthParameters);
    assertFlowEnabled(client, input.AuthFlow);
    if (input.AuthFlow === 'USER_AUTH' && input.Session !== undefined)
      return continueFromSignUp(service, pool, client, input.Session, input.AuthParameters);
    return beginSignIn(service, pool, client, input.AuthFlow, input.AuthParameters);
  },
);

/** A user who has just confirmed her sign-up has proven who she is. */
function continueFromSignUp(
  service: Service,
  pool: Pool,
  client: AppClient,
  token: string,
  parameters: Parameters,
): AuthReply {
  const session = pool.sessions.require(token);
  const { attempt } = session;
  const sameUser = pool.user(requireResponse(parameters, 'USERNAME')) === attempt.user;
  if (session.expects !== signUpConfirmed || attempt.client !== client || !sameUser) throw refusals.sessionInvalid();
  assertSecretHash(client, [attempt.username], parameters['SECRET_HASH']);
  return spendFor(pool, session, () => follow({ pool, attempt }, { passes: ['firstFactor'] }, service.issuer));
}

function beginSignIn(
  service: Service,
  pool: Pool,
  client: AppClient,
  flow: SignInFlow,
  parameters: Parameters,
): AuthReply {
  const username = requireResponse(parameters, 'USERNAME');
  assertSecretHash(client, [username], parameters['SECRET_HASH']);
  const user = pool.user(username);
  if (user === undefined && !client.preventUserExistenceErrors) throw refusals.userNotFound();
  if (user?.enabled === false) throw refusals.userDisabled();
  if (user?.status === 'RESET_REQUIRED') throw refusals.passwordResetRequired();
  const context = { pool, attempt: createAttempt({ client, flow, username, user }) };
  noteDevice(context, parameters['DEVICE_KEY']);
  return follow(context, beginnings[flow](context, parameters), service.issuer);
}
