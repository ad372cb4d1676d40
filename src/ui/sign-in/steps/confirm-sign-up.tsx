import { useText } from '../../services';
import type { StepProps } from '../answer';
import { CodeForm } from '../code-form';
import { deliverySentence, SendAgain } from '../delivery';

export function ConfirmSignUp({ signIn, step, answering }: StepProps<'confirmSignUp'>) {
  const text = useText();
  return (
    <>
      <p>{text.step.confirmSignUp}</p>
      {step.codeDeliveryDetails && <p>{deliverySentence(text, step.codeDeliveryDetails)}</p>}
      <CodeForm answering={answering} onCode={answering.answer} />
      <SendAgain signIn={signIn} answering={answering} />
    </>
  );
}
