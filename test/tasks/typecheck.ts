import { typeChecks, prepare } from './checks';
import { add, exitCodeOf, runChecks } from './report';

export async function run(): Promise<number> {
  const prepared = await runChecks(prepare, { atOnce: 1 });
  return exitCodeOf(add(prepared, await runChecks(typeChecks, { atOnce: 2 })));
}
