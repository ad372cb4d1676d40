import { cpus, loadavg } from 'node:os';
import { benchCodes } from '../bench/codes';
import { benchFields } from '../bench/fields';
import type { Bench } from '../bench/figure';
import { benchSrp } from '../bench/srp';
import { tableOf } from '../bench/table';
import { benchPopup } from '../bench/popup';
import { benchQr } from '../bench/qr';
import { benchSizes } from '../bench/sizes';
import { benchTransfer } from '../bench/transfer';
import { benchUnlock } from '../bench/unlock';
import { benchVault } from '../bench/vault';

const benches: Record<string, Bench> = {
  srp: benchSrp,
  popup: benchPopup,
  unlock: benchUnlock,
  codes: benchCodes,
  qr: benchQr,
  fields: benchFields,
  vault: benchVault,
  transfer: benchTransfer,
  sizes: benchSizes,
};

/** Runs the benches that are named, or all, one after another, and prints one table of them. */
export async function run(names: string[]): Promise<number> {
  const unknown = names.filter((name) => !(name in benches));
  if (unknown.length > 0) {
    console.error(`No bench ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}`);
    return 1;
  }
  const wanted = Object.entries(benches).filter(([name]) => names.length === 0 || names.includes(name));
  const results = [];
  const loadBefore = loadNow();
  for (const [name, bench] of wanted) results.push({ name, rows: await reported(name, bench) });
  console.log(`\nNode ${process.versions.node} on ${cpus().length} × ${cpus()[0]?.model ?? 'an unknown processor'}`);
  console.log(`load over the last minute: ${loadBefore} before, ${loadNow()} after`);
  console.log(`medians (first to third quartile); the ratio is ours to the peer's\n\n${tableOf(results)}`);
  return 0;
}

async function reported(name: string, bench: Bench) {
  const startedMs = performance.now();
  const rows = await bench();
  console.error(`${name}: done in ${((performance.now() - startedMs) / 1000).toFixed(0)} s`);
  return rows;
}

function loadNow(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}
