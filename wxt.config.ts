import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';
import { manifestTexts } from './src/locales/manifest';
import { zxingFromOwnFiles } from './src/qr/zxing-build';
import { zxingWasmFile } from './src/qr/zxing';

const zxingWasm = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'));

export default defineConfig({
  srcDir: '.',
  entrypointsDir: 'entrypoints',
  publicDir: 'public',
  outDir: '.output',
  manifestVersion: 3,
  imports: false,
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: [
      'storage',
      'unlimitedStorage',
      'activeTab',
      'alarms',
      'contextMenus',
      'scripting',
      'idle',
      ...(browser === 'firefox' ? [] : ['offscreen']),
    ],
    // For clearing what was copied while none of our pages is in front.
    optional_permissions: ['clipboardRead', 'clipboardWrite'],
    // For a passkey of an app's domain, and for a site where codes fill by themselves: for that one alone.
    optional_host_permissions: ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'],
    action: { default_title: '__MSG_extensionName__' },
    commands: {
      'fill-code': {
        suggested_key: { default: 'Alt+Shift+K' },
        description: '__MSG_commandFill__',
      },
    },
    // Nothing remote. http on loopback is for local user pools; Firefox's own policy would upgrade it to https.
    content_security_policy: {
      extension_pages: [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self' https: http://localhost:* http://127.0.0.1:*",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ].join('; '),
    },
    // Firefox takes policies without a schema, and warns of the key.
    ...(browser !== 'firefox' && { storage: { managed_schema: 'managed-schema.json' } }),
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'latchkey@latchkey.example',
          strict_min_version: '142.0',
          data_collection_permissions: { required: ['none'] },
        },
      },
    }),
  }),
  vite: () => ({
    plugins: [zxingFromOwnFiles()],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: { target: 'es2022', chunkSizeWarningLimit: 1_000 },
  }),
  hooks: {
    'build:publicAssets': (_wxt, files) => {
      files.push({ absoluteSrc: zxingWasm, relativeDest: zxingWasmFile });
      for (const [language, messages] of Object.entries(manifestTexts))
        files.push({ contents: JSON.stringify(messages), relativeDest: `_locales/${language}/messages.json` });
    },
  },
});
