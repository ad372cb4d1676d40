import * as v from 'valibot';
import type { Literal, LiteralObject } from '../lib/object-literals';
import type { AuthFlow, PasswordPolicy, ProfileColour } from './profile';
import { profileSchema } from './schema';

/** A user pool as a configuration names it, not checked yet. */
export interface NamedPool {
  name?: string | undefined;
  region?: string | undefined;
  userPoolId: string;
  clientId: string;
  clientSecret?: string | undefined;
  endpoint?: string | undefined;
  authFlow?: AuthFlow | undefined;
  passwordPolicy?: PasswordPolicy | undefined;
  colour?: ProfileColour | undefined;
  appOrigins?: string[] | undefined;
}

export interface ConfigurationFormat {
  /** Whether the object is of this format, with a user pool or without. */
  recognises: (object: LiteralObject) => boolean;
  /** Undefined where it is not of the shape, which one without a user pool is not. */
  pools: (object: LiteralObject) => NamedPool[] | undefined;
}

const optionalText = v.optional(v.string());
const optionalFlag = v.optional(v.boolean());
const length = v.optional(v.union([v.number(), v.pipe(v.string(), v.decimal(), v.transform(Number))]));

const authFlows: Record<string, AuthFlow> = {
  USER_SRP_AUTH: 'USER_SRP_AUTH',
  USER_PASSWORD_AUTH: 'USER_PASSWORD_AUTH',
  USER_AUTH: 'USER_AUTH',
  CUSTOM_AUTH: 'CUSTOM_AUTH',
  CUSTOM_AUTH_WITHOUT_SRP: 'CUSTOM_AUTH',
  CUSTOM_AUTH_WITH_SRP: 'CUSTOM_AUTH_WITH_SRP',
};
const authFlow = v.optional(
  v.pipe(
    v.string(),
    v.transform((name) => (Object.hasOwn(authFlows, name) ? authFlows[name] : undefined)),
  ),
);

/** The ways in which the formats spell what a password needs. */
const characterKinds: Record<string, PasswordPolicy['requires'][number]> = {
  require_lowercase: 'lowercase',
  requireLowercase: 'lowercase',
  REQUIRES_LOWERCASE: 'lowercase',
  require_uppercase: 'uppercase',
  requireUppercase: 'uppercase',
  REQUIRES_UPPERCASE: 'uppercase',
  require_numbers: 'numbers',
  requireNumbers: 'numbers',
  REQUIRES_NUMBERS: 'numbers',
  require_symbols: 'symbols',
  requireSpecialCharacters: 'symbols',
  REQUIRES_SYMBOLS: 'symbols',
};

/** Cognito's own minimum, where the file names none. */
const leastLength = 8;

function policyOf(minimumLength: number = leastLength, required: string[] = []): PasswordPolicy {
  const requires = required.flatMap((name) => {
    const kind = Object.hasOwn(characterKinds, name) ? characterKinds[name] : undefined;
    return kind === undefined ? [] : [kind];
  });
  return { minimumLength, requires };
}

function namesOfTrue(flags: Record<string, unknown>): string[] {
  return Object.keys(flags).filter((name) => flags[name] === true);
}

/** `passwordPolicyMinLength` and `passwordPolicyCharacters`, as Gen 1 writes them for every platform. */
const passwordSettings = v.pipe(
  v.object({ passwordPolicyMinLength: length, passwordPolicyCharacters: v.optional(v.array(v.string())) }),
  v.transform((settings) => policyOf(settings.passwordPolicyMinLength, settings.passwordPolicyCharacters)),
);

function format<Shape>(parts: {
  recognises: (object: LiteralObject) => boolean;
  schema: v.GenericSchema<unknown, Shape>;
  pools: (shape: Shape) => NamedPool[];
}): ConfigurationFormat {
  return {
    recognises: parts.recognises,
    pools(object) {
      const parsed = v.safeParse(parts.schema, object);
      return parsed.success ? parts.pools(parsed.output) : undefined;
    },
  };
}

/** Our own: what the manage page exports. */
const profilesEntry = 'latchkeyApps';

const ownExport = format({
  recognises: (object) => profilesEntry in object,
  schema: v.object({ [profilesEntry]: v.array(v.omit(profileSchema, ['id'])) }),
  pools: (shape) => shape[profilesEntry],
});

