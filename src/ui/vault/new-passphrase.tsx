import { useState } from 'preact/hooks';
import { Field } from '../controls/field';
import { useText } from '../services';
import { minimumPassphraseLength, passphraseProblem, type PassphraseProblem } from './passphrase';

/** A passphrase that is typed twice. `take` gives it where it will do, and shows what is wrong where it will not. */
export function useNewPassphrase() {
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const [problem, setProblem] = useState<PassphraseProblem>();
  return {
    fields: { passphrase, setPassphrase, repeated, setRepeated, problem },
    take(): string | undefined {
      const found = passphraseProblem(passphrase, repeated);
      setProblem(found);
      return found === undefined ? passphrase : undefined;
    },
    clear() {
      setPassphrase('');
      setRepeated('');
    },
  };
}

export function NewPassphraseFields({
  passphrase,
  setPassphrase,
  repeated,
  setRepeated,
  problem,
  label,
}: ReturnType<typeof useNewPassphrase>['fields'] & { label: string }) {
  const text = useText();
  return (
    <>
      <Field
        label={label}
        type="password"
        value={passphrase}
        onInput={setPassphrase}
        autocomplete="new-password"
        hint={text.welcome.hint(minimumPassphraseLength)}
        problem={problem === 'tooShort' ? text.welcome.tooShort(minimumPassphraseLength) : undefined}
      />
      <Field
        label={text.welcome.repeat}
        type="password"
        value={repeated}
        onInput={setRepeated}
        autocomplete="new-password"
        problem={problem === 'mismatch' ? text.welcome.mismatch : undefined}
      />
    </>
  );
}
