import { HOTP, Secret } from 'otpauth';
import type { OtpAccount } from './account';

/** Left of a period, this is too little for a code to be sent, to arrive and still to be valid. */
const arrivalMs = 2000;

const defaultPeriodSeconds = 30;

const steamAlphabet = '23456789BCDFGHJKMNPQRTVWXY';
const steamLength = 5;
/** Ten digits hold all 31 bits of RFC 4226's truncation, so that nothing is lost before Steam's own alphabet. */
const wholeTruncation = 10;

/**
 * The code to show now, and how long it stays. HOTP's stays until its counter moves on: `msLeft` is `Infinity`.
 *
 * RFC 4226, RFC 6238; Steam's codes are RFC 6238's with five characters of an alphabet of its own.
 */
export function codeAt(account: OtpAccount, nowMs: number): { code: string; msLeft: number } {
  const step = timeStep(account, nowMs);
  return { code: codeForStep(account, step), msLeft: msLeftOf(account, step, nowMs) };
}

/** RFC 6238's T, the number of whole periods since 1970; for HOTP the counter, whatever the time. */
export function timeStep(account: OtpAccount, nowMs: number): number {
  return account.type === 'hotp' ? (account.counter ?? 0) : Math.floor(nowMs / periodMs(account));
}

/** The code of any step, such as the next one: `timeStep(account, nowMs) + 1`. */
export function codeForStep(account: OtpAccount, step: number): string {
  const { algorithm, type } = account;
  const digits = type === 'steam' ? wholeTruncation : account.digits;
  const code = HOTP.generate({ secret: secretOf(account), algorithm, digits, counter: step });
  return type === 'steam' ? steamCode(Number(code)) : code;
}

/**
 * The code to send to a server that takes no code twice: of a step after `lastUsedStep`, and of the next period where
 * this one is about to end. It is valid after `usableInMs`; 0 means now.
 */
export function usableCode(
  account: OtpAccount,
  serverNowMs: number,
  lastUsedStep?: number,
): { step: number; code: string; usableInMs: number } {
  const present = timeStep(account, serverNowMs);
  const endsTooSoon = msLeftOf(account, present, serverNowMs) < arrivalMs;
  const step = Math.max(endsTooSoon ? present + 1 : present, (lastUsedStep ?? -1) + 1);
  const usableInMs = account.type === 'hotp' ? 0 : Math.max(0, step * periodMs(account) - serverNowMs);
  return { step, code: codeForStep(account, step), usableInMs };
}

function msLeftOf(account: OtpAccount, step: number, nowMs: number): number {
  return account.type === 'hotp' ? Infinity : (step + 1) * periodMs(account) - nowMs;
}

function periodMs(account: OtpAccount): number {
  return (account.periodSeconds ?? defaultPeriodSeconds) * 1000;
}

function secretOf(account: OtpAccount): Secret {
  const { secret } = account;
  const isWholeBuffer = secret.byteLength === secret.buffer.byteLength;
  return new Secret({ buffer: isWholeBuffer ? secret.buffer : secret.slice().buffer });
}

function steamCode(truncation: number): string {
  let code = '';
  let rest = truncation;
  for (let place = 0; place < steamLength; place++) {
    code += steamAlphabet.charAt(rest % steamAlphabet.length);
    rest = Math.floor(rest / steamAlphabet.length);
  }
  return code;
}
