import type { Operation } from './operation';
import { initiateAuth } from './operations/initiate-auth';
import { respondToAuthChallenge } from './operations/respond-to-auth-challenge';
import { associateSoftwareToken, setUserMfaPreference, verifySoftwareToken } from './operations/software-token';
import { getTokensFromRefreshToken, globalSignOut, revokeToken } from './operations/tokens';
import { changePassword, confirmForgotPassword, forgotPassword } from './operations/password';
import { confirmSignUp, resendConfirmationCode, signUp } from './operations/sign-up';
import { confirmDevice, forgetDevice, updateDeviceStatus } from './operations/devices';
import { getUser, getUserAuthFactors, updateUserAttributes, verifyUserAttribute } from './operations/user';

/** Every operation by its name in `X-Amz-Target`. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  Object.entries({
    InitiateAuth: initiateAuth,
    RespondToAuthChallenge: respondToAuthChallenge,
    AssociateSoftwareToken: associateSoftwareToken,
    VerifySoftwareToken: verifySoftwareToken,
    SetUserMFAPreference: setUserMfaPreference,
    GetTokensFromRefreshToken: getTokensFromRefreshToken,
    RevokeToken: revokeToken,
    GlobalSignOut: globalSignOut,
    GetUser: getUser,
    GetUserAuthFactors: getUserAuthFactors,
    UpdateUserAttributes: updateUserAttributes,
    VerifyUserAttribute: verifyUserAttribute,
    SignUp: signUp,
    ConfirmSignUp: confirmSignUp,
    ResendConfirmationCode: resendConfirmationCode,
    ForgotPassword: forgotPassword,
    ConfirmForgotPassword: confirmForgotPassword,
    ChangePassword: changePassword,
    ConfirmDevice: confirmDevice,
    UpdateDeviceStatus: updateDeviceStatus,
    ForgetDevice: forgetDevice,
  }),
);
