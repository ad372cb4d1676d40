import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { secretHash } from '../../src/cognito/secret-hash';

const pool = { region: 'eu-west-1', userPoolId: 'eu-west-1_Abc', clientId: '1example23456789' };

describe('the secret hash', () => {
  it('is the HMAC of username and client id under the secret', async () => {
    const clientSecret = '9example87654321';
    const expected = createHmac('sha256', clientSecret).update('josé1example23456789').digest('base64');
    expect(await secretHash({ ...pool, clientSecret }, 'josé')).toBe(expected);
  });

  it('is nothing for a client without a secret', async () => {
    expect(await secretHash(pool, 'ada')).toBeUndefined();
  });
});
