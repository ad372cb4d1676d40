import { useState } from 'preact/hooks';
import { Button } from '../controls/button';
import { QrCode } from '../controls/qr-code';
import { useText } from '../services';

/** QR codes to scan with a phone, one after another. */
export function QrPages({ texts, onEnd }: { texts: string[]; onEnd: () => void }) {
  const text = useText();
  const [place, setPlace] = useState(0);
  const content = texts[place];
  if (content === undefined) return null;
  const title = text.transfer.codeOf(place + 1, texts.length);
  return (
    <div class="qr-pages">
      <p role="status">{title}</p>
      <QrCode content={content} label={title} />
      <div class="actions">
        {place > 0 && (
          <Button
            onClick={() => {
              setPlace(place - 1);
            }}
          >
            {text.transfer.previousCode}
          </Button>
        )}
        {place < texts.length - 1 && (
          <Button
            kind="primary"
            onClick={() => {
              setPlace(place + 1);
            }}
          >
            {text.transfer.nextCode}
          </Button>
        )}
        <Button kind={place < texts.length - 1 ? 'quiet' : 'primary'} onClick={onEnd}>
          {text.transfer.hideCode}
        </Button>
      </div>
    </div>
  );
}
