import { readFile } from 'node:fs/promises';
import type { Check } from './checks';
import { filesUnder } from './files';
import { inProject } from './root';

const browsers = ['chrome', 'firefox'] as const;

/** Where `npm run build` puts the extension for a browser. */
export function builtFolder(browser: (typeof browsers)[number]): string {
  return inProject('.output', `${browser}-mv3`);
}

interface BuiltFile {
  /** Inside the built extension. */
  path: string;
  text: string;
}

interface Manifest {
  permissions?: string[];
  host_permissions?: string[];
  content_scripts?: unknown[];
  default_locale?: string;
  content_security_policy?: { extension_pages?: string };
}

/** What may be asked for at installation without a warning in Chrome or Firefox. */
const silentPermissions = new Set([
  'activeTab',
  'alarms',
  'contextMenus',
  'idle',
  'offscreen',
  'scripting',
  'sidePanel',
  'storage',
  'unlimitedStorage',
]);

/** XML vocabularies, names for examples (RFC 2606), the AWS SDK's references to its documentation; and the service. */
const knownAddresses = [
  /^https?:\/\/(www\.)?w3\.org\//,
  /^http:\/\/cognito-idp\.amazonaws\.com\/doc\//,
  /^https:\/\/github\.com\/aws\/aws-sdk-js-v3\b/,
  /^https:\/\/aws\.amazon\.com\/sdk-for-javascript\//,
  /^https:\/\/cognito-idp(-fips)?\.\{Region\}\./,
  /^https:\/\/cognito-idp\.\$\{\w+\}\.\$\{\w+\}\/$/,
  /^https:\/\/app\.example\b/,
  /^https:\/\/[a-z0-9.-]+\.amazonaws\.com(\.cn)?(\/|$)/,
  /^https?:\/\/(localhost|127\.0\.0\.1)(:|\/|$)/,
];

/** Words that only the trusted side has a use for: a page script that contains one has been handed too much. */
const trustedWords = ['cognito-idp', 'AES-GCM', 'deriveKey', 'otpauth:'];

/** Each rule gives its violations in the built files of one browser. */
const rules: Record<string, (files: BuiltFile[], manifest: Manifest) => string[]> = {
  'installs without a warning': (_files, { permissions = [], host_permissions = [], content_scripts = [] }) => [
    ...permissions.filter((permission) => !silentPermissions.has(permission)),
    ...host_permissions,
    ...content_scripts.map((script) => `content script ${JSON.stringify(script)}`),
  ],
  'names no foreign host': (files) =>
    files.flatMap(({ path, text }) =>
      [...text.matchAll(/\b(?:https?|wss?):\/\/(?:[a-z0-9-]+\.)*[a-z0-9-]+[^\s"'`)]*/gi)]
        .map(([address]) => address)
        .filter((address) => !knownAddresses.some((known) => known.test(address)))
        .map((address) => `${path}: ${address}`),
    ),
  'compiles no text': (files) =>
    files
      .filter(
        ({ path, text }) => path.endsWith('.js') && /\beval\s*\(|\bnew Function\b|\bFunction\s*\(\s*["'`]/.test(text),
      )
      .map(({ path }) => path),
  'allows nothing remote': (_files, { content_security_policy: policy }) =>
    policy?.extension_pages?.startsWith("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; ") === true
      ? []
      : [JSON.stringify(policy)],
  'tells page scripts nothing': (files) =>
    files
      .filter(({ path }) => /(^|\/)(page|watch)\.js$/.test(path))
      .flatMap(({ path, text }) =>
        trustedWords.filter((word) => text.includes(word)).map((word) => `${path}: ${word}`),
      ),
  'speaks English and Japanese': (files, { default_locale }) => [
    ...(default_locale === 'en' ? [] : [`default_locale is ${String(default_locale)}`]),
    ...['_locales/en/messages.json', '_locales/ja/messages.json'].filter(
      (wanted) => !files.some(({ path }) => path === wanted),
    ),
  ],
  'has no source map': (files) => files.map(({ path }) => path).filter((path) => path.endsWith('.map')),
};

export const builtChecks: Check[] = browsers.flatMap((browser) =>
  Object.entries(rules).map(([name, violations]) => ({
    name: `what is built for ${browser} ${name}`,
    run: async () => {
      const files = await readBuilt(builtFolder(browser));
      const manifest = files.find(({ path }) => path === 'manifest.json');
      if (manifest === undefined) return { passed: false, output: 'no manifest.json' };
      const found = [...new Set(violations(files, JSON.parse(manifest.text) as Manifest))];
      return { passed: found.length === 0, output: found.join('\n') };
    },
  })),
);

/** Binary files are read as text, too: a host name in one is a host name. */
async function readBuilt(folder: string): Promise<BuiltFile[]> {
  return Promise.all(
    (await filesUnder(folder)).map(async (file) => ({
      path: file.slice(folder.length + 1),
      text: await readFile(file, 'latin1'),
    })),
  );
}
