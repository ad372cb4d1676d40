import { randomBytes } from 'node:crypto';
import { numberOf, power, privateKey, serverPublic } from '../cognito/srp-reference';
import { onBenchPage } from './bench-page';
import { duration, type Row } from './figure';
import { alternate, timed } from './rounds';
import { loadSrpClients, type SignInInput, type SrpClients } from './srp-clients';
import { loadSrpModule } from './srp-modules';

const rounds = 20;

/** The client's share of one sign-in with a password. */
export async function benchSrp(): Promise<Row[]> {
  const input = signInInput();
  const inChromium = await onBenchPage((page) =>
    page.evaluate(([rounds, input]) => window.benches.srp(rounds, input), [rounds, input] as const),
  );
  return [...rowsOf('in Chromium', inChromium, '≤ 0.10'), ...rowsOf('in Node', await inNode(input))];
}

async function inNode(input: SignInInput) {
  const { latchkey, amplify, identityJs } = await loadSrpClients(loadSrpModule);
  return alternate(rounds, {
    latchkey: timed(() => latchkey(input)),
    amplify: timed(() => amplify(input)),
    identityJs: timed(() => identityJs(input)),
  });
}

function rowsOf(where: string, times: Record<keyof SrpClients, number[]>, aim?: string): Row[] {
  const ours = { what: `one sign-in, ${where}`, ours: duration(times.latchkey) };
  return [
    { ...ours, peer: 'aws-amplify', theirs: duration(times.amplify), ...(aim !== undefined && { aim }) },
    { ...ours, peer: 'amazon-cognito-identity-js', theirs: duration(times.identityJs) },
  ];
}

/** What a server sends to a client of that password; the same for all, in all rounds. */
function signInInput(): SignInInput {
  const identity = {
    poolName: 'Bench0001',
    userId: '0b1f5a4e-4a53-4d2e-9b57-8f6d1f3a2c10',
    password: 'Correct-horse-battery-9',
    saltHex: randomBytes(16).toString('hex'),
  };
  const verifier = power(2n, privateKey(identity));
  const B = serverPublic(verifier, numberOf(randomBytes(32)));
  return { ...identity, bHex: B.toString(16), secretBlock: randomBytes(1_200).toString('base64') };
}