/** `amplifyconfiguration.json` of iOS and Android, and Flutter's `amplifyconfiguration.dart`. */
const mobile = format({
  recognises: ({ auth }) => isObject(auth) && 'plugins' in auth,
  schema: v.object({
    auth: v.object({
      plugins: v.object({
        awsCognitoAuthPlugin: v.object({
          CognitoUserPool: v.record(
            v.string(),
            v.object({
              PoolId: v.string(),
              AppClientId: v.string(),
              AppClientSecret: optionalText,
              Region: optionalText,
              Endpoint: optionalText,
            }),
          ),
          Auth: v.optional(
            v.record(
              v.string(),
              v.object({ authenticationFlowType: authFlow, passwordProtectionSettings: v.optional(passwordSettings) }),
            ),
          ),
        }),
      }),
    }),
  }),
  pools: ({ auth }) => {
    const { CognitoUserPool, Auth = {} } = auth.plugins.awsCognitoAuthPlugin;
    return Object.entries(CognitoUserPool).map(([key, pool]) => ({
      name: key === 'Default' ? undefined : key,
      region: pool.Region,
      userPoolId: pool.PoolId,
      clientId: pool.AppClientId,
      clientSecret: pool.AppClientSecret,
      endpoint: pool.Endpoint,
      authFlow: Auth[key]?.authenticationFlowType,
      passwordPolicy: Auth[key]?.passwordProtectionSettings,
    }));
  },
});

/** `aws-exports.js`, and the web's `amplifyconfiguration.json`, which is the same. */
const webExports = format({
  recognises: (object) => Object.keys(object).some((name) => /^aws_(user_pools|project|cognito)_/.test(name)),
  schema: v.object({
    aws_user_pools_id: v.string(),
    aws_user_pools_web_client_id: v.string(),
    aws_cognito_region: optionalText,
    aws_user_pools_endpoint: optionalText,
    authenticationFlowType: authFlow,
    aws_cognito_password_protection_settings: v.optional(passwordSettings),
  }),
  pools: (object) => [
    {
      region: object.aws_cognito_region,
      userPoolId: object.aws_user_pools_id,
      clientId: object.aws_user_pools_web_client_id,
      endpoint: object.aws_user_pools_endpoint,
      authFlow: object.authenticationFlowType,
      passwordPolicy: object.aws_cognito_password_protection_settings,
    },
  ],
});

/** The object within `Amplify.configure({ Auth: { Cognito: … } })` of version 6, and within `Auth` before it. */
const configureCall = format({
  recognises: (object) => 'userPoolId' in object && ('userPoolClientId' in object || 'userPoolWebClientId' in object),
  schema: v.object({
    region: optionalText,
    userPoolId: v.string(),
    userPoolClientId: optionalText,
    userPoolWebClientId: optionalText,
    userPoolEndpoint: optionalText,
    authenticationFlowType: authFlow,
    passwordFormat: v.optional(
      v.object({
        minLength: length,
        requireLowercase: optionalFlag,
        requireUppercase: optionalFlag,
        requireNumbers: optionalFlag,
        requireSpecialCharacters: optionalFlag,
      }),
    ),
  }),
  pools: ({ userPoolClientId, userPoolWebClientId, passwordFormat, ...pool }) => {
    const clientId = userPoolClientId ?? userPoolWebClientId;
    if (clientId === undefined) return [];
    const policy = passwordFormat && policyOf(passwordFormat.minLength, namesOfTrue(passwordFormat));
    return [
      {
        region: pool.region,
        userPoolId: pool.userPoolId,
        clientId,
        endpoint: pool.userPoolEndpoint,
        authFlow: pool.authenticationFlowType,
        passwordPolicy: policy,
      },
    ];
  },
});

/** `amplify_outputs.json` of Gen 2. */
const outputs = format({
  recognises: ({ auth, version }) => auth !== undefined || typeof version === 'string',
  schema: v.object({
    auth: v.object({
      aws_region: v.string(),
      user_pool_id: v.string(),
      user_pool_client_id: v.string(),
      password_policy: v.optional(
        v.object({
          min_length: length,
          require_lowercase: optionalFlag,
          require_uppercase: optionalFlag,
          require_numbers: optionalFlag,
          require_symbols: optionalFlag,
        }),
      ),
    }),
    /** Free for the app's own use; ours is the address of a local user pool. */
    custom: v.optional(v.object({ user_pool_endpoint: optionalText })),
  }),
  pools: ({ auth, custom }) => [
    {
      region: auth.aws_region,
      userPoolId: auth.user_pool_id,
      clientId: auth.user_pool_client_id,
      endpoint: custom?.user_pool_endpoint,
      passwordPolicy:
        auth.password_policy && policyOf(auth.password_policy.min_length, namesOfTrue(auth.password_policy)),
    },
  ],
});

/** Every format that is read; the first that recognises an object has it. */
export const configurationFormats: readonly ConfigurationFormat[] = [
  ownExport,
  mobile,
  webExports,
  configureCall,
  outputs,
];

export function isObject(value: Literal): value is LiteralObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
