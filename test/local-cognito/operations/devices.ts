import * as v from 'valibot';
import { refusals } from '../exception';
import { operation, optionalString, requiredString } from '../operation';
import { requireBearer } from '../service';
import { parseVerifier } from '../srp';
import type { Device, User } from '../user';

export const confirmDevice = operation(
  v.object({
    AccessToken: requiredString,
    DeviceKey: requiredString,
    DeviceName: optionalString,
    DeviceSecretVerifierConfig: v.nullish(v.object({ PasswordVerifier: requiredString, Salt: requiredString })),
  }),
  (input, service) => {
    const { pool, user } = requireBearer(service, input.AccessToken);
    const device = requireDevice(user, input.DeviceKey);
    const config = input.DeviceSecretVerifierConfig;
    if (device.verifier !== undefined) throw refusals.deviceKeyExists();
    if (config !== null && config !== undefined) device.verifier = parseVerifier(config.Salt, config.PasswordVerifier);
    if (input.DeviceName !== undefined) device.name = input.DeviceName;
    device.remembered = pool.settings.devices?.remember === 'always';
    return { UserConfirmationNecessary: !device.remembered };
  },
);

export const updateDeviceStatus = operation(
  v.object({
    AccessToken: requiredString,
    DeviceKey: requiredString,
    DeviceRememberedStatus: v.picklist(['remembered', 'not_remembered']),
  }),
  (input, service) => {
    const { user } = requireBearer(service, input.AccessToken);
    requireDevice(user, input.DeviceKey).remembered = input.DeviceRememberedStatus === 'remembered';
    return {};
  },
);

export const forgetDevice = operation(
  v.object({ AccessToken: requiredString, DeviceKey: requiredString }),
  (input, service) => {
    const { user } = requireBearer(service, input.AccessToken);
    user.devices.delete(requireDevice(user, input.DeviceKey).deviceKey);
    return {};
  },
);

function requireDevice(user: User, deviceKey: string): Device {
  const device = user.devices.get(deviceKey);
  if (device === undefined) throw refusals.deviceNotFound();
  return device;
}
