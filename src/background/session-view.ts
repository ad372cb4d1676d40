import type { ErrorCode, ErrorView } from '../messages/error-view';
import type { SessionState, SessionView } from '../messages/views';
import type { Session, SessionTrouble } from '../session/session';

/** What a page may know of a session: no token. */
export function sessionView(session: Session): SessionView {
  const { id, profile, username, signedInAtMs, tokens, deviceRemembered = false, keptId } = session;
  return {
    id,
    profile,
    username,
    signedInAtMs,
    expiresAtMs: tokens.expiresAtMs,
    hasDevice: tokens.deviceKey !== undefined,
    deviceRemembered,
    kept: keptId !== undefined,
    state: stateOf(session),
  };
}

function stateOf({ tokens, trouble, refreshAtMs }: Session): SessionState {
  if (trouble !== undefined) {
    const { retryAtMs } = trouble;
    const error = errorOf(trouble);
    return retryAtMs === undefined ? { kind: 'ended', error } : { kind: 'retrying', error, retryAtMs };
  }
  if (tokens.refreshToken === undefined || refreshAtMs === undefined) return { kind: 'as-it-is' };
  return { kind: 'renewed', refreshAtMs };
}

/** The code is of `CognitoErrorCode`, by who stored it. */
function errorOf({ code, exception }: SessionTrouble): ErrorView {
  return { code: code as ErrorCode, ...(exception !== undefined && { exception }) };
}
