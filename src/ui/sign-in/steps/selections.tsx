import { useState } from 'preact/hooks';
import { Checkbox } from '../../controls/checkbox';
import { ChoiceList, type Choice } from '../../controls/choice-list';
import { ErrorNotice } from '../../controls/notice';
import { lookUp } from '../../look-up';
import { useText } from '../../services';
import type { Answering, StepProps } from '../answer';

interface SelectionProps {
  asked: string;
  choices: Choice[];
  answering: Answering;
  /** Whether the choice can be made once for all. */
  lasting?: boolean;
}

function Selection({ asked, choices, answering, lasting = false }: SelectionProps) {
  const text = useText();
  const [remember, setRemember] = useState(false);
  return (
    <>
      <p>{asked}</p>
      <ErrorNotice error={answering.error} />
      {lasting && <Checkbox label={text.step.dontAskAgain} checked={remember} onChange={setRemember} />}
      <ChoiceList
        choices={choices}
        busy={answering.busy || answering.waiting}
        onChoose={(value) => {
          answering.answer(value, remember ? { remember } : {});
        }}
      />
    </>
  );
}

export function MfaSelection({ step, answering }: StepProps<'continueSignInWithMfaSelection'>) {
  const text = useText();
  const choices = step.allowedMfaTypes.map((value) => ({ value, ...text.step.mfaTypes[value] }));
  return <Selection asked={text.step.mfaSelection} choices={choices} answering={answering} lasting />;
}

/** A telephone number cannot be given during a sign-in, so SMS is for the administrator to set up. */
export function MfaSetupSelection({ step, answering }: StepProps<'continueSignInWithMfaSetupSelection'>) {
  const text = useText();
  const choices = step.allowedMfaTypes.map((value) => ({
    value,
    ...text.step.mfaTypes[value],
    ...(value === 'SMS' && { unavailable: text.step.smsByAdministrator }),
  }));
  return <Selection asked={text.step.mfaSetupSelection} choices={choices} answering={answering} />;
}

/** Challenges that this program does not know are offered by their names. */
export function FirstFactorSelection({ step, answering }: StepProps<'continueSignInWithFirstFactorSelection'>) {
  const text = useText();
  const words: Record<string, { name: string; detail: string }> = text.step.firstFactors;
  const choices = firstFactorsToOffer(step.availableChallenges).map((value) => ({
    value,
    ...(lookUp(words, value) ?? { name: value, detail: '' }),
  }));
  return <Selection asked={text.step.firstFactorSelection} choices={choices} answering={answering} lasting />;
}

/** A password that is proven is better than the same one sent, and a person should not have to choose between the two. */
export function firstFactorsToOffer(available: string[]): string[] {
  return available.includes('PASSWORD_SRP') ? available.filter((name) => name !== 'PASSWORD') : available;
}
