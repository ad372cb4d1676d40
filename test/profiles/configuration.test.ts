import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../src/profiles/configuration';
import { ProfileError } from '../../src/profiles/errors';

const pool = { region: 'us-east-1', userPoolId: 'us-east-1_Pool123', clientId: 'client123', name: 'us-east-1_Pool123' };
const auth = { aws_region: pool.region, user_pool_id: pool.userPoolId, user_pool_client_id: pool.clientId };
const exported = {
  aws_project_region: pool.region,
  aws_cognito_region: pool.region,
  aws_user_pools_id: pool.userPoolId,
  aws_user_pools_web_client_id: pool.clientId,
  oauth: {},
  aws_cognito_password_protection_settings: {
    passwordPolicyMinLength: 10,
    passwordPolicyCharacters: ['REQUIRES_NUMBERS', 'REQUIRES_MAGIC'],
  },
};
const mobile = {
  UserAgent: 'aws-amplify-cli/2.0',
  Version: '1.0',
  auth: {
    plugins: {
      awsCognitoAuthPlugin: {
        CognitoUserPool: {
          Default: { PoolId: pool.userPoolId, AppClientId: pool.clientId, Region: pool.region },
          Staff: { PoolId: 'us-east-1_Staff', AppClientId: 'staff1', AppClientSecret: 'hush', Region: pool.region },
        },
        Auth: {
          Default: {
            authenticationFlowType: 'CUSTOM_AUTH_WITHOUT_SRP',
            passwordProtectionSettings: { passwordPolicyMinLength: '12', passwordPolicyCharacters: [] },
          },
        },
      },
    },
  },
};

describe('a configuration', () => {
  it.each([
    ['amplify_outputs.json', JSON.stringify({ version: '1.4', auth, storage: { bucket_name: 'x' } })],
    ['one with a byte order mark', `\uFEFF${JSON.stringify({ auth })}`],
    [
      'the call of version 6, as a person pastes it',
      `import { Amplify } from 'aws-amplify'; // https://docs.amplify.aws
       Amplify.configure({
         ...defaults,
         Auth: {
           Cognito: { /* staging { */ userPoolId: 'us-east-1_Pool123', "userPoolClientId": \`client123\`,
             loginWith: { email: true, oauth: { redirectSignIn: [window.location.origin, "x"] } } as const, },
         },
         API: { REST: { v1: { endpoint: process.env['API'] ?? 'https://api.example', region } } },
       } satisfies ResourcesConfig, { ssr: true });
       export default function App() { return { a: 1 }; }`,
    ],
    [
      'the call of version 5',
      `Amplify.configure({ Auth: { region: 'us-east-1', userPoolId: 'us-east-1_Pool123', userPoolWebClientId: 'client123' } })`,
    ],
    ['its inner object alone', `{ userPoolId: 'us-east-1_Pool123', userPoolClientId: 'client123' }`],
  ])('is found by its content: %s', (_name, text) => {
    expect(readConfiguration(text)).toEqual([{ pool }]);
  });

  it('of Gen 1 tells what a password needs', () => {
    const text = `/* eslint-disable */\n// WARNING: DO NOT EDIT.\n\nconst awsmobile = ${JSON.stringify(exported, null, 2)};\n\n\nexport default awsmobile;\n`;
    expect(readConfiguration(text)).toEqual([
      { pool: { ...pool, passwordPolicy: { minimumLength: 10, requires: ['numbers'] } } },
    ]);
  });

  it.each(["'''", "r'''", '"""'])('of Flutter may be in a Dart string of %s, with several pools', (quote) => {
    const text = `const amplifyconfig = ${quote}${JSON.stringify(mobile, null, 2)}${quote.replace('r', '')};`;
    expect(readConfiguration(text)).toEqual([
      { pool: { ...pool, authFlow: 'CUSTOM_AUTH', passwordPolicy: { minimumLength: 12, requires: [] } } },
      {
        pool: {
          name: 'Staff',
          region: pool.region,
          userPoolId: 'us-east-1_Staff',
          clientId: 'staff1',
          clientSecret: 'hush',
        },
      },
    ]);
  });

  it('names every pool that is in it once, and what is wrong with the others', () => {
    const evil = {
      auth: { ...auth, user_pool_id: 'us-east-1_Evil' },
      custom: { user_pool_endpoint: 'https://evil.example/' },
    };
    const text = JSON.stringify({
      dev: { auth },
      again: { auth },
      prod: evil,
      test: { auth: { ...auth, user_pool_id: 'x' } },
    });
    expect(readConfiguration(text)).toEqual([
      { pool },
      { userPoolId: 'us-east-1_Evil', error: expect.objectContaining({ code: 'malformed-endpoint' }) as unknown },
      { userPoolId: 'x', error: expect.objectContaining({ code: 'malformed-user-pool-id' }) as unknown },
    ]);
  });

  it('may name a local user pool of its own', () => {
    const text = JSON.stringify({ auth, custom: { user_pool_endpoint: 'http://127.0.0.1:9229/' } });
    expect(readConfiguration(text)).toEqual([{ pool: { ...pool, endpoint: 'http://127.0.0.1:9229/' } }]);
  });

  it.each([
    ['not JSON', 'unknown-configuration'],
    ['[]', 'unknown-configuration'],
    ['{"name":"latchkey"}', 'unknown-configuration'],
    ["// Amplify.configure({ userPoolId: 'us-east-1_A', userPoolClientId: 'b' })", 'unknown-configuration'],
    ['{"version":"1.4","storage":{}}', 'no-user-pool-in-configuration'],
    ['{"version":"1.4","auth":{"aws_region":"us-east-1"}}', 'no-user-pool-in-configuration'],
    ['const awsmobile = { "aws_project_region": "us-east-1" };', 'no-user-pool-in-configuration'],
    [
      'Amplify.configure({ Auth: { Cognito: { userPoolId: import.meta.env.VITE_POOL, userPoolClientId: `${client}` } } })',
      'computed-configuration',
    ],
  ])('is refused with what is wrong: %s', (text, code) => {
    expect(() => readConfiguration(text)).toThrow(expect.objectContaining({ code }));
  });
});

