import { useState } from 'preact/hooks';
import type { Snapshot } from '../messages/views';
import { CodesView } from './codes/codes-view';
import { Button } from './controls/button';
import { ErrorNotice } from './controls/notice';
import { Icon } from './controls/icon';
import { Mark } from './controls/mark';
import { Tabs } from './controls/tabs';
import { useRequests } from './request';
import { useText } from './services';
import { SignInView } from './sign-in/sign-in-view';
import { useSnapshot } from './snapshot';
import { Unlock } from './vault/unlock';
import { Unusable } from './vault/unusable';
import { Welcome } from './vault/welcome';

export function App() {
  const snapshot = useSnapshot();
  return (
    <div class="app">
      <Header lockable={snapshot?.vault.state === 'open'} />
      {snapshot && <Content snapshot={snapshot} />}
    </div>
  );
}

function Header({ lockable }: { lockable: boolean }) {
  const text = useText();
  const { send, busy, error } = useRequests();
  return (
    <>
      <header class="header">
        <Mark />
        <h1 class="header-name">{text.appName}</h1>
        {lockable && (
          <Button
            kind="quiet"
            label={text.header.lockHint}
            busy={busy}
            onClick={() => {
              send('vault.lock', {});
            }}
          >
            <Icon name="lock" />
            {text.header.lock}
          </Button>
        )}
      </header>
      <ErrorNotice error={error} />
    </>
  );
}

function Content({ snapshot }: { snapshot: Snapshot }) {
  switch (snapshot.vault.state) {
    case 'none':
      return <Welcome />;
    case 'locked':
      return <Unlock error={snapshot.vault.error} />;
    case 'unusable':
      return <Unusable error={snapshot.vault.error} />;
    case 'open':
      return <OpenVault snapshot={snapshot} />;
  }
}

/** Opens where the person left: in the middle of a sign-in, if one is under way. */
function OpenVault({ snapshot }: { snapshot: Snapshot }) {
  const text = useText();
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
      {tab === 'codes' ? <CodesView snapshot={snapshot} /> : <SignInView snapshot={snapshot} />}
    </Tabs>
  );
}
