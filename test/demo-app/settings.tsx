import { Button, Card, Flex, Heading, Text } from '@aws-amplify/ui-react';
import { fetchMFAPreference } from 'aws-amplify/auth';
import { useCallback, useEffect, useState } from 'react';
import { TotpSetup } from './totp-setup';

/** What a signed-in person sees: whether she has an authenticator app, and the way to set one up. */
export function Settings({ username, onSignOut }: { username: string; onSignOut: () => void }) {
  const [hasTotp, setHasTotp] = useState<boolean>();
  const [isSettingUp, setIsSettingUp] = useState(false);
  const [failure, setFailure] = useState<string>();

  const refresh = useCallback(() => {
    fetchMFAPreference().then(
      ({ enabled }) => {
        setHasTotp(enabled?.includes('TOTP') ?? false);
      },
      (error: unknown) => {
        setFailure(String(error));
      },
    );
  }, []);
  useEffect(refresh, [refresh]);

  return (
    <Flex direction="column" maxWidth="32rem" margin="2rem auto" gap="1rem">
      <Heading level={3}>Security settings</Heading>
      <Text>Signed in as {username}</Text>
      {hasTotp !== undefined && <Text>Authenticator app: {hasTotp ? 'on' : 'off'}</Text>}
      {failure !== undefined && <Text role="alert">{failure}</Text>}
      {isSettingUp ? (
        <Card variation="outlined">
          <TotpSetup
            username={username}
            onDone={() => {
              setIsSettingUp(false);
              refresh();
            }}
          />
        </Card>
      ) : (
        <Button
          onClick={() => {
            setIsSettingUp(true);
          }}
        >
          Set up an authenticator app
        </Button>
      )}
      <Button onClick={onSignOut}>Sign out</Button>
    </Flex>
  );
}
