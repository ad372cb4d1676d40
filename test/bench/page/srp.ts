import { alternate, timed } from '../rounds';
import { loadSrpClients, type SignInInput, type SrpModule } from '../srp-clients';

/** The build of the page gives the modules their names as files. */
const load = (module: SrpModule): Promise<unknown> => import(/* @vite-ignore */ `/${module}.js`);

export async function benchSrp(rounds: number, input: SignInInput) {
  const { latchkey, amplify, identityJs } = await loadSrpClients(load);
  return alternate(rounds, {
    latchkey: timed(() => latchkey(input)),
    amplify: timed(() => amplify(input)),
    identityJs: timed(() => identityJs(input)),
  });
}
