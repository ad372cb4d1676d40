/** The bytes of zxing's wasm from `node_modules`; `undefined` outside Node. The build leaves this module out. */
export async function wasmOfNode(): Promise<ArrayBuffer | undefined> {
  if (typeof process === 'undefined') return undefined;
  const { createRequire } = process.getBuiltinModule('node:module');
  const { readFile } = process.getBuiltinModule('node:fs/promises');
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  return new Uint8Array(await readFile(path)).buffer;
}
