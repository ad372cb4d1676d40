import { Authenticator } from '@aws-amplify/ui-react';
import { Settings } from './settings';

/** Amplify's own sign-in, as it comes; the issuer is what its set-up QR code names. */
export function App() {
  return (
    <Authenticator hideSignUp formFields={{ setupTotp: { QR: { totpIssuer: 'Demo app' } } }}>
      {({ user, signOut }) => <Settings username={user?.username ?? ''} onSignOut={() => signOut?.()} />}
    </Authenticator>
  );
}
