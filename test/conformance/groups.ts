import type { Conversation } from './conversation';
import { account } from './conversations/account';
import { devices } from './conversations/devices';
import { faults } from './conversations/faults';
import { firstFactors } from './conversations/first-factors';
import { recorded } from './conversations/recorded';
import { secondFactors } from './conversations/second-factors';
import { setUp } from './conversations/set-up';

/** Every conversation that is held with both clients. */
export const groups = {
  'first factors': firstFactors,
  'second factors': secondFactors,
  'set-up': setUp,
  account,
  devices,
  faults,
  recorded,
} satisfies Record<string, readonly Conversation[]>;
