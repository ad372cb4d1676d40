/** For the build alone (`wxt.config.ts`): what must not be in the extension of zxing-wasm and of our use of it in Node. */
import type { Plugin } from 'vite';

/** Where the package would download its binary from, if it were not handed one. */
const publicCdn = /`https:\/\/fastly\.jsdelivr\.net\/[^`]*`/g;

/**
 * Takes the public CDN out of zxing-wasm, and Node's file access out of ours, so that no foreign host is named in the
 * built files. Fails where the package no longer has the text that it replaces.
 */
export function zxingFromOwnFiles(): Plugin {
  return {
    name: 'zxing-from-own-files',
    enforce: 'pre',
    transform: {
      filter: { id: /zxing-wasm\/dist\/es\/share\.js|src\/qr\/zxing-node\.ts/ },
      handler(code, id) {
        if (id.includes('zxing-node')) return { code: 'export const wasmOfNode = async () => undefined;', map: null };
        if (code.search(publicCdn) < 0) this.error('zxing-wasm no longer names the CDN that was to be taken out');
        return { code: code.replace(publicCdn, 'e'), map: null };
      },
    },
  };
}
