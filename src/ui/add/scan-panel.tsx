import { Button } from '../controls/button';
import { ErrorNotice, Notice } from '../controls/notice';
import { errorSentence } from '../error-text';
import { useText } from '../services';
import type { AccountView, AddedAccounts } from '../../messages/views';
import { hostOfAnotherName } from './issuer-site';
import { OfferList } from './offer-list';
import type { Found, Scanner } from './scan';

/** What the scan is doing or has found. */
export function ScanPanel({ scanner }: { scanner: Scanner }) {
  const text = useText();
  const { scan } = scanner;
  if (!scan) return null;
  if (scan.kind === 'choosing') return <OfferList found={scan.found} scanner={scanner} />;
  return (
    <section class="scan">
      {scan.kind === 'looking' && (
        <p class="busy" role="status">
          <span class="spinner" aria-hidden="true" />
          {text.scan.looking}
        </p>
      )}
      {scan.kind === 'failed' && <ErrorNotice error={scan.error} />}
      {scan.kind === 'done' && <Outcome found={scan.found} outcome={scan.outcome} />}
      {scan.kind !== 'looking' && (
        <Button kind="quiet" onClick={scanner.dismiss}>
          {text.common.close}
        </Button>
      )}
    </section>
  );
}

function Outcome({ found, outcome: { added, known, refused } }: { found: Found; outcome: AddedAccounts }) {
  const text = useText();
  const names = (accounts: AccountView[]) => accounts.map(({ issuer, label }) => text.common.account(issuer, label));
  const beside = added.filter(({ issuer, label }) =>
    found.offers.some((offer) => offer.hasNamesake && offer.issuer === issuer && offer.label === label),
  );
  return (
    <>
      {added.length > 0 && <Notice kind="good">{text.scan.added(names(added))}</Notice>}
      {known.length > 0 && <Notice>{text.scan.known(names(known))}</Notice>}
      {beside.length > 0 && <Notice>{text.add.keptBeside(names(beside))}</Notice>}
      {otherSites(added, found.origin).map(({ issuer, host }) => (
        <Notice key={issuer}>{text.add.otherSite(issuer, host)}</Notice>
      ))}
      {found.progress && (
        <Notice>
          {text.add.progress(found.progress.scanned, found.progress.of)}{' '}
          {found.progress.scanned < found.progress.of ? text.add.scanNext : text.add.exportWhole}
        </Notice>
      )}
      {distinct(refused).map((error) => (
        <ErrorNotice key={error.code} error={error} />
      ))}
      {found.problems.map(({ name, error }) => (
        <Notice key={name} kind="alert">
          {text.add.problem(name || text.common.unnamedAccount, errorSentence(text, error))}
        </Notice>
      ))}
    </>
  );
}

/** Each issuer once. */
function otherSites(accounts: AccountView[], origin: string | undefined): { issuer: string; host: string }[] {
  const issuers = new Set(accounts.map(({ issuer }) => issuer));
  return [...issuers].flatMap((issuer) => {
    const host = hostOfAnotherName(issuer, origin);
    return host === undefined ? [] : [{ issuer, host }];
  });
}

/** The same sentence is not said twice. */
function distinct(errors: AddedAccounts['refused']): AddedAccounts['refused'] {
  return [...new Map(errors.map((error) => [error.code, error])).values()];
}
