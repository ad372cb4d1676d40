import type { Challenge } from '../challenge';
import { refusals } from '../exception';
import { checkTotp } from '../totp';
import { underCodeLockout } from './code-attempts';
import { requireResponse } from './responses';

export const softwareTokenMfa: Challenge = {
  pose: () => ({ parameters: {} }),
  answer({ pool, attempt: { user } }, responses) {
    const code = requireResponse(responses, 'SOFTWARE_TOKEN_MFA_CODE');
    const token = user?.softwareToken;
    if (user === undefined || token === undefined) throw refusals.totpNotFound();
    underCodeLockout(
      user,
      pool.clock,
      () => {
        const outcome = checkTotp(token.secret, code, pool.clock.nowMs(), token.lastUsedStep);
        if (outcome.verdict === 'used') throw refusals.totpUsed();
        if (outcome.verdict === 'accepted') token.lastUsedStep = outcome.step;
        return outcome.verdict === 'accepted';
      },
      refusals.totpWrong,
    );
    const friendlyDeviceName = responses['FRIENDLY_DEVICE_NAME'];
    if (friendlyDeviceName !== undefined) token.friendlyDeviceName = friendlyDeviceName;
    return { passes: ['mfa'] };
  },
};
