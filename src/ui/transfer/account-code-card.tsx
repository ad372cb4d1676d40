import { useState } from 'preact/hooks';
import { fromBase64, utf8Text } from '../../lib/bytes';
import type { Snapshot } from '../../messages/views';
import { Card } from '../controls/card';
import { Confirm } from '../controls/confirm';
import { ErrorNotice } from '../controls/notice';
import { Select } from '../controls/select';
import { useRequests } from '../request';
import { useText } from '../services';
import { QrPages } from './qr-pages';

/** One account's set-up code, as its site once showed it. */
export function AccountCodeCard({ snapshot: { accounts } }: { snapshot: Snapshot }) {
  const text = useText();
  const { send, busy, error } = useRequests();
  const [chosen, setChosen] = useState(accounts[0]?.id ?? '');
  const [uri, setUri] = useState<string>();
  const account = accounts.find(({ id }) => id === chosen) ?? accounts[0];
  if (account === undefined) return null;
  return (
    <Card title={text.transfer.oneTitle}>
      <Select
        label={text.transfer.oneAccount}
        value={account.id}
        options={accounts.map(({ id, issuer, label }) => ({ value: id, name: text.common.account(issuer, label) }))}
        onChange={(id) => {
          setChosen(id);
          setUri(undefined);
        }}
      />
      <ErrorNotice error={error} />
      {uri === undefined ? (
        <Confirm
          key={account.id}
          action={text.transfer.showCode}
          meaning={text.transfer.showCodeMeaning}
          busy={busy}
          onConfirm={() => {
            send('transfer.export', { format: 'otpauth', accountIds: [account.id] }, ({ file }) => {
              setUri(utf8Text(fromBase64(file)).trim());
            });
          }}
        />
      ) : (
        <QrPages
          texts={[uri]}
          onEnd={() => {
            setUri(undefined);
          }}
        />
      )}
    </Card>
  );
}
