import { useState } from 'preact/hooks';
import type { ExplainedError } from '../../../locales/error-sentences';
import type { OwnerProof } from '../../../messages/protocol';
import type { SlotView } from '../../../messages/views';
import { Field } from '../../controls/field';
import { ErrorNotice } from '../../controls/notice';
import { RetryWait } from '../../controls/retry-wait';
import { Select } from '../../controls/select';
import { errorSentence } from '../../error-text';
import { useReply } from '../../reply';
import { useServices } from '../../services';

type Way = OwnerProof['kind'];

const ways: Way[] = ['passphrase', 'recovery-code', 'passkey'];

/**
 * How the person shows that the vault is hers: by any way in that she has, since who came in by another has perhaps
 * forgotten the passphrase. `take` begins within the press; it is undefined where nothing was typed.
 */
export function useOwnerProof(slots: SlotView[]) {
  const { vaultPasskeys } = useServices();
  const { reply: requests = [] } = useReply('vault.passkeyRequests', slots);
  const [way, setWay] = useState<Way>('passphrase');
  const [typed, setTyped] = useState('');
  const isThere = (each: Way) => slots.some(({ kind }) => kind === each);
  const choice = ways.filter((each) => isThere(each) && (each !== 'passkey' || vaultPasskeys.available));
  return {
    fields: { choice, way, setWay, typed, setTyped },
    take(): (() => Promise<OwnerProof>) | undefined {
      if (way === 'passkey') return async () => ({ kind: way, ...(await vaultPasskeys.ask(requests)) });
      if (typed === '') return undefined;
      const proof = way === 'passphrase' ? { kind: way, passphrase: typed } : { kind: way, code: typed };
      return () => Promise.resolve(proof);
    },
    clear() {
      setTyped('');
    },
  };
}

type OwnerProofFieldsProps = ReturnType<typeof useOwnerProof>['fields'] & { error: ExplainedError | undefined };

export function OwnerProofFields({ choice, way, setWay, typed, setTyped, error }: OwnerProofFieldsProps) {
  const { text } = useServices();
  const field = { value: typed, onInput: setTyped, problem: error && errorSentence(text, error) };
  return (
    <>
      {choice.length > 1 && (
        <Select
          label={text.security.proof}
          options={choice.map((each) => ({ value: each, name: text.security.kinds[each] }))}
          value={way}
          onChange={(chosen) => {
            setWay(chosen);
            setTyped('');
          }}
        />
      )}
      {way === 'passphrase' && (
        <Field {...field} label={text.security.currentPassphrase} type="password" autocomplete="current-password" />
      )}
      {way === 'recovery-code' && (
        <Field {...field} label={text.unlock.recoveryCode} exact hint={text.unlock.recoveryCodeHint} />
      )}
      {way === 'passkey' && <ErrorNotice error={error} />}
      <RetryWait error={error} />
    </>
  );
}
