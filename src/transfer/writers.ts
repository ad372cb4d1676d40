import { type Bytes, utf8 } from '../lib/bytes';
import { fitsMigration, formatMigrationUris } from '../otp/migration';
import { formatOtpUri } from '../otp/uri';
import type { ImportedAccount } from './account-fields';
import { type BackupOptions, sealBackup } from './backup';
import type { CannotCarry } from './errors';
import { writeAegis } from './writers/aegis';
import { twoFasObstacle, writeTwoFas } from './writers/two-fas';

export interface WriteOptions extends BackupOptions {
  /** Empty where there is none. */
  password: string;
}

interface Writer {
  password: 'needed' | 'possible' | 'impossible';
  /** What of tags, notes and pins the file has a place for; the rest stays behind. */
  extras: readonly ('tags' | 'first-tag' | 'note' | 'pinned')[];
  obstacle(account: ImportedAccount): CannotCarry | undefined;
  write(accounts: ImportedAccount[], options: WriteOptions): Promise<Bytes> | Bytes;
}

const nothing = (): undefined => undefined;

/** How each format is written. What a file says is read back by the importer of the same name. */
const writers = {
  latchkey: {
    password: 'needed',
    extras: ['tags', 'note', 'pinned'],
    obstacle: nothing,
    write: (accounts, options) => sealBackup(accounts, options.password, options),
  },
  otpauth: {
    password: 'impossible',
    extras: [],
    obstacle: nothing,
    write: (accounts) => lines(accounts.map(formatOtpUri)),
  },
  aegis: {
    password: 'possible',
    extras: ['tags', 'note', 'pinned'],
    obstacle: nothing,
    write: writeAegis,
  },
  '2fas': {
    password: 'impossible',
    extras: ['first-tag'],
    obstacle: twoFasObstacle,
    write: writeTwoFas,
  },
  'google-migration': {
    password: 'impossible',
    extras: [],
    obstacle: migrationObstacle,
    write: (accounts) => lines(formatMigrationUris(accounts)),
  },
} as const satisfies Record<string, Writer>;

/** The formats that we write, by name. */
export const exportFormats = Object.keys(writers) as readonly ExportFormatName[];

export type ExportFormatName = keyof typeof writers;

export function writerOf(format: ExportFormatName): Writer {
  return writers[format];
}

function migrationObstacle(account: ImportedAccount): CannotCarry | undefined {
  if (fitsMigration(account)) return undefined;
  if (account.type === 'steam') return 'type';
  return fitsMigration({ ...account, periodSeconds: 30 }) ? 'period' : 'digits';
}

function lines(texts: string[]): Bytes {
  return utf8(texts.map((text) => `${text}\n`).join(''));
}
