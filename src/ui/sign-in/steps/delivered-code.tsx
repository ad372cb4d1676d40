import { useText } from '../../services';
import type { StepProps } from '../answer';
import { CodeForm } from '../code-form';
import { deliverySentence, SendAgain } from '../delivery';

/** A code that was sent to the person. */
export function DeliveredCode({
  signIn,
  step,
  answering,
}: StepProps<'confirmSignInWithSmsMfaCode' | 'confirmSignInWithOtpCode'>) {
  const text = useText();
  return (
    <>
      <p>{deliverySentence(text, step.codeDeliveryDetails)}</p>
      <CodeForm answering={answering} onCode={answering.answer} />
      <SendAgain signIn={signIn} answering={answering} />
    </>
  );
}
