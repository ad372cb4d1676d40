import { withBenchPage } from './bench-page';
import { duration, type Row } from './figure';
import { askWorker, inTab, withExtension } from './own-extension';
import { timeKdf, timeNobleKdf } from './page/kdf';
import { alternate } from './rounds';

const rounds = 7;
const passphrase = 'wander maple orbit seven';

/** From the passphrase to the open vault, and the part of it that the key derivation takes. */
export async function benchUnlock(): Promise<Row[]> {
  const inChromium = await alternateInChromium();
  const inNode = await alternate(rounds, {
    argon2id: () => timeKdf(passphrase),
    noble: () => timeNobleKdf(passphrase),
  });
  return [
    {
      what: 'unlock, in the extension',
      ours: duration(inChromium.unlock),
      peer: 'its Argon2id alone',
      theirs: duration(inChromium.argon2id),
    },
    kdfRow('Argon2id, in Chromium', inChromium),
    kdfRow('Argon2id, in Node', inNode),
  ];
}

function kdfRow(what: string, times: { argon2id: number[]; noble: number[] }): Row {
  return { what, ours: duration(times.argon2id), peer: '@noble/hashes', theirs: duration(times.noble) };
}

/** The popup's page and the bench's are two tabs of one browser. */
function alternateInChromium() {
  return withBenchPage((benchUrl) =>
    withExtension((browser) =>
      inTab(browser, `${browser.extensionOrigin}/popup.html`, (popup) =>
        inTab(browser, benchUrl, async (benchPage) => {
          await askWorker(popup, 'vault.create', { passphrase });
          return alternate(rounds, {
            unlock: async () => {
              await askWorker(popup, 'vault.lock', {});
              return (await askWorker(popup, 'vault.unlock', { passphrase })).timeMs;
            },
            argon2id: () => benchPage.evaluate((text) => window.benches.timeKdf(text), passphrase),
            noble: () => benchPage.evaluate((text) => window.benches.timeNobleKdf(text), passphrase),
          });
        }),
      ),
    ),
  );
}
