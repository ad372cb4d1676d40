import type { Challenge, SignInContext } from '../challenge';
import { rememberedDevice } from '../device';
import { refusals } from '../exception';
import { SrpExchange } from '../srp';
import { readClaim } from './password';
import { requireResponse } from './responses';

export const deviceSrpAuth: Challenge = {
  pose: () => ({ parameters: {} }),
  answer(context, responses) {
    const { deviceKey, deviceGroupKey, verifier } = requireDevice(context, responses['DEVICE_KEY']);
    const identity = { group: deviceGroupKey, id: deviceKey };
    const srpA = requireResponse(responses, 'SRP_A');
    context.attempt.srp = new SrpExchange(identity, verifier, srpA, context.pool.random);
    return { next: 'DEVICE_PASSWORD_VERIFIER' };
  },
};

export const devicePasswordVerifier: Challenge = {
  pose({ attempt }) {
    const { srp, deviceKey } = attempt;
    if (srp === undefined || deviceKey === undefined) throw refusals.sessionInvalid();
    return {
      parameters: {
        SALT: srp.saltHex,
        SECRET_BLOCK: srp.secretBlock,
        SRP_B: srp.bHex,
        DEVICE_KEY: deviceKey,
        USERNAME: attempt.user?.username ?? attempt.username,
      },
    };
  },
  answer(context, responses) {
    requireDevice(context, responses['DEVICE_KEY']);
    const claim = readClaim(context, responses);
    if (context.attempt.srp?.verifies(claim) !== true) throw refusals.wrongCredentials();
    return { passes: context.pool.settings.devices?.skipMfa === false ? ['device'] : ['device', 'mfa'] };
  },
};

function requireDevice(context: SignInContext, deviceKey: string | undefined) {
  const device = rememberedDevice(context);
  if (deviceKey === undefined) throw refusals.missingParameter('DEVICE_KEY');
  if (device?.verifier === undefined || device.deviceKey !== deviceKey) throw refusals.deviceNotFound();
  return { ...device, verifier: device.verifier };
}
