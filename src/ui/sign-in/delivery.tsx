import { useState } from 'preact/hooks';
import type { CodeDeliveryDetails, SignInView } from '../../messages/views';
import { Button } from '../controls/button';
import type { Texts } from '../../locales/en';
import { lookUp } from '../look-up';
import { useText } from '../services';
import type { Answering } from './answer';

/** Where the code of this step went. */
export function deliverySentence(text: Texts, details: CodeDeliveryDetails | undefined): string {
  if (!details) return text.step.sent;
  const { destination, deliveryMedium } = details;
  const { SMS, EMAIL, other } = text.step.sentBy;
  const sentences: Record<string, (destination: string) => string> = { SMS, EMAIL };
  return lookUp(sentences, deliveryMedium)?.(destination) ?? other(destination, deliveryMedium);
}

export function SendAgain({
  signIn,
  answering,
  first = false,
}: {
  signIn: SignInView;
  answering: Answering;
  first?: boolean;
}) {
  const text = useText();
  const [sent, setSent] = useState(false);
  return (
    <div class="send-again">
      <Button
        kind={first ? 'primary' : 'quiet'}
        busy={first && answering.busy}
        disabled={answering.waiting}
        onClick={() => {
          setSent(false);
          answering.send('signIn.sendAgain', { signInId: signIn.id }, () => {
            setSent(true);
          });
        }}
      >
        {first ? text.step.sendCode : text.step.sendAgain}
      </Button>
      <span role="status">{sent && text.step.sentAgain}</span>
    </div>
  );
}
