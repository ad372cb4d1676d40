import { useState } from 'preact/hooks';
import type { ExplainedError } from '../../locales/error-sentences';
import type { AddedAccounts, ReadText } from '../../messages/views';
import { toExplainedError } from '../error-text';
import { useServices } from '../services';

export type Scan =
  | { kind: 'looking' }
  | { kind: 'failed'; error: ExplainedError }
  /** Several accounts are on the page: the person says which are meant. */
  | { kind: 'choosing'; offers: Offer[]; origin?: string }
  | { kind: 'done'; outcome: AddedAccounts };

export interface Offer {
  text: string;
  issuer: string;
  label: string;
  known: boolean;
}

export interface Scanner {
  scan: Scan | undefined;
  start: () => void;
  add: (texts: string[], origin: string | undefined) => void;
  dismiss: () => void;
}

/** From the page in front to accounts in the vault. */
export function useScanner(): Scanner {
  const { client, scanPage } = useServices();
  const [scan, setScan] = useState<Scan>();

  const settle = (work: Promise<Scan>) => {
    work
      .catch((cause: unknown): Scan => ({ kind: 'failed', error: toExplainedError(cause) }))
      .then(setScan, reportError);
  };
  const addNow = async (texts: string[], origin: string | undefined): Promise<Scan> => ({
    kind: 'done',
    outcome: await client.request('accounts.add', { texts, ...(origin !== undefined && { origin }) }),
  });
  const look = async (): Promise<Scan> => {
    const { texts, origin } = await scanPage();
    if (texts.length === 0) return { kind: 'failed', error: { code: 'no-qr-code' } };
    const offers = offersOf(texts, await client.request('accounts.read', { texts }));
    if (offers.filter(({ known }) => !known).length > 1)
      return { kind: 'choosing', offers, ...(origin !== undefined && { origin }) };
    return addNow(offers.length > 0 ? offers.map(({ text }) => text) : texts, origin);
  };
  return {
    scan,
    start() {
      setScan({ kind: 'looking' });
      settle(look());
    },
    add(texts, origin) {
      setScan({ kind: 'looking' });
      settle(addNow(texts, origin));
    },
    dismiss() {
      setScan(undefined);
    },
  };
}

/** The accounts among the texts, each once: what else a page shows as QR codes is of no interest beside them. */
export function offersOf(texts: string[], readings: ReadText[]): Offer[] {
  const offers = new Map<string, Offer>();
  readings.forEach((reading, index) => {
    const text = texts[index];
    if (reading.kind === 'refused' || text === undefined) return;
    const { issuer, label, known } = reading;
    offers.set(text, { text, issuer, label, known });
  });
  return [...offers.values()];
}
