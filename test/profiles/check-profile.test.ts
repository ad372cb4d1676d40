import { describe, expect, it } from 'vitest';
import { checkProfile } from '../../src/profiles/check-profile';

const fields = {
  name: 'Shop',
  region: 'eu-central-1',
  userPoolId: 'eu-central-1_Ab3dEf6h9',
  clientId: '1example23456789',
};

describe('checkProfile', () => {
  it('passes what AWS gives, without the white space of a paste', () => {
    expect(checkProfile({ ...fields, userPoolId: ` ${fields.userPoolId}\n` })).toEqual(fields);
    expect(checkProfile({ ...fields, region: 'us-gov-west-1', userPoolId: 'us-gov-west-1_x' })).toMatchObject({
      region: 'us-gov-west-1',
    });
  });

  it('names a nameless pool by its id', () => {
    expect(checkProfile({ ...fields, name: ' ' }).name).toBe(fields.userPoolId);
  });

  it.each([
    [{ region: 'Frankfurt' }, 'malformed-region'],
    [{ region: '' }, 'malformed-region'],
    [{ userPoolId: 'eu-central-1' }, 'malformed-user-pool-id'],
    [{ userPoolId: 'eu-central-1_Ab3dEf6h9/../x' }, 'malformed-user-pool-id'],
    [{ userPoolId: 'eu-west-1_Ab3dEf6h9' }, 'region-mismatch'],
    [{ clientId: '' }, 'malformed-client-id'],
    [{ clientId: 'with space' }, 'malformed-client-id'],
  ])('refuses %o as %s', (wrong, code) => {
    expect(() => checkProfile({ ...fields, ...wrong })).toThrow(expect.objectContaining({ code }));
  });

  it.each(['https://cognito.example', 'http://localhost:9229/', 'http://127.0.0.1:9229'])(
    'takes the endpoint %s',
    (endpoint) => {
      expect(checkProfile({ ...fields, endpoint }).endpoint).toBe(new URL(endpoint).href);
    },
  );

  it.each([
    'http://cognito.example',
    'http://127.0.0.1.evil.example',
    'https://user:word@cognito.example',
    'javascript:alert(1)',
    'cognito',
    'https://cognito.example/?x=1',
  ])('refuses the endpoint %s', (endpoint) => {
    expect(() => checkProfile({ ...fields, endpoint })).toThrow(
      expect.objectContaining({ code: 'malformed-endpoint' }),
    );
  });

  it('takes an empty endpoint for none', () => {
    expect(checkProfile({ ...fields, endpoint: '' })).toEqual(fields);
  });
});
