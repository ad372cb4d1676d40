import type { ComponentChildren } from 'preact';
import type { VaultView } from '../../messages/views';
import { Unlock } from './unlock';
import { Unusable } from './unusable';
import { Welcome } from './welcome';

/** What is behind an open vault, or the way to open it. */
export function VaultGate({ vault, children }: { vault: VaultView; children: ComponentChildren }) {
  switch (vault.state) {
    case 'none':
      return <Welcome />;
    case 'locked':
      return <Unlock error={vault.error} />;
    case 'lost':
      return <Unusable error={{ code: 'lost' }} />;
    case 'unusable':
      return <Unusable error={vault.error} />;
    case 'open':
      return <>{children}</>;
  }
}
