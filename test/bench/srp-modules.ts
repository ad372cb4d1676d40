import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SrpModule } from './srp-clients';

const require = createRequire(import.meta.url);

/** The package that aws-amplify itself depends on, wherever it was installed to. */
const amplifyAuth = dirname(createRequire(require.resolve('aws-amplify')).resolve('@aws-amplify/auth'));
const amplifySrp = join(amplifyAuth, '../esm/providers/cognito/utils/srp');
const identityJs = dirname(require.resolve('amazon-cognito-identity-js/package.json'));

/** As a bundler takes them for a page. */
export const pageSrpModules: Record<SrpModule, string> = {
  'amplify-srp': join(amplifySrp, 'index.mjs'),
  'amplify-integer': join(amplifySrp, 'BigInteger/BigInteger.mjs'),
  'identity-js-srp': join(identityJs, 'es/AuthenticationHelper.js'),
  'identity-js-integer': join(identityJs, 'es/BigInteger.js'),
};

const commonJsInNode: Partial<Record<SrpModule, string>> = {
  'identity-js-srp': 'amazon-cognito-identity-js/lib/AuthenticationHelper.js',
  'identity-js-integer': 'amazon-cognito-identity-js/lib/BigInteger.js',
};

export function loadSrpModule(module: SrpModule): Promise<unknown> {
  const commonJs = commonJsInNode[module];
  return commonJs === undefined
    ? import(pathToFileURL(pageSrpModules[module]).href)
    : Promise.resolve(require(commonJs) as unknown);
}
