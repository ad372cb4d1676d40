import { deflateRawSync } from 'node:zlib';
import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';
import { describe, expect, it } from 'vitest';
import { toBase32 } from '../../src/lib/bytes';
import { importAccounts } from '../../src/transfer/import';
import { importFormats } from '../../src/transfer/formats';
import { openZip } from '../../src/transfer/zip';

const secret = toBase32(new TextEncoder().encode('of twenty bytes, long'));
const uri = `otpauth://totp/Ünïcödé%20東京:bob?secret=${secret}&issuer=Ünïcödé%20東京`;
const aegis = JSON.stringify({
  version: 1,
  header: { slots: null, params: null },
  db: { version: 2, entries: [{ type: 'totp', name: '東京', issuer: 'Acme', info: { secret } }] },
});

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));
const swapped = (bytes: Uint8Array): Uint8Array => new Uint8Array(Buffer.from(bytes).swap16());
const labels = async (bytes: Uint8Array) => (await importAccounts({ bytes })).accounts.map(({ label }) => label);
const code = (bytes: Uint8Array, options = {}) =>
  importAccounts({ bytes }, options).then(
    ({ format }) => format,
    (error: unknown) => (error as { code: unknown }).code,
  );

describe('a file of text', () => {
  it.each([
    ['UTF-8', utf8],
    ['UTF-8 with a mark', (text: string) => utf8(`\uFEFF${text}`)],
    ['UTF-16, little end first', utf16],
    ['UTF-16, little end first, with a mark', (text: string) => utf16(`\uFEFF${text}`)],
    ['UTF-16, big end first', (text: string) => swapped(utf16(text))],
    ['UTF-16, big end first, with a mark', (text: string) => swapped(utf16(`\uFEFF${text}`))],
  ])('may be in %s', async (_, encode) => {
    expect(await labels(encode(`${uri}\r\n`))).toEqual(['bob']);
    expect(await labels(encode(aegis))).toEqual(['東京']);
  });

  it('that is no UTF-8 to the letter is not read with letters missing', async () => {
    const broken = Uint8Array.from([...utf8(`${uri}\n`), 0xc3, 0x28]);
    expect(await code(broken, { password: 'x' })).not.toBe('otpauth');
  });
});

