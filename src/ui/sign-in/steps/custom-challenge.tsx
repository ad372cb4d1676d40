import { useState } from 'preact/hooks';
import { Field } from '../../controls/field';
import { Form } from '../../controls/form';
import { useText } from '../../services';
import type { StepProps } from '../answer';
import { Submit } from '../submit';

/** What the pool's own trigger asks: its hint as the question, its other parameters as they are. */
export function CustomChallenge({ step, answering }: StepProps<'confirmSignInWithCustomChallenge'>) {
  const text = useText();
  const [answer, setAnswer] = useState('');
  const [empty, setEmpty] = useState(false);
  const { hint, parameters } = questionOf(step.additionalInfo);
  return (
    <>
      <p>{hint ?? text.step.customChallenge}</p>
      {parameters.length > 0 && (
        <dl class="parameters">
          {parameters.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <Form
        onSubmit={() => {
          setEmpty(answer === '');
          if (answer !== '') answering.answer(answer);
        }}
      >
        <Field
          label={text.step.customAnswer}
          value={answer}
          onInput={setAnswer}
          problem={empty ? text.signIn.answerMissing : answering.problem}
        />
        <Submit answering={answering}>{text.signIn.continue}</Submit>
      </Form>
    </>
  );
}

/** Parameters that Cognito itself adds, which tell the person nothing new. */
const ofCognito = ['USERNAME', 'USER_ID_FOR_SRP'];

export function questionOf(additionalInfo: Record<string, string>): { hint?: string; parameters: [string, string][] } {
  const { hint, ...others } = additionalInfo;
  const parameters = Object.entries(others).filter(([name]) => !ofCognito.includes(name));
  return hint === undefined ? { parameters } : { hint, parameters };
}
