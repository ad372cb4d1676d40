import type { ChallengeResponses } from '../challenge';
import { refusals } from '../exception';

/** Throws `InvalidParameterException` where the response is not there. */
export function requireResponse(responses: ChallengeResponses, name: string): string {
  const value = responses[name];
  if (value === undefined || value === '') throw refusals.missingParameter(name);
  return value;
}
