import { useRef, useState } from 'preact/hooks';
import type { OfferedAccount } from '../../messages/views';
import { Button } from '../controls/button';
import { Form } from '../controls/form';
import { Notice } from '../controls/notice';
import { useEntryFocus } from '../focus';
import { useText } from '../services';
import { hostOfAnotherName } from './issuer-site';
import { MarkedPicture, type Mark } from './marked-picture';
import type { Found, Scanner } from './scan';
import type { SeenPicture } from './sight';

/** Every account that was seen, with the pictures in which there are several, marked by their numbers in the list. */
export function OfferList({ found, scanner }: { found: Found; scanner: Scanner }) {
  const text = useText();
  const view = useRef<HTMLElement>(null);
  const { offers, pictures, origin, progress } = found;
  const [chosen, setChosen] = useState(() => new Set(offers.filter(({ known }) => !known).map((offer) => offer.text)));
  useEntryFocus(view);
  const toggle = (offer: OfferedAccount | undefined) => {
    if (!offer || offer.known) return;
    const next = new Set(chosen);
    if (!next.delete(offer.text)) next.add(offer.text);
    setChosen(next);
  };
  const marked = pictures
    .map((picture) => ({ picture, marks: marksIn(picture, offers, chosen, text.common.account) }))
    .filter(({ marks }) => marks.length > 1);
  return (
    <section class="scan" ref={view} aria-labelledby="offers-title">
      <h2 id="offers-title">{text.add.chooseTitle(offers.length)}</h2>
      {progress && <Notice>{text.add.progress(progress.scanned, progress.of)}</Notice>}
      <p>{text.scan.chooseBody}</p>
      {marked.map(({ picture, marks }) => (
        <MarkedPicture
          key={picture.url}
          picture={picture}
          marks={marks}
          onPress={(number) => {
            toggle(offers[number - 1]);
          }}
        />
      ))}
      <Form
        onSubmit={() => {
          if (chosen.size > 0) scanner.add([...chosen], found);
        }}
        onEscape={scanner.dismiss}
      >
        {offers.map((offer, index) => (
          <Offer
            key={offer.text}
            offer={offer}
            number={marked.length > 0 ? index + 1 : undefined}
            origin={origin}
            checked={chosen.has(offer.text)}
            onToggle={() => {
              toggle(offer);
            }}
          />
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

interface OfferProps {
  offer: OfferedAccount;
  number: number | undefined;
  origin: string | undefined;
  checked: boolean;
  onToggle: () => void;
}

function Offer({ offer, number, origin, checked, onToggle }: OfferProps) {
  const text = useText();
  const host = hostOfAnotherName(offer.issuer, origin);
  return (
    <label class="offer">
      <input type="checkbox" checked={checked} disabled={offer.known} onChange={onToggle} />
      {number !== undefined && <span class="offer-number">{number}</span>}
      <span class="account-name">
        <span class="account-issuer">{offer.issuer || offer.label || text.common.unnamedAccount}</span>
        {offer.issuer && offer.label && <span class="account-label">{offer.label}</span>}
        {host !== undefined && <span class="account-label">{text.add.otherSite(offer.issuer, host)}</span>}
      </span>
      {offer.known && <span class="tag">{text.scan.alreadyThere}</span>}
      {offer.hasNamesake && <span class="tag">{text.add.namesake}</span>}
    </label>
  );
}

/** A QR code of an export holds several accounts, and is marked with the first. */
function marksIn(
  { codes }: SeenPicture,
  offers: OfferedAccount[],
  chosen: ReadonlySet<string>,
  nameOf: (issuer: string, label: string) => string,
): Mark[] {
  return codes.flatMap(({ text, corners }) => {
    const index = offers.findIndex((offer) => offer.source === text);
    const offer = offers[index];
    if (offer === undefined) return [];
    return [{ number: index + 1, name: nameOf(offer.issuer, offer.label), corners, chosen: chosen.has(offer.text) }];
  });
}
