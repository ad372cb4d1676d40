import { useMemo, useState } from 'preact/hooks';
import type { ExplainedError } from '../../locales/error-sentences';
import type { Client } from '../../messages/client';
import type { AddedAccounts, OfferedAccount, ReadText } from '../../messages/views';
import { toExplainedError } from '../error-text';
import { useServices } from '../services';
import { textsOf, type SeenPicture, type Sight } from './sight';

export type Scan =
  | { kind: 'looking' }
  | { kind: 'failed'; error: ExplainedError }
  /** Several accounts were seen: the person says which are meant. */
  | { kind: 'choosing'; found: Found }
  | { kind: 'done'; found: Found; outcome: AddedAccounts };

/** What a look has brought, told by the worker what it is. */
export interface Found {
  offers: OfferedAccount[];
  /** Where each text was seen. */
  pictures: SeenPicture[];
  origin?: string;
  /** What no account can be made of, by its name. */
  problems: { name: string; error: ExplainedError }[];
  /** Of an export that takes several codes. */
  progress?: { scanned: number; of: number };
}

export interface Scanner {
  scan: Scan | undefined;
  /** Offers what is seen, or adds it at once where there is no choice to make. */
  look: (sight: Promise<Sight>) => void;
  add: (texts: string[], found: Found) => void;
  dismiss: () => void;
}

/** From what is seen to accounts in the vault. */
export function useScanner(): Scanner {
  const { client } = useServices();
  const [scan, setScan] = useState<Scan>();
  const acts = useMemo(() => {
    const settle = (work: Promise<Scan>) => {
      setScan({ kind: 'looking' });
      work
        .catch((cause: unknown): Scan => ({ kind: 'failed', error: toExplainedError(cause) }))
        .then(setScan, reportError);
    };
    return {
      look: (sight: Promise<Sight>) => {
        settle(lookAt(sight, client));
      },
      add: (texts: string[], found: Found) => {
        settle(addAccounts(texts, found, client));
      },
      dismiss: () => {
        setScan(undefined);
      },
    };
  }, [client]);
  return { scan, ...acts };
}

async function lookAt(looking: Promise<Sight>, client: Client): Promise<Scan> {
  const sight = await looking;
  const texts = textsOf(sight);
  if (texts.length > mostTexts) return { kind: 'failed', error: { code: 'too-many-codes' } };
  if (texts.length === 0 && sight.problems.length === 0) return { kind: 'failed', error: { code: sight.ifNothing } };
  const readings = texts.length === 0 ? [] : await client.request('accounts.read', { texts });
  const found = foundIn(sight, readings);
  if (found.offers.filter(({ known }) => !known).length > 1) return { kind: 'choosing', found };
  if (found.offers.length > 0) return addAccounts(textOfEach(found.offers), found, client);
  return { kind: 'done', found, outcome: { added: [], known: [], refused: refusalsOf(readings) } };
}

async function addAccounts(texts: string[], found: Found, client: Client): Promise<Scan> {
  const { origin } = found;
  const outcome = await client.request('accounts.add', { texts, ...(origin !== undefined && { origin }) });
  return { kind: 'done', found, outcome };
}

/** More than a person means to add at once, and as many as a request may carry. */
const mostTexts = 200;

/** The accounts in what was read, each once: what else a page shows as QR codes is of no interest beside them. */
export function foundIn({ pictures, origin, problems }: Sight, readings: ReadText[]): Found {
  const offers = new Map(readings.flatMap(offersOf).map((offer) => [offer.text, offer]));
  const exports = readings.filter((reading) => reading.kind === 'export');
  const progress = exports.reduce<Found['progress']>(
    (most, { scanned, of }) => (of > 1 && scanned >= (most?.scanned ?? 0) ? { scanned, of } : most),
    undefined,
  );
  return {
    offers: [...offers.values()],
    pictures,
    problems: [...problems, ...exports.flatMap((reading) => reading.problems)],
    ...(origin !== undefined && { origin }),
    ...(progress && { progress }),
  };
}

function offersOf(reading: ReadText): OfferedAccount[] {
  if (reading.kind === 'account') return [reading.account];
  return reading.kind === 'export' ? reading.accounts : [];
}

function refusalsOf(readings: ReadText[]): AddedAccounts['refused'] {
  return readings.flatMap((reading) => (reading.kind === 'refused' ? [reading.error] : []));
}

function textOfEach(offers: OfferedAccount[]): string[] {
  return offers.map(({ text }) => text);
}
