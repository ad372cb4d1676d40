import { parseArgs } from 'node:util';
import {
  createDemoPools,
  demoClientId,
  demoPassword,
  demoPeople,
  demoPoolId,
  showcaseClientId,
  showcasePeople,
  showcasePoolId,
  type DemoPerson,
} from './demo-pools';
import { startLocalCognito } from './server';

const defaultPort = '9329';

const { values } = parseArgs({ options: { port: { type: 'string', default: defaultPort } } });
const cognito = await startLocalCognito({ port: Number(values.port) });
createDemoPools(cognito);

const people = (list: readonly DemoPerson[]) =>
  list.map(({ username, what }) => `    ${username.padEnd(12)} ${what}`).join('\n');

console.log(`Local user pools at ${cognito.url} (Ctrl+C ends them; nothing is kept)

  User pool ${demoPoolId}, app client ${demoClientId}
${people(demoPeople)}

  User pool ${showcasePoolId}, app client ${showcaseClientId}
${people(showcasePeople)}

  Everyone's password is ${demoPassword}
  Codes that were sent: ${cognito.url}/control/outbox`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void cognito.close());
