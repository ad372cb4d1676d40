import * as v from 'valibot';
import type { CognitoException } from './exception';
import { refusals } from './exception';
import type { Service } from './service';

/** One operation of the service, its input parsed before it runs. */
export interface Operation {
  run(input: unknown, service: Service): object;
}

export function operation<Schema extends v.GenericSchema>(
  schema: Schema,
  handle: (input: v.InferOutput<Schema>, service: Service) => object,
): Operation {
  return {
    run(input, service) {
      const parsed = v.safeParse(schema, input);
      if (!parsed.success) throw validationError(parsed.issues[0]);
      return handle(parsed.output, service);
    },
  };
}

function validationError(issue: v.BaseIssue<unknown>): CognitoException {
  const member = v.getDotPath(issue) ?? 'request';
  const name = member.charAt(0).toLowerCase() + member.slice(1);
  const constraint = issue.received === 'undefined' ? 'Member must not be null' : 'Member must satisfy its constraints';
  return refusals.invalidParameter(
    `1 validation error detected: Value at '${name}' failed to satisfy constraint: ${constraint}`,
  );
}

/** Some clients send `null` for what is not there. */
export const optionalString = v.optional(
  v.pipe(
    v.nullable(v.string()),
    v.transform((value) => value ?? undefined),
  ),
);

/** A map of strings; members that are `null` count as absent. */
export const stringMap = v.pipe(
  v.nullable(v.record(v.string(), v.nullable(v.string()))),
  v.transform((map) =>
    Object.fromEntries(Object.entries(map ?? {}).filter((entry): entry is [string, string] => entry[1] !== null)),
  ),
);

export const requiredString = v.pipe(v.string(), v.minLength(1), v.maxLength(131_072));
