import { onBenchPage } from './bench-page';
import { duration, type Row } from './figure';

const rounds = 30;
const accountCount = 1_000;

/** The present code of each of many accounts, in Chromium. */
export async function benchCodes(): Promise<Row[]> {
  const { latchkey, otpauth } = await onBenchPage((page) =>
    page.evaluate(([rounds, count]) => window.benches.codes(rounds, count), [rounds, accountCount] as const),
  );
  return [
    {
      what: '1,000 codes, in Chromium',
      ours: duration(latchkey),
      peer: "otpauth's TOTP",
      theirs: duration(otpauth),
      aim: '< 10 ms',
    },
  ];
}
