import { Button, Flex, Text, TextField } from '@aws-amplify/ui-react';
import { setUpTOTP, updateMFAPreference, verifyTOTPSetup } from 'aws-amplify/auth';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { QrCode } from './qr-code';

interface Setup {
  sharedSecret: string;
  uri: string;
}

/** Amplify's three calls of a set-up in order: a secret to scan, a code that proves it, and making it count. */
export function TotpSetup({ username, onDone }: { username: string; onDone: () => void }) {
  const [setup, setSetup] = useState<Setup>();
  const [failure, setFailure] = useState<string>();
  const hasAsked = useRef(false);

  useEffect(() => {
    // A second call would make the first one's secret void.
    if (hasAsked.current) return;
    hasAsked.current = true;
    setUpTOTP().then(
      (details) => {
        setSetup({ sharedSecret: details.sharedSecret, uri: details.getSetupUri('Demo app', username).href });
      },
      (error: unknown) => {
        setFailure(messageOf(error));
      },
    );
  }, [username]);

  const verify = async (code: string) => {
    try {
      await verifyTOTPSetup({ code });
      await updateMFAPreference({ totp: 'PREFERRED' });
      onDone();
    } catch (error) {
      setFailure(messageOf(error));
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = new FormData(event.currentTarget).get('code');
    void verify(typeof code === 'string' ? code : '');
  };

  return (
    <form onSubmit={submit}>
      <Flex direction="column" gap="1rem">
        {setup !== undefined && (
          <>
            <Text>Scan this with your authenticator app, or copy the key.</Text>
            <QrCode text={setup.uri} />
            <Text as="span">{setup.sharedSecret}</Text>
          </>
        )}
        <TextField label="Code" name="code" autoComplete="one-time-code" inputMode="numeric" />
        {failure !== undefined && <Text role="alert">{failure}</Text>}
        <Button type="submit" variation="primary">
          Verify
        </Button>
      </Flex>
    </form>
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
