import { useRef, useState } from 'preact/hooks';
import type { AccountView, AddedAccounts } from '../../messages/views';
import { Button } from '../controls/button';
import { Form } from '../controls/form';
import { ErrorNotice, Notice } from '../controls/notice';
import { useEntryFocus } from '../focus';
import { useText } from '../services';
import type { Offer, Scanner } from './scan';

/** What the scan is doing or has found. */
export function ScanPanel({ scanner }: { scanner: Scanner }) {
  const text = useText();
  const { scan } = scanner;
  if (!scan) return null;
  if (scan.kind === 'choosing') return <OfferList offers={scan.offers} origin={scan.origin} scanner={scanner} />;
  return (
    <section class="scan">
      {scan.kind === 'looking' && (
        <p class="busy" role="status">
          <span class="spinner" aria-hidden="true" />
          {text.scan.looking}
        </p>
      )}
      {scan.kind === 'failed' && <ErrorNotice error={scan.error} />}
      {scan.kind === 'done' && <Outcome outcome={scan.outcome} />}
      {scan.kind !== 'looking' && (
        <Button kind="quiet" onClick={scanner.dismiss}>
          {text.common.close}
        </Button>
      )}
    </section>
  );
}

function Outcome({ outcome: { added, known, refused } }: { outcome: AddedAccounts }) {
  const text = useText();
  const names = (accounts: AccountView[]) => accounts.map(({ issuer, label }) => text.common.account(issuer, label));
  return (
    <>
      {added.length > 0 && <Notice kind="good">{text.scan.added(names(added))}</Notice>}
      {known.length > 0 && <Notice>{text.scan.known(names(known))}</Notice>}
      {distinct(refused).map((error) => (
        <ErrorNotice key={error.code} error={error} />
      ))}
    </>
  );
}

/** The same sentence is not said twice. */
function distinct(errors: AddedAccounts['refused']): AddedAccounts['refused'] {
  return [...new Map(errors.map((error) => [error.code, error])).values()];
}

function OfferList({ offers, origin, scanner }: { offers: Offer[]; origin: string | undefined; scanner: Scanner }) {
  const text = useText();
  const view = useRef<HTMLElement>(null);
  const [chosen, setChosen] = useState(() => new Set(offers.filter(({ known }) => !known).map((offer) => offer.text)));
  useEntryFocus(view);
  const toggle = (offer: Offer) => {
    const next = new Set(chosen);
    if (!next.delete(offer.text)) next.add(offer.text);
    setChosen(next);
  };
  return (
    <section class="scan" ref={view} aria-labelledby="offers-title">
      <h2 id="offers-title">{text.scan.chooseTitle(offers.length)}</h2>
      <p>{text.scan.chooseBody}</p>
      <Form
        onSubmit={() => {
          if (chosen.size > 0) scanner.add([...chosen], origin);
        }}
        onEscape={scanner.dismiss}
      >
        {offers.map((offer) => (
          <label key={offer.text} class="offer">
            <input
              type="checkbox"
              checked={chosen.has(offer.text)}
              disabled={offer.known}
              onChange={() => {
                toggle(offer);
              }}
            />
            <span class="account-name">
              <span class="account-issuer">{offer.issuer || offer.label || text.common.unnamedAccount}</span>
              {offer.issuer && offer.label && <span class="account-label">{offer.label}</span>}
            </span>
            {offer.known && <span class="tag">{text.scan.alreadyThere}</span>}
          </label>
        ))}
        <div class="actions">
          <Button kind="primary" disabled={chosen.size === 0}>
            {chosen.size === 0 ? text.scan.noneChosen : text.scan.add(chosen.size)}
          </Button>
          <Button kind="quiet" onClick={scanner.dismiss}>
            {text.common.cancel}
          </Button>
        </div>
      </Form>
    </section>
  );
}