describe('a hostile text', () => {
  const outcome = (text: string) => {
    try {
      return readConfiguration(text);
    } catch (error) {
      if (error instanceof ProfileError) return error.code;
      throw error;
    }
  };

  it.each([
    ['braces alone', '{'.repeat(200_000)],
    ['objects without an end', '{a:'.repeat(66_000)],
    ['brackets without an end', `{a:${'['.repeat(199_000)}`],
    ['quotes without an end', `{a:'`.repeat(50_000)],
    ['code without an end', `{a:f(`.repeat(40_000)],
    ['comments without an end', '{/*'.repeat(66_000)],
    ['slashes', '/'.repeat(200_000)],
    ['spread upon spread', `{...`.repeat(50_000)],
  ])('of %s is refused before long', (_name, text) => {
    const beforeMs = performance.now();
    expect(outcome(text)).toBe('unknown-configuration');
    expect(performance.now() - beforeMs).toBeLessThan(2_000);
  });

  it('reaches no prototype', () => {
    expect(outcome('{ __proto__: { userPoolId: "us-east-1_A" }, constructor: { a: 1 } }')).toBe(
      'unknown-configuration',
    );
  });

  it('of any kind is read or refused', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      ':',
      ',',
      "'",
      '"',
      '`',
      '${',
      '//',
      '/*',
      '*/',
      '\n',
      '\\',
      'a',
      '1',
      '...',
      'userPoolId',
    ];
    const text = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4 })), { maxLength: 60 });
    fc.assert(
      fc.property(text, (parts) => {
        outcome(parts.join(''));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('any JSON', () => {
  it('is found whole amid code, whatever its strings hold', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(text, text, (before, tag) => {
        const json = JSON.stringify({ tag, [before]: [before, { tag: null }], auth });
        expect(readConfiguration(`const config = ${json};`)).toEqual([{ pool }]);
      }),
    );
  });
});