describe('a hostile file', () => {
  it.each([
    ['cut short', aegis.slice(0, -20)],
    ['with a name given twice', aegis.replace('"version":1', '"version":1,"version":1')],
    ['with a prototype', aegis.replace('"version":1', '"__proto__":{"polluted":true},"version":1')],
    ['that nests without end', aegis.replace('null', '['.repeat(100_000))],
  ])('of JSON %s is damaged', async (_, text) => {
    expect(await code(utf8(text))).toBe('damaged');
    expect({}).not.toHaveProperty('polluted');
  });

  it.each([
    ['nothing', ''],
    ['a picture', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
    ['other JSON', '{"name":"package","version":"1.0.0"}'],
    ['a JSON array', '[1,2,3]'],
    ['prose', 'Dear Sir or Madam, otpauth is a scheme.'],
  ])('that holds %s is of no format', async (_, text) => {
    expect(await code(Uint8Array.from(text, (character) => character.charCodeAt(0)))).toBe('unknown-format');
  });

  it.each([
    ['set-up URIs with spaces behind them', `otpauth://${' '.repeat(50_000)}x`.repeat(5)],
    ['set-up URIs in quotation marks without end', '"otpauth://'.repeat(20_000)],
    ['separators without end', `otpauth://a?secret=${','.repeat(500_000)}x`],
    ['sentences without end', `x otpauth://a?secret=a${'.'.repeat(500_000)}x`],
    ['empty lines', `${'\n'.repeat(1_000_000)}otpauth://`],
    ['question marks', `otpauth://${'?'.repeat(3_000_000)}`],
    ['ampersands', `otpauth://?${'&'.repeat(500_000)}`],
    ['padding without a secret', `otpauth://totp/a?secret=${'='.repeat(10_000)}x\n`.repeat(100)],
    ['padding of an export', `otpauth-migration://offline?data=${'='.repeat(900_000)}x`],
    ['encoded at signs', `otpauth://totp/${'a%40'.repeat(4_000)}:?secret=JBSWY3DPEHPK3PXP\n`.repeat(50)],
    ['spaces in JSON', `{${' '.repeat(1_000_000)}x`],
    ['backslashes in JSON', `["${'\\\\'.repeat(500_000)}"]`],
    ['padding in JSON', `[{"secret":"${'='.repeat(1_000_000)}x","label":"a"}]`],
    ['tags', `<p>${'<otpauth://'.repeat(100_000)}`],
    ['references', `<p>otpauth://${'&amp'.repeat(500_000)}`],
  ])('of %s takes no longer than its length', async (_, text) => {
    const before = process.cpuUsage();
    await code(utf8(text));
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(3_000);
  });

  it('of more text than is read says so, and more of other bytes is of no format', async () => {
    const text = new Uint8Array(32 * 2 ** 20 + 1).fill(0x41);
    expect(await code(text)).toBe('too-large');
    expect(await code(utf8('é'.repeat(2 ** 24 + 1)))).toBe('too-large');
    expect(await code(text.fill(0xff))).toBe('unknown-format');
  });

  it('that is beyond all bounds is not looked at', async () => {
    expect(await code(new Uint8Array(256 * 2 ** 20 + 1))).toBe('too-large');
  });

  it('of too many entries is refused', async () => {
    expect(await code(utf8(`${uri}\n`.repeat(100_001)))).toBe('too-large');
  });
});

describe('a zip file', () => {
  const zipped = async (files: Record<string, string>) => {
    const writer = new ZipWriter(new BlobWriter());
    for (const [name, text] of Object.entries(files)) await writer.add(name, new TextReader(text));
    return new Uint8Array(await (await writer.close()).arrayBuffer());
  };
  const read = async (bytes: Uint8Array, name: string) => (await openZip(bytes))?.read(name);

  it('gives what is in it by name, of which it has one', async () => {
    const bytes = await zipped({ 'a.txt': 'text', 'b/a.txt': 'elsewhere' });
    expect(await read(bytes, 'a.txt')).toEqual(utf8('text'));
    await expect(read(bytes, 'b/b.txt')).rejects.toMatchObject({ code: 'unknown-format' });
    expect(await openZip(utf8('no zip'))).toBeUndefined();
  });

  it('that unpacks to a multiple of itself is refused before it is unpacked', async () => {
    const bytes = await zipped({ bomb: '0'.repeat(4_000_000) });
    expect(bytes.length).toBeLessThan(20_000);
    await expect(read(bytes, 'bomb')).rejects.toMatchObject({ code: 'too-large' });
  });

  it('that lies about its size is stopped at its bound', async () => {
    const bytes = await zipped({ bomb: '0'.repeat(4_000_000) });
    const claimed = Buffer.from(bytes);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(4_000_000);
    for (let at = claimed.indexOf(size); at >= 0; at = claimed.indexOf(size, at + 1)) claimed.writeUInt32LE(1_000, at);
    await expect(read(new Uint8Array(claimed), 'bomb')).rejects.toMatchObject({
      code: expect.stringMatching(/^(too-large|damaged)$/) as string,
    });
  });

  it.each(['../../a.txt', '/etc/a.txt', 'C:\\a.txt'])(
    'with a name that leads elsewhere is damaged: %s',
    async (name) => {
      await expect(
        zipped({ placeholder: 'text' }).then((bytes) => openZip(renamed(bytes, name))),
      ).rejects.toMatchObject({
        code: 'damaged',
      });
    },
  );

  it('of more entries than anyone packs is refused', async () => {
    await expect(zipped({ 'a.txt': '' }).then((bytes) => openZip(repeated(bytes, 10_001)))).rejects.toMatchObject({
      code: 'too-large',
    });
  });

  it('that is cut short, or is nothing but its beginning, is damaged', async () => {
    const bytes = await zipped({ 'a.txt': 'text' });
    await expect(openZip(bytes.subarray(0, -30))).rejects.toMatchObject({ code: 'damaged' });
    const beginning = Uint8Array.from([0x50, 0x4b, 3, 4, ...deflateRawSync('x')]);
    await expect(openZip(beginning)).rejects.toMatchObject({ code: 'damaged' });
  });
});

/** The name in both its places; it is as long as what it replaces or shorter, and padded at its end. */
function renamed(bytes: Uint8Array, name: string): Uint8Array {
  const placeholder = 'placeholder';
  return new Uint8Array(
    Buffer.from(
      Buffer.from(bytes).toString('latin1').replaceAll(placeholder, name.padEnd(placeholder.length, 'x')),
      'latin1',
    ),
  );
}

/** The same file, listed many times over: APPNOTE sections 4.3.12 and 4.3.16. */
function repeated(bytes: Uint8Array, times: number): Uint8Array {
  const file = Buffer.from(bytes);
  const end = Buffer.from(file.subarray(file.lastIndexOf('PK\x05\x06', undefined, 'latin1')));
  const start = end.readUInt32LE(16);
  const entry = file.subarray(start, start + end.readUInt32LE(12));
  end.writeUInt16LE(times, 8);
  end.writeUInt16LE(times, 10);
  end.writeUInt32LE(times * entry.length, 12);
  return new Uint8Array(Buffer.concat([file.subarray(0, start), ...Array<Buffer>(times).fill(entry), end]));
}

describe('an import', () => {
  const lines = (count: number) =>
    utf8(Array.from({ length: count }, (_, at) => `otpauth://totp/Acme:${String(at)}?secret=${secret}`).join('\n'));

  it('of 5,000 accounts takes less than two seconds, and says how far it is', async () => {
    const progress: number[] = [];
    const startedAtMs = performance.now();
    const { accounts } = await importAccounts({ bytes: lines(5_000) }, { onProgress: (done) => progress.push(done) });
    expect(performance.now() - startedAtMs).toBeLessThan(2_000);
    expect(accounts).toHaveLength(5_000);
    expect(progress.length).toBeGreaterThan(10);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.at(-1)).toBe(5_000);
  });

  it('stops between two entries when it is aborted', async () => {
    const abort = new AbortController();
    const onProgress = () => {
      abort.abort(new Error('no more'));
    };
    await expect(importAccounts({ bytes: lines(1_000) }, { signal: abort.signal, onProgress })).rejects.toThrow(
      'no more',
    );
    await expect(importAccounts({ bytes: lines(1) }, { signal: abort.signal })).rejects.toThrow('no more');
  });

  it('knows each format by a name of its own', () => {
    const names = importFormats.map(({ name }) => name);
    expect(new Set(names).size).toBeGreaterThanOrEqual(names.length - 1);
  });
});
