import { parseArgs } from 'node:util';
import { createDemoPools, demoPassword, demoPeople, setupPeople, showcasePeople, type DemoPerson } from './demo-pools';
import { startLocalCognito, type LocalCognito } from './server';

const defaultPort = '9329';

const { values } = parseArgs({ options: { port: { type: 'string', default: defaultPort } } });

try {
  const cognito = await startLocalCognito({ port: Number(values.port) });
  createDemoPools(cognito);
  console.log(welcome(cognito));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void cognito.close());
} catch (error) {
  if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
  console.error(`Port ${values.port} is taken; choose another with --port.`);
  process.exitCode = 1;
}

function welcome({ url }: LocalCognito): string {
  return `Local user pools at ${url} (Ctrl+C ends them; nothing is kept)

${[demoPeople, showcasePeople, setupPeople].map(peopleOfPool).join('\n\n')}

  Everyone's password is ${demoPassword}
  Codes that were sent: ${url}/control/outbox`;
}

function peopleOfPool(people: readonly DemoPerson[]): string {
  const [first] = people;
  const heading = `  User pool ${first?.poolId ?? ''}, app client ${first?.clientId ?? ''}`;
  return [heading, ...people.map(({ username, what }) => `    ${username.padEnd(12)} ${what}`)].join('\n');
}
