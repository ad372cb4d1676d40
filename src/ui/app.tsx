import { useState } from 'preact/hooks';
import type { Snapshot } from '../messages/views';
import { BackupAge } from './backup-age';
import { CodesView } from './codes/codes-view';
import { Tabs } from './controls/tabs';
import { Header } from './header';
import { useServices } from './services';
import { SignInView } from './sign-in/sign-in-view';
import { useSnapshot } from './snapshot';
import { VaultGate } from './vault/gate';

/** The popup. */
export function App() {
  const { openManage } = useServices();
  const snapshot = useSnapshot();
  return (
    <div class="app">
      <Header
        lockable={snapshot?.vault.state === 'open'}
        onManage={() => {
          openManage();
        }}
      />
      {snapshot && (
        <VaultGate vault={snapshot.vault}>
          <OpenVault snapshot={snapshot} />
        </VaultGate>
      )}
    </div>
  );
}

/** Opens where the person left: in the middle of a sign-in, if one is under way. */
function OpenVault({ snapshot }: { snapshot: Snapshot }) {
  const { text } = useServices();
  const [tab, setTab] = useState<'codes' | 'sign-in'>(snapshot.signIn ? 'sign-in' : 'codes');
  return (
    <Tabs
      label={text.header.tabs}
      tabs={[
        { name: 'codes', label: text.header.codes },
        { name: 'sign-in', label: text.header.signIn, marked: snapshot.signIn !== undefined && tab !== 'sign-in' },
      ]}
      selected={tab}
      onSelect={setTab}
    >
      {tab === 'codes' ? (
        <>
          <CodesView snapshot={snapshot} />
          <BackupAge backup={snapshot.backup} accountCount={snapshot.accounts.length} />
        </>
      ) : (
        <SignInView snapshot={snapshot} />
      )}
    </Tabs>
  );
}
