import { typeChecks } from './checks';
import { exitCodeOf, runChecks } from './report';

export async function run(): Promise<number> {
  return exitCodeOf(await runChecks(typeChecks, { atOnce: 2 }));
}
