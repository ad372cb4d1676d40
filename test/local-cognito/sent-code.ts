import { timingSafeEqual } from 'node:crypto';
import type { DeliveryMedium } from './outbox';

export interface SentCode {
  code: string;
  medium: DeliveryMedium;
  destination: string;
  expiresAtMs: number;
}

export function matchesSentCode(sent: SentCode, code: string): boolean {
  return sent.code.length === code.length && timingSafeEqual(Buffer.from(sent.code), Buffer.from(code));
}
