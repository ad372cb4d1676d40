import type { SignInContext } from './challenge';
import { refusals } from './exception';
import { randomAlphanumeric, randomUuid } from './random';
import type { Device } from './user';

/** Notes the device that a request names. Throws `ResourceNotFoundException` where the user has no such device. */
export function noteDevice({ attempt }: SignInContext, deviceKey: string | undefined): void {
  if (deviceKey === undefined || attempt.user === undefined) return;
  if (!attempt.user.devices.has(deviceKey)) throw refusals.deviceNotFound();
  attempt.deviceKey = deviceKey;
}

/** The device this sign-in comes from, where it is one that the pool remembers. */
export function rememberedDevice({ attempt }: SignInContext): Device | undefined {
  const device = attempt.deviceKey === undefined ? undefined : attempt.user?.devices.get(attempt.deviceKey);
  return device?.remembered === true && device.verifier !== undefined ? device : undefined;
}

/** Opens a record for the device of a sign-in that named none, in pools that track devices. */
export function newDevice({ pool, attempt }: SignInContext): { DeviceKey: string; DeviceGroupKey: string } | undefined {
  if (pool.settings.devices === undefined || attempt.deviceKey !== undefined) return undefined;
  const device: Device = {
    deviceKey: `${pool.region}_${randomUuid(pool.random)}`,
    deviceGroupKey: `-${randomAlphanumeric(pool.random, 9)}`,
    remembered: false,
    createdAtMs: pool.clock.nowMs(),
  };
  attempt.user?.devices.set(device.deviceKey, device);
  return { DeviceKey: device.deviceKey, DeviceGroupKey: device.deviceGroupKey };
}
