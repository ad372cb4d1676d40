import type { AccountView, SignInView, StepView } from '../../messages/views';
import { Button } from '../controls/button';
import { ErrorNotice, Notice } from '../controls/notice';
import { useText } from '../services';
import type { Answering } from './answer';
import { ConfirmSignUp } from './steps/confirm-sign-up';
import { CustomChallenge } from './steps/custom-challenge';
import { DeliveredCode } from './steps/delivered-code';
import { EmailSetup } from './steps/email-setup';
import { NewPassword } from './steps/new-password';
import { Passkey } from './steps/passkey';
import { Password } from './steps/password';
import { ResetPassword } from './steps/reset-password';
import { FirstFactorSelection, MfaSelection, MfaSetupSelection } from './steps/selections';
import { TotpCode } from './steps/totp-code';
import { TotpSetup } from './steps/totp-setup';

interface StepContentProps {
  signIn: SignInView;
  step: StepView;
  answering: Answering;
  accounts: AccountView[];
}

/** One view for every step. A step that is missing here does not compile; one from a later worker is named. */
export function StepContent({ signIn, step, answering, accounts }: StepContentProps) {
  const shared = { signIn, answering };
  switch (step.signInStep) {
    case 'confirmSignInWithSmsMfaCode':
    case 'confirmSignInWithOtpCode':
      return <DeliveredCode {...shared} step={step} />;
    case 'confirmSignInWithTotpMfaCode':
      return <TotpCode {...shared} step={step} accounts={accounts} />;
    case 'continueSignInWithMfaSelection':
      return <MfaSelection {...shared} step={step} />;
    case 'continueSignInWithMfaSetupSelection':
      return <MfaSetupSelection {...shared} step={step} />;
    case 'continueSignInWithTotpSetup':
      return <TotpSetup {...shared} step={step} />;
    case 'continueSignInWithEmailMfaSetup':
      return <EmailSetup {...shared} step={step} />;
    case 'confirmSignInWithNewPassword':
      return <NewPassword {...shared} step={step} />;
    case 'confirmSignInWithCustomChallenge':
      return <CustomChallenge {...shared} step={step} />;
    case 'continueSignInWithFirstFactorSelection':
      return <FirstFactorSelection {...shared} step={step} />;
    case 'confirmSignInWithPassword':
      return <Password {...shared} step={step} />;
    case 'continueSignInWithPasskey':
      return <Passkey {...shared} step={step} />;
    case 'resetPassword':
      return <ResetPassword {...shared} step={step} />;
    case 'confirmSignUp':
      return <ConfirmSignUp {...shared} step={step} />;
    case 'done':
      return null;
    default:
      return <UnknownStep {...shared} step={step} />;
  }
}

function UnknownStep({ step, ...shared }: { step: never; signIn: SignInView; answering: Answering }) {
  const { signInStep }: { signInStep: string } = step;
  return <DeadEnd {...shared} name={signInStep} />;
}

/** A step that cannot be answered here. */
function DeadEnd({ signIn, answering, name }: { signIn: SignInView; answering: Answering; name: string }) {
  const text = useText();
  return (
    <>
      <Notice kind="alert">{text.step.unknown(name)}</Notice>
      <ErrorNotice error={answering.error} />
      <Button
        kind="primary"
        busy={answering.busy}
        disabled={answering.waiting}
        onClick={() => {
          answering.send('signIn.startAgain', { signInId: signIn.id });
        }}
      >
        {text.signIn.startAgain}
      </Button>
    </>
  );
}
