/**
 * One direction of imports. Two tables say who may import what; everything that they do not name is forbidden.
 *
 * Folders are those of `src/`, or files in them (`qr/capture`). `type:` before a folder allows its types alone, which
 * leave nothing behind in what is built.
 */
const { readdirSync } = require('node:fs');

const domains = ['autofill', 'cognito', 'otp', 'profiles', 'qr', 'session', 'settings', 'sign-in', 'transfer', 'vault'];
const decoding = ['qr/decode', 'qr/errors', 'qr/image', 'qr/zxing'];
const typesOf = (folders) => folders.map((folder) => `type:${folder}`);

const folders = {
  lib: [],
  locales: ['lib', ...typesOf(['compute', 'messages', ...domains])],
  otp: ['lib'],
  profiles: ['lib'],
  settings: ['lib'],
  qr: ['lib'],
  cognito: ['lib', 'profiles', 'type:sign-in'],
  'sign-in': ['lib', 'profiles', 'otp', 'cognito'],
  session: ['lib', 'profiles', 'cognito', 'type:sign-in'],
  vault: ['lib', 'otp'],
  transfer: ['lib', 'otp', 'profiles', 'vault', ...decoding],
  autofill: ['lib', 'otp'],
  messages: ['lib', 'settings', 'profiles/profile', ...typesOf(domains)],
  compute: ['lib', 'otp', 'transfer', ...decoding],
  page: ['lib', 'messages/client', 'type:messages'],
  ui: [
    'lib',
    'locales',
    'messages/client',
    'compute/client',
    'qr/capture',
    'vault/recovery-code',
    'profiles/profile',
    ...typesOf(['messages', ...domains]),
  ],
  offscreen: ['lib', 'messages/offscreen', 'messages/sender'],
  background: ['lib', 'locales', 'messages', ...domains],
};

/** npm packages (or a folder or file of one), by the folders (or files) of `src/` that alone may import them. */
const packages = {
  '@aws-sdk': ['cognito'],
  '@smithy': ['cognito'],
  '@noble/ciphers': ['transfer'],
  '@zip.js': ['transfer/zip'],
  'csv-parse': ['transfer'],
  'hash-wasm': ['vault', 'transfer'],
  idb: ['vault'],
  jsqr: ['qr/decode'],
  otpauth: ['otp'],
  preact: ['ui'],
  qr: ['qr/decode', 'ui'],
  saxes: ['transfer'],
  tldts: ['autofill'],
  'zxing-wasm': ['qr/decode'],
  valibot: Object.keys(folders).filter((folder) => folder !== 'page' && folder !== 'lib'),
  'wxt/dist/browser': [
    'background',
    'compute/client',
    'locales',
    'messages',
    'offscreen',
    'page',
    'qr/capture',
    'settings',
    'ui',
  ],
  'wxt/dist/utils': [],
};

const entrypoints = {
  background: ['background'],
  compute: ['compute'],
  image: ['page'],
  manage: ['ui'],
  offscreen: ['offscreen'],
  page: ['page'],
  popup: ['ui'],
  watch: ['page'],
  region: ['page'],
};

const either = (patterns) => `^(${patterns.join('|')})`;
const inSrc = (folder) => `src/${folder}(/|\\.)`;

/** A folder may import itself and what its row names. */
const folderRules = Object.entries(folders).flatMap(([folder, allowed]) => {
  const values = [folder, ...allowed.filter((to) => !to.startsWith('type:'))].map(inSrc);
  const types = allowed.filter((to) => to.startsWith('type:')).map((to) => inSrc(to.slice('type:'.length)));
  return [
    {
      name: `${folder}-imports-its-row`,
      severity: 'error',
      comment: `src/${folder} may import: ${allowed.join(', ') || 'nothing of the project'}`,
      from: { path: `^src/${folder}/` },
      to: { path: '^src/', pathNot: either([...values, ...types]) },
    },
    ...(types.length === 0
      ? []
      : [
          {
            name: `${folder}-imports-types-only`,
            severity: 'error',
            comment: `src/${folder} may import these folders' types (import type), not their code`,
            from: { path: `^src/${folder}/` },
            to: { path: either(types), pathNot: either(values), dependencyTypesNot: ['type-only'] },
          },
        ]),
  ];
});

const packageRules = Object.entries(packages).map(([name, allowed]) => ({
  name: `package-${name.replace(/\W+/g, '-')}`,
  severity: 'error',
  comment: `${name} is for ${allowed.map((folder) => `src/${folder}`).join(', ') || 'entrypoints'}`,
  from: { path: '^src/', ...(allowed.length > 0 && { pathNot: either(allowed.map(inSrc)) }) },
  to: { path: `(^|/)node_modules/${name}(/|\\.|$)` },
}));

const entrypointRules = Object.entries(entrypoints).map(([name, allowed]) => ({
  name: `entrypoint-${name}`,
  severity: 'error',
  comment: `entrypoints/${name} is thin: one call into ${allowed.map((folder) => `src/${folder}`).join(', ')}`,
  from: { path: `^entrypoints/${name}(/|\\.)` },
  to: { path: '^(src|entrypoints)/', pathNot: either([`entrypoints/${name}/`, ...[...allowed, 'lib'].map(inSrc)]) },
}));

const unlisted = (path, known) =>
  readdirSync(path)
    .map((name) => name.replace(/\.(ts|content)$/, ''))
    .filter((name) => !(name in known));

for (const [path, known] of Object.entries({ src: folders, entrypoints })) {
  const missing = unlisted(path, known);
  if (missing.length > 0) throw new Error(`${path}/${missing[0]} has no row in the tables of import rules`);
}

module.exports = {
  forbidden: [
    ...folderRules,
    ...packageRules,
    ...entrypointRules,
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'nobody-imports-entrypoints',
      severity: 'error',
      from: { pathNot: '^entrypoints/' },
      to: { path: '^entrypoints/' },
    },
    {
      name: 'product-without-tests',
      severity: 'error',
      from: { path: '^(src|entrypoints)/' },
      to: { path: '^test/' },
    },
    {
      name: 'product-without-development-packages',
      severity: 'error',
      comment: 'What is shipped comes from dependencies; wxt, which builds it, lends it a few helpers',
      from: { path: '^(src|entrypoints)/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        pathNot: '/node_modules/wxt/|^node_modules/wxt/',
      },
    },
    {
      name: 'product-without-node',
      severity: 'error',
      comment: 'Built for browsers; qr/decode alone looks for its wasm by itself when it runs in Node',
      from: { path: '^(src|entrypoints)/', pathNot: either([inSrc('qr')]) },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'local-cognito-stands-alone',
      severity: 'error',
      comment: 'A user pool that shared code with what it tests would share its mistakes',
      from: { path: '^test/local-cognito/' },
      to: {
        path: ['^src/', '^test/', '(^|/)node_modules/(@aws|aws-|amazon-|@smithy)'],
        pathNot: '^test/local-cognito/',
      },
    },
    {
      name: 'demo-app-stands-alone',
      severity: 'error',
      comment: 'It stands for a page that others wrote',
      from: { path: '^test/demo-app/' },
      to: { path: ['^src/', '^test/'], pathNot: '^test/demo-app/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(node_modules|\\.output|\\.wxt)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
