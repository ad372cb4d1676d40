import type { Challenge } from '../challenge';
import { refusals } from '../exception';
import { usableMfa } from '../mfa';
import { requireResponse } from './responses';

export const selectMfaType: Challenge = {
  pose: (context) => ({ parameters: { MFAS_CAN_CHOOSE: JSON.stringify(usableMfa(context)) } }),
  answer(context, responses) {
    const answer = requireResponse(responses, 'ANSWER');
    const chosen = usableMfa(context).find((type) => type === answer);
    if (chosen === undefined) throw refusals.invalidParameter('Invalid MFA type selected.');
    return { next: chosen };
  },
};
