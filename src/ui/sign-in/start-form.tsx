import { useId, useRef, useState } from 'preact/hooks';
import type { ExplainedError } from '../../locales/error-sentences';
import type { Profile } from '../../profiles/profile';
import { Button, IconButton } from '../controls/button';
import { Field } from '../controls/field';
import { Form } from '../controls/form';
import { Icon } from '../controls/icon';
import { ErrorNotice } from '../controls/notice';
import { useRetrySeconds } from '../controls/retry-wait';
import { focusInvalid, useEntryFocus } from '../focus';
import { useRequests } from '../request';
import { useText } from '../services';

interface StartFormProps {
  profiles: Profile[];
  profileId: string | undefined;
  onProfile: (profileId: string) => void;
  onAdd: () => void;
  onRemove: (profile: Profile) => void;
  /** A sign-in that ended before its first step: put away before the next is begun, its error shown until then. */
  failed: { signInId: string; username: string; error: ExplainedError } | undefined;
  /** Not where something more important stands above it. */
  takesFocus: boolean;
}

export function StartForm({ profiles, profileId, onProfile, onAdd, onRemove, failed, takesFocus }: StartFormProps) {
  const text = useText();
  const view = useRef<HTMLElement>(null);
  const { send, busy, error: refused } = useRequests();
  const [username, setUsername] = useState(failed?.username ?? '');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState<'to-start' | 'to-reset'>();
  const profile = profiles.find(({ id }) => id === profileId) ?? profiles[0];
  const passwordNeeded = profile !== undefined && needsPassword(profile);
  const error = refused ?? failed?.error;
  const waiting = useRetrySeconds(error) > 0;
  useEntryFocus(view, error?.code, takesFocus);

  const usernameMissing = username.trim() === '';

  const start = () => {
    setTried('to-start');
    if (!profile || usernameMissing || (passwordNeeded && password === '') || waiting) return;
    const begin = () => {
      send('signIn.start', { profileId: profile.id, username, ...(password !== '' && { password }) });
    };
    if (failed) send('signIn.cancel', { signInId: failed.signInId }, begin);
    else begin();
  };
  const forgot = () => {
    setTried('to-reset');
    focusInvalid(view.current);
    if (profile && !usernameMissing) send('signIn.forgotPassword', { profileId: profile.id, username });
  };
  return (
    <section ref={view} class="start">
      <h2>{text.start.title}</h2>
      <Form onSubmit={start}>
        <ProfileChoice profiles={profiles} chosen={profile} onProfile={onProfile} onAdd={onAdd} onRemove={onRemove} />
        <ErrorNotice error={error} />
        <Field
          label={text.start.username}
          name="username"
          value={username}
          onInput={setUsername}
          autocomplete="username"
          dir="auto"
          entry={failed === undefined}
          problem={tried && usernameMissing ? text.start.missing(text.start.username) : undefined}
        />
        <Field
          label={text.start.password}
          name="password"
          type="password"
          value={password}
          onInput={setPassword}
          autocomplete="current-password"
          entry={failed !== undefined}
          problem={
            tried === 'to-start' && passwordNeeded && password === ''
              ? text.start.missing(text.start.password)
              : undefined
          }
        />
        <Button kind="primary" busy={busy} disabled={waiting}>
          {text.start.signIn}
        </Button>
        <div class="beneath">
          <Button kind="quiet" disabled={waiting} onClick={forgot}>
            {text.start.forgotPassword}
          </Button>
        </div>
      </Form>
    </section>
  );
}

/** In these flows the pool may ask for something else than a password, or for nothing but its own questions. */
function needsPassword({ authFlow }: Profile): boolean {
  return authFlow !== 'USER_AUTH' && authFlow !== 'CUSTOM_AUTH';
}

type ProfileChoiceProps = Pick<StartFormProps, 'profiles' | 'onProfile' | 'onAdd' | 'onRemove'> & {
  chosen: Profile | undefined;
};

function ProfileChoice({ profiles, chosen, onProfile, onAdd, onRemove }: ProfileChoiceProps) {
  const text = useText();
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{text.start.app}</label>
      <div class="field-row">
        <select
          id={id}
          value={chosen?.id}
          onChange={(event) => {
            onProfile(event.currentTarget.value);
          }}
        >
          {profiles.map(({ id: profileId, name }) => (
            <option key={profileId} value={profileId}>
              {name}
            </option>
          ))}
        </select>
        <IconButton label={text.start.addApp} onClick={onAdd}>
          <Icon name="plus" />
        </IconButton>
        {chosen && (
          <IconButton
            label={text.start.removeApp}
            onClick={() => {
              onRemove(chosen);
            }}
          >
            <Icon name="trash" />
          </IconButton>
        )}
      </div>
    </div>
  );
}
