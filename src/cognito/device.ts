import { toBase64, type Bytes } from '../lib/bytes';
import { privateKey } from './srp';
import { bigIntOf, pad, powerOfTwo } from './srp-group';
import { systemRandom, type RandomBytes } from './surroundings';

/** What proves that a device is the one the user pool remembers. All three together are a secret. */
export interface DeviceKeys {
  deviceKey: string;
  deviceGroupKey: string;
  password: string;
}

/** Where remembered devices are kept, by username. */
export interface DeviceStore {
  get(username: string): Promise<DeviceKeys | undefined>;
  set(username: string, keys: DeviceKeys): Promise<void>;
  delete(username: string): Promise<void>;
}

export interface NewDevice {
  deviceKey: string;
  deviceGroupKey: string;
}

/** What `ConfirmDevice` is told of the new device's password; both base64. */
export interface DeviceVerifier {
  Salt: string;
  PasswordVerifier: string;
}

/** Draws a password for a new device, and the verifier by which the pool will know it again. */
export async function createDeviceKeys(
  { deviceKey, deviceGroupKey }: NewDevice,
  random: RandomBytes = systemRandom,
): Promise<{ keys: DeviceKeys; verifier: DeviceVerifier }> {
  const password = toBase64(random(40));
  const salt = pad(bigIntOf(random(16)));
  const x = await privateKey({ poolName: deviceGroupKey, userId: deviceKey, password, salt });
  return {
    keys: { deviceKey, deviceGroupKey, password },
    verifier: { Salt: toBase64(salt), PasswordVerifier: toBase64(verifierOf(x)) },
  };
}

function verifierOf(x: bigint): Bytes {
  return pad(powerOfTwo(x));
}
