import { describe, expect, it } from 'vitest';
import { profileFromAmplifyConfiguration } from '../../src/profiles/amplify-configuration';

const auth = {
  aws_region: 'us-east-1',
  user_pool_id: 'us-east-1_Pool123',
  user_pool_client_id: 'client123',
  mfa_configuration: 'REQUIRED',
};
const profile = {
  name: 'us-east-1_Pool123',
  region: 'us-east-1',
  userPoolId: 'us-east-1_Pool123',
  clientId: 'client123',
};

describe('amplify_outputs.json', () => {
  it('names the user pool, whatever else is in the file', () => {
    expect(
      profileFromAmplifyConfiguration(JSON.stringify({ version: '1.4', auth, storage: { bucket_name: 'x' } })),
    ).toEqual(profile);
  });

  it('may begin with a byte order mark', () => {
    expect(profileFromAmplifyConfiguration(`\uFEFF${JSON.stringify({ auth })}`)).toEqual(profile);
  });

  it('may name a local user pool of its own', () => {
    const text = JSON.stringify({ auth, custom: { user_pool_endpoint: 'http://127.0.0.1:9229/' } });
    expect(profileFromAmplifyConfiguration(text).endpoint).toBe('http://127.0.0.1:9229/');
  });

  it('may name no server that is elsewhere: codes and secrets would go there', () => {
    const text = JSON.stringify({ auth, custom: { user_pool_endpoint: 'https://evil.example/' } });
    expect(() => profileFromAmplifyConfiguration(text)).toThrow(
      expect.objectContaining({ code: 'malformed-endpoint' }),
    );
  });

  it.each([
    ['not JSON', 'unknown-configuration'],
    ['[]', 'unknown-configuration'],
    ['{"name":"latchkey"}', 'unknown-configuration'],
    ['{"version":"1.4","storage":{}}', 'no-user-pool-in-configuration'],
    ['{"version":"1.4","auth":{"aws_region":"us-east-1"}}', 'no-user-pool-in-configuration'],
    [JSON.stringify({ auth: { ...auth, user_pool_id: 'us-east-1' } }), 'malformed-user-pool-id'],
  ])('is told apart: %s is %s', (text, code) => {
    expect(() => profileFromAmplifyConfiguration(text)).toThrow(expect.objectContaining({ code }));
  });
});
