import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { zxingFromOwnFiles } from '../../src/qr/zxing-build';
import { paintedCode, wasmBytes } from './painted';

const text = 'otpauth://totp/Acme:bob?secret=JBSWY3DPEHPK3PXP';

afterEach(() => {
  vi.resetModules();
  vi.doUnmock('../../src/qr/zxing-node');
});

/** The modules as they are outside Node, before anything was handed over. */
async function outsideNode() {
  vi.doMock('../../src/qr/zxing-node', () => ({ wasmOfNode: () => Promise.resolve(undefined) }));
  const { decodeQr } = await import('../../src/qr/decode');
  const { setZxingWasm } = await import('../../src/qr/zxing');
  return { decodeQr, setZxingWasm };
}

describe('outside Node', () => {
  it('codes are read without wasm where none was handed over', async () => {
    const { decodeQr } = await outsideNode();
    const [code] = await decodeQr(paintedCode(text));
    expect(code).toMatchObject({ text });
    expect(code).not.toHaveProperty('bytes');
  });

  it('codes are read with the bytes that were handed over', async () => {
    const { decodeQr, setZxingWasm } = await outsideNode();
    setZxingWasm(wasmBytes);
    const [code] = await decodeQr(paintedCode(text));
    expect(code).toMatchObject({ text, bytes: new TextEncoder().encode(text) });
  });

  it('bytes that are no wasm are an error, and better ones mend it', async () => {
    const { decodeQr, setZxingWasm } = await outsideNode();
    const silenced = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    setZxingWasm(new ArrayBuffer(8));
    await expect(decodeQr(paintedCode(text))).rejects.toMatchObject({ code: 'decoder-unavailable' });
    silenced.mockRestore();
    setZxingWasm(wasmBytes);
    expect(await decodeQr(paintedCode(text))).toMatchObject([{ text }]);
  });
});

describe('a bundle for the extension', () => {
  const serve = fileURLToPath(new URL('../../src/compute/serve.ts', import.meta.url));

  async function bundled(plugins: ReturnType<typeof zxingFromOwnFiles>[]): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'latchkey-bundle-'));
    try {
      const entry = join(folder, 'compute.ts');
      await writeFile(entry, `import { serveCompute } from ${JSON.stringify(serve)};\nserveCompute(self);\n`);
      const lib = { entry, formats: ['iife' as const], name: 'compute', fileName: () => 'compute.js' };
      const options = { outDir: join(folder, 'out'), copyPublicDir: false, lib };
      await build({ configFile: false, logLevel: 'silent', plugins, build: options });
      return await readFile(join(folder, 'out', 'compute.js'), 'utf8');
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  /** But for the names of XML's own vocabularies, which nothing connects to. */
  const foreignHosts = /(?:https?|wss?):\/\/(?!www\.w3\.org\/)[^\s"'`]*/g;

  it('names no foreign host and no file of Node', async () => {
    const code = await bundled([zxingFromOwnFiles()]);
    expect(code.match(foreignHosts)).toBeNull();
    expect(code).not.toContain('node:');
    expect(code).toContain('zxing_reader.wasm');
  });

  it('would name the public CDN without the plugin', async () => {
    expect((await bundled([])).match(foreignHosts)?.join()).toContain('jsdelivr');
  });
});
